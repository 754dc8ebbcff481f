package loadline.core.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.Basis;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.assessment.Judge;
import loadline.core.assessment.Submissions;
import loadline.core.assessment.Verdict;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.decision.Standing.Ground;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Indicator;
import loadline.core.policy.Precursor;
import loadline.core.policy.ShowingId;
import loadline.core.policy.ThresholdId;

/** The verdict of every assessed threshold, then its standing: the determination in force, else the verdict. */
final class Standings {
    private final UnderPolicy under;
    private final Judge judge;
    private final Family family;
    private final Determinations determinations;
    private final Optional<Digest> carriedFrom;
    /** One version of the protocol and nothing about other weights: all evidence falls under the same version as a first submission. */
    private final boolean allAlike;

    Standings(UnderPolicy under) {
        this.under = under;
        this.judge = new Judge(under.assessed().checkpoint().fact().weights(), under.facts.asOf());
        this.family = under.kin;
        this.determinations = new Determinations(under);
        this.carriedFrom = under.assessment instanceof AssessmentState.CarriedOver carried ? Optional.of(carried.from()) : Optional.empty();
        this.allAlike = under.protocols.size() == 1 && family.isOneCheckpoint();
    }

    List<Standing> all() {
        List<Standing> standings = new ArrayList<>(under.rules.assessed().size());
        for (PolicyRules.Assessed assessed : under.rules.assessed()) {
            standings.add(standing(assessed));
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

    private Standing standing(PolicyRules.Assessed assessed) {
        CapabilityThreshold threshold = assessed.threshold();
        Verdict verdict = verdict(threshold.id(), assessed.precursors());
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

    private Verdict verdict(ThresholdId threshold, List<Precursor> precursors) {
        if (under.protocols.isEmpty()) {
            return new Verdict.Inconclusive(threshold, List.of(), EnumSet.of(Verdict.Why.NO_PROTOCOL), Set.of());
        }
        ThresholdLines lines = under.versions.linesFor(threshold);
        List<IndicatorVerdict> verdicts = new ArrayList<>(lines.indicators().size());
        boolean ruledOut = isRuledOut(lines, verdicts);
        for (Precursor precursor : precursors) {
            List<IndicatorVerdict> own = new ArrayList<>();
            ruledOut |= isRuledOut(under.versions.linesFor(precursor.id()), own);
            if (own.stream().anyMatch(v -> v.outcome().compareTo(Outcome.RULE_OUT_LOST) >= 0)) {
                under.duties.addAll(precursor.duties());
            }
            verdicts.addAll(own);
        }
        noteAdverse(verdicts);
        return verdict(threshold, verdicts, ruledOut);
    }

    private Verdict verdict(ThresholdId threshold, List<IndicatorVerdict> verdicts, boolean ruledOut) {
        for (IndicatorVerdict each : verdicts) {
            if (each.outcome() == Outcome.CROSSED) {
                return new Verdict.Crossed(threshold, verdicts);
            }
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

    /**
     * Whether every pathway of the threshold or precursor is ruled out; adds the verdicts of its indicators. Asked of the newest
     * version of the protocol and of each in force since the first evidence, over its own indicators: renaming one fills no second
     * place among those that suffice. An indicator of none of them that is judged must be ruled out.
     */
    private boolean isRuledOut(ThresholdLines lines, List<IndicatorVerdict> verdicts) {
        List<IndicatorVersions> judged = judged(lines);
        judged.forEach(indicator -> verdicts.add(verdict(indicator, lines)));
        int newest = under.protocols.size() - 1;
        int oldest = newest == 0 ? 0 : oldestInForce(judged);
        boolean holds = !judged.isEmpty();
        for (int i = newest; i >= oldest; i--) {
            holds &= lines.expressions().get(i).holds(verdicts);
        }
        return holds && (oldest == newest && newest == 0 || othersAreRuledOut(judged, verdicts, lines.expressions().subList(oldest, newest + 1)));
    }

    /** The newest protocol's indicators, and those of older versions that have a result on this family: none can be retired. */
    private List<IndicatorVersions> judged(ThresholdLines lines) {
        if (under.protocols.size() == 1) {
            return lines.indicators();
        }
        List<IndicatorVersions> judged = new ArrayList<>();
        for (IndicatorVersions indicator : lines.indicators()) {
            boolean isListed = judged.stream().anyMatch(newer -> newer.indicator().id().equals(indicator.indicator().id()));
            if (indicator.isInNewest() || !isListed && !family.evidence(indicator.indicator().task()).isEmpty()) {
                judged.add(indicator);
            }
        }
        return judged;
    }

    /** The place of the oldest version of the protocol that is asked: the newest, or one in force since the first evidence. */
    private int oldestInForce(List<IndicatorVersions> judged) {
        long first = judged.stream().flatMap(indicator -> indicator.tasks().stream()).distinct().flatMap(task -> family.evidence(task).stream())
                .mapToLong(EvidenceGroup::since).min().orElse(Long.MAX_VALUE);
        int oldest = under.protocols.size() - 1;
        while (oldest > 0 && under.protocols.get(oldest).index() > first) {
            oldest--;
        }
        return oldest;
    }

    private static boolean othersAreRuledOut(List<IndicatorVersions> judged, List<IndicatorVerdict> verdicts, List<ThresholdLines.Expression> asked) {
        for (int i = 0; i < judged.size(); i++) {
            Indicator indicator = judged.get(i).indicator();
            boolean mustBe = indicator.line().bearsOnRulingOut() && asked.stream().noneMatch(expression -> expression.asksFor(indicator.id()));
            if (mustBe && verdicts.get(i).outcome() != Outcome.RULED_OUT) {
                return false;
            }
        }
        return true;
    }

    private IndicatorVerdict verdict(IndicatorVersions indicator, ThresholdLines lines) {
        List<Judge.Item> items = allAlike ? alike(indicator) : each(indicator, lines);
        noteMovedLine(indicator.indicator(), items);
        return judge.verdict(indicator.indicator(), indicator.leastRuns(), items);
    }

    private List<Judge.Item> alike(IndicatorVersions indicator) {
        List<EvidenceGroup> evidence = family.evidence(indicator.indicator().task());
        List<Judge.Version> first = indicator.asFirst();
        List<Judge.Item> items = new ArrayList<>(evidence.size());
        for (EvidenceGroup group : evidence) {
            items.add(new Judge.Item(group, first));
        }
        return items;
    }

    private List<Judge.Item> each(IndicatorVersions indicator, ThresholdLines lines) {
        List<Digest> submitted = Submissions.order(lines.tasks().stream().flatMap(task -> family.evidence(task).stream()));
        List<Judge.Item> items = new ArrayList<>();
        for (String task : indicator.tasks()) {
            for (EvidenceGroup group : family.evidence(task)) {
                List<Judge.Version> versions = indicator.inForceSince(group, Submissions.ordinal(submitted, group.weights()));
                if (versions.stream().anyMatch(version -> version.indicator().task().equals(task))) {
                    items.add(new Judge.Item(group, versions));
                }
            }
        }
        return items;
    }

    private void noteMovedLine(Indicator indicator, List<Judge.Item> items) {
        if (under.protocols.size() == 1) {
            return;
        }
        boolean moved = items.stream().anyMatch(item -> item.versions().stream().map(v -> v.indicator().line()).distinct().count() > 1);
        Note note = new Note(Note.Code.LINE_MOVED, indicator.id().value());
        if (moved && !under.notes.contains(note)) {
            under.notes.add(note);
        }
    }
}
