package loadline.core.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.TimeSpan;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.Basis;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.assessment.Judge;
import loadline.core.assessment.Verdict;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.decision.Standing.Ground;
import loadline.core.evaluation.Elicitation;
import loadline.core.model.Question;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Indicator;
import loadline.core.policy.PolicyRules;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;

/** The verdict of every assessed threshold, then its standing: the determination in force, else the verdict. */
final class Standings {
    /** Longer than any plan works unattended. */
    private static final TimeSpan UNBOUNDED = TimeSpan.of("P1000Y");

    private final UnderPolicy under;
    private final Judge judge;
    private final Determinations determinations;
    private final Optional<Digest> carriedFrom;

    Standings(UnderPolicy under) {
        this.under = under;
        this.judge = new Judge(under.assessed().checkpoint().fact().weights(), under.facts.asOf(), granted(under.question));
        this.determinations = new Determinations(under);
        this.carriedFrom = under.assessment instanceof AssessmentState.CarriedOver carried ? Optional.of(carried.from()) : Optional.empty();
    }

    /** What a surface lets users do with the model, less what the question's bounds rule out: on agents tools, where they are autonomous unattended work. */
    private static Elicitation granted(Question question) {
        Surface surface = question.surface();
        if (!surface.isAtLeastAsWideAs(Surface.AGENTIC)) {
            return Elicitation.NONE;
        }
        boolean tools = question.bounds().tools().orElse(true);
        return new Elicitation(tools, surface.isAtLeastAsWideAs(Surface.AUTONOMOUS) ? Optional.of(question.bounds().autonomy().orElse(UNBOUNDED)) : Optional.empty());
    }

    List<Standing> all() {
        List<PolicyRules.Assessed> assessed = under.rules.assessed();
        Docket docket = under.kin.docket(under.rules);
        List<Standing> standings = new ArrayList<>(assessed.size());
        for (int i = 0; i < assessed.size(); i++) {
            standings.add(standing(assessed.get(i), docket.thresholds().get(i), docket.precursors().get(i)));
        }
        return standings;
    }

    /** The weakest thing a standing rests on. */
    static Basis basisOf(Standing standing) {
        return switch (standing.ground()) {
            case STATISTICS -> standing.verdict() instanceof Verdict.RuledOut ruledOut ? ruledOut.basis() : Basis.ATTESTED_AGGREGATE;
            case JUDGEMENT -> Basis.JUDGEMENT;
            case INHERITED -> Basis.INHERITED;
            case TREATED_AS_REACHED, REACHED, CROSSED, INCONCLUSIVE -> Basis.RECOMPUTED_FROM_SAMPLES;
        };
    }

    private Standing standing(PolicyRules.Assessed assessed, Docket.Asked own, List<Docket.Asked> precursors) {
        CapabilityThreshold threshold = assessed.threshold();
        Verdict verdict = verdict(assessed, own, precursors);
        Determinations.InForce determined = determinations.inForce(threshold, verdict);
        return new Standing(threshold.id(), threshold.level(), verdict, determined.conclusion(), determined.statements(), ground(verdict, determined), carriedFrom);
    }

    private Ground ground(Verdict verdict, Determinations.InForce determined) {
        if (determined.conclusion().isPresent()) {
            return switch (determined.conclusion().get()) {
                case REACHED -> Ground.REACHED;
                case TREATED_AS_REACHED -> Ground.TREATED_AS_REACHED;
                case NOT_REACHED -> carriedFrom.isPresent() ? Ground.INHERITED : verdict instanceof Verdict.RuledOut ? Ground.STATISTICS : Ground.JUDGEMENT;
            };
        }
        return switch (verdict) {
            case Verdict.RuledOut _ -> carriedFrom.isPresent() ? Ground.INHERITED : Ground.STATISTICS;
            case Verdict.Crossed _ -> Ground.CROSSED;
            case Verdict.Inconclusive _ -> Ground.INCONCLUSIVE;
        };
    }

    private Verdict verdict(PolicyRules.Assessed assessed, Docket.Asked own, List<Docket.Asked> precursors) {
        ThresholdId threshold = assessed.threshold().id();
        List<IndicatorVerdict> verdicts = judged(own);
        boolean othersRuledOut = own.areOthersRuledOut(verdicts);
        boolean ruledOut = own.holds(verdicts);
        for (int i = 0; i < precursors.size(); i++) {
            List<IndicatorVerdict> before = judged(precursors.get(i));
            ruledOut |= precursors.get(i).isRuledOut(before);
            if (before.stream().anyMatch(v -> v.outcome().compareTo(Outcome.RULE_OUT_LOST) >= 0)) {
                under.duties.addAll(assessed.precursors().get(i).duties());
            }
            verdicts.addAll(before);
        }
        noteAdverse(verdicts);
        return verdict(threshold, verdicts, ruledOut && othersRuledOut);
    }

    private List<IndicatorVerdict> judged(Docket.Asked asked) {
        List<IndicatorVerdict> verdicts = new ArrayList<>(asked.judged().size());
        for (Docket.Judged judged : asked.judged()) {
            verdicts.add(judge.verdict(judged.indicator(), judged.leastRuns(), judged.exhibits()));
            if (judged.hasMoved()) {
                note(Note.Code.LINE_MOVED, judged.indicator());
            }
            if (judged.isOpened()) {
                note(Note.Code.GIVEN_SEALED, judged.indicator());
            }
        }
        return verdicts;
    }

    private void note(Note.Code code, Indicator indicator) {
        Note note = new Note(code, indicator.id().value());
        if (!under.notes.contains(note)) {
            under.notes.add(note);
        }
    }

    private Verdict verdict(ThresholdId threshold, List<IndicatorVerdict> verdicts, boolean ruledOut) {
        for (IndicatorVerdict each : verdicts) {
            if (each.outcome() == Outcome.CROSSED) {
                return new Verdict.Crossed(threshold, verdicts);
            }
        }
        if (under.newestProtocol().isEmpty()) {
            return new Verdict.Inconclusive(threshold, verdicts, EnumSet.of(Verdict.Why.NO_PROTOCOL), Set.of());
        }
        Set<ShowingId> missing = showingsMissing();
        if (ruledOut && missing.isEmpty()) {
            return new Verdict.RuledOut(threshold, verdicts, weakest(verdicts));
        }
        if (missing.isEmpty()) {
            return new Verdict.Inconclusive(threshold, verdicts, Set.of(verdicts.isEmpty() ? Verdict.Why.NO_INDICATOR : Verdict.Why.INDICATORS_SHORT), missing);
        }
        Set<Verdict.Why> why = EnumSet.of(Verdict.Why.SHOWINGS_MISSING);
        if (verdicts.isEmpty()) {
            why.add(Verdict.Why.NO_INDICATOR);
        } else if (!ruledOut) {
            why.add(Verdict.Why.INDICATORS_SHORT);
        }
        return new Verdict.Inconclusive(threshold, verdicts, why, missing);
    }

    private Set<ShowingId> showingsMissing() {
        List<AssessmentRule.Showing> asked = under.policy.assessment().showings();
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<ShowingId> missing = new TreeSet<>();
        asked.forEach(showing -> missing.add(showing.id()));
        under.assessed().showings().stream().filter(s -> s.fact().policy().equals(under.policy.id())).forEach(s -> missing.remove(s.fact().showing()));
        return missing;
    }

    private static Basis weakest(List<IndicatorVerdict> verdicts) {
        Basis weakest = Basis.RECOMPUTED_FROM_SAMPLES;
        for (IndicatorVerdict verdict : verdicts) {
            for (Weighed weighed : verdict.weighed()) {
                boolean counts = verdict.outcome() == Outcome.RULED_OUT && weighed.defects().isEmpty();
                weakest = counts && weighed.basis().compareTo(weakest) > 0 ? weighed.basis() : weakest;
            }
        }
        return weakest;
    }

    private void noteAdverse(List<IndicatorVerdict> verdicts) {
        for (IndicatorVerdict verdict : verdicts) {
            for (Weighed weighed : verdict.weighed()) {
                if (weighed.outcome() != Outcome.RULED_OUT) {
                    under.lastAdverse = Math.max(under.lastAdverse, weighed.index());
                }
            }
        }
    }
}
