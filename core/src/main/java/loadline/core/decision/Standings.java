package loadline.core.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
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
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.core.policy.ShowingId;
import loadline.core.policy.ThresholdId;

/** The verdict of every assessed threshold, then its standing: the determination in force, else the verdict. */
final class Standings {
    private final UnderPolicy under;
    private final Digest assessed;
    private final Judge judge;
    private final List<Facts.OfCheckpoint> family;
    private final boolean alone;

    Standings(UnderPolicy under) {
        this.under = under;
        this.assessed = under.assessed().checkpoint().fact().weights();
        this.judge = new Judge(assessed, under.facts.asOf());
        this.family = new ArrayList<>(under.subject.family().size());
        under.subject.family().forEach(member -> family.add(under.facts.checkpoints().get(member)));
        this.alone = family.size() == 1 && isAboutItself(family.getFirst());
    }

    /** Whether no evidence on weights that nobody registered is kept among the checkpoint's own. */
    private static boolean isAboutItself(Facts.OfCheckpoint only) {
        for (List<EvidenceGroup> groups : only.evidence().values()) {
            for (EvidenceGroup group : groups) {
                if (!group.weights().equals(only.checkpoint().fact().weights())) {
                    return false;
                }
            }
        }
        return true;
    }

    List<Standing> all() {
        List<Standing> standings = new ArrayList<>(under.policy.thresholds().size());
        for (CapabilityThreshold threshold : under.policy.thresholds()) {
            if (threshold.isAssessed()) {
                standings.add(standing(threshold));
            }
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

    private Standing standing(CapabilityThreshold threshold) {
        Verdict verdict = verdict(threshold.id());
        Determinations.InForce determined = new Determinations(under).inForce(threshold, verdict);
        Optional<Digest> carriedFrom = under.assessment instanceof AssessmentState.CarriedOver carried ? Optional.of(carried.from()) : Optional.empty();
        return new Standing(threshold.id(), threshold.level(), verdict, determined.conclusion(), determined.statements(), ground(verdict, determined, carriedFrom), carriedFrom);
    }

    private static Ground ground(Verdict verdict, Determinations.InForce determined, Optional<Digest> carriedFrom) {
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

    private Verdict verdict(ThresholdId threshold) {
        if (under.protocols.isEmpty()) {
            return new Verdict.Inconclusive(threshold, List.of(), EnumSet.of(Verdict.Why.NO_PROTOCOL), Set.of());
        }
        List<IndicatorVerdict> verdicts = new ArrayList<>();
        boolean ruledOut = expression(threshold, verdicts);
        for (Precursor precursor : under.policy.precursors()) {
            if (precursor.before().contains(threshold)) {
                List<IndicatorVerdict> own = new ArrayList<>();
                ruledOut |= expression(precursor.id(), own);
                if (own.stream().anyMatch(v -> v.outcome().compareTo(Outcome.RULE_OUT_LOST) >= 0)) {
                    under.duties.addAll(precursor.duties());
                }
                verdicts.addAll(own);
            }
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
     * place among those that suffice.
     */
    private boolean expression(ThresholdId threshold, List<IndicatorVerdict> into) {
        List<Indicator> indicators = indicatorsFor(threshold);
        Map<IndicatorId, Outcome> outcomes = new HashMap<>();
        Set<IndicatorId> unasked = new HashSet<>();
        for (Indicator indicator : indicators) {
            IndicatorVerdict verdict = indicatorVerdict(threshold, indicator);
            into.add(verdict);
            outcomes.put(indicator.id(), verdict.outcome());
            if (indicator.line().bearsOnRulingOut() && verdict.outcome() != Outcome.RULED_OUT) {
                unasked.add(indicator.id());
            }
        }
        int newest = under.protocols.size() - 1;
        long first = newest == 0 ? 0 : firstEvidence(indicators);
        boolean holds = !indicators.isEmpty();
        for (int i = newest; i >= 0 && (i == newest || under.protocols.get(i + 1).index() > first); i--) {
            Protocol version = under.protocols.get(i).fact().protocol();
            List<Indicator> asked = newest == 0 ? indicators : version.indicatorsFor(threshold);
            holds &= everyPathwayHolds(version, threshold, asked, outcomes);
            asked.forEach(each -> unasked.remove(each.id()));
        }
        return holds && unasked.isEmpty();
    }

    private static boolean everyPathwayHolds(Protocol version, ThresholdId threshold, List<Indicator> indicators, Map<IndicatorId, Outcome> outcomes) {
        Map<String, Integer> able = new HashMap<>();
        Map<String, Integer> ruledOut = new HashMap<>();
        for (Indicator indicator : indicators) {
            Outcome outcome = outcomes.get(indicator.id());
            if (outcome != null) {
                able.merge(indicator.pathway(), indicator.line().bearsOnRulingOut() ? 1 : 0, Integer::sum);
                ruledOut.merge(indicator.pathway(), outcome == Outcome.RULED_OUT ? 1 : 0, Integer::sum);
            }
        }
        for (Map.Entry<String, Integer> pathway : able.entrySet()) {
            int asked = pathway.getValue();
            if (asked == 0 || ruledOut.get(pathway.getKey()) < needed(version, threshold, pathway.getKey(), asked)) {
                return false;
            }
        }
        return true;
    }

    /** How many of the pathway's {@code able} indicators must be ruled out: all, or as many as the protocol says suffice. */
    private static int needed(Protocol version, ThresholdId threshold, String pathway, int able) {
        for (Protocol.Bottleneck b : version.bottlenecks()) {
            if (b.threshold().equals(threshold) && b.pathway().equals(pathway)) {
                return b.atLeast();
            }
        }
        return able;
    }

    private long firstEvidence(List<Indicator> indicators) {
        return indicators.stream().flatMap(i -> tasks(i).stream()).distinct()
                .flatMap(task -> family.stream().flatMap(member -> member.evidence().getOrDefault(task, List.of()).stream()))
                .mapToLong(EvidenceGroup::since).min().orElse(Long.MAX_VALUE);
    }

    /** The newest protocol's indicators, and those of older versions that have a result on this family: none can be retired. */
    private List<Indicator> indicatorsFor(ThresholdId threshold) {
        List<Indicator> indicators = new ArrayList<>();
        for (int i = under.protocols.size() - 1; i >= 0; i--) {
            boolean newest = i == under.protocols.size() - 1;
            for (Indicator indicator : under.protocols.get(i).fact().protocol().indicators()) {
                if (indicator.speaksFor().contains(threshold) && (newest || isRetired(indicator.id(), indicators) && hasEvidence(indicator))) {
                    indicators.add(indicator);
                }
            }
        }
        return indicators;
    }

    private static boolean isRetired(IndicatorId id, List<Indicator> listed) {
        return listed.stream().noneMatch(i -> i.id().equals(id));
    }

    private boolean hasEvidence(Indicator indicator) {
        return family.stream().anyMatch(member -> member.evidence().containsKey(indicator.task()));
    }

    private IndicatorVerdict indicatorVerdict(ThresholdId threshold, Indicator indicator) {
        List<Judge.Item> items = new ArrayList<>();
        List<Judge.Version> versions = List.of();
        for (String task : tasks(indicator)) {
            for (Facts.OfCheckpoint member : family) {
                for (EvidenceGroup group : member.evidence().getOrDefault(task, List.of())) {
                    versions = versions.isEmpty() || !allAlike() ? versions(threshold, indicator, group) : versions;
                    if (isRead(task, versions)) {
                        items.add(new Judge.Item(group, versions));
                    }
                }
            }
        }
        noteMovedLine(indicator, items);
        return judge.verdict(indicator, leastRuns(indicator), items);
    }

    /** The tasks that the indicator reads, or read in a version before: renaming its task leaves no result behind. */
    private List<String> tasks(Indicator indicator) {
        if (under.protocols.size() == 1) {
            return List.of(indicator.task());
        }
        return under.protocols.stream().flatMap(p -> p.fact().protocol().indicators().stream()).filter(same -> same.id().equals(indicator.id()))
                .map(Indicator::task).distinct().toList();
    }

    private static boolean isRead(String task, List<Judge.Version> versions) {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).indicator().task().equals(task)) {
                return true;
            }
        }
        return false;
    }

    /** One version of the protocol and nothing about other weights: all evidence falls under the same versions at the same alpha. */
    private boolean allAlike() {
        return under.protocols.size() == 1 && alone;
    }

    private int leastRuns(Indicator indicator) {
        if (under.protocols.size() == 1) {
            return indicator.leastRuns();
        }
        int most = indicator.leastRuns();
        for (Logged<AdoptedProtocol> version : under.protocols) {
            for (Indicator same : version.fact().protocol().indicators()) {
                most = same.id().equals(indicator.id()) ? Math.max(most, same.leastRuns()) : most;
            }
        }
        return most;
    }

    /** Every version of the indicator in force from the evidence's plan on, or the newest where none was in force since. */
    private List<Judge.Version> versions(ThresholdId threshold, Indicator indicator, EvidenceGroup group) {
        if (under.protocols.size() == 1) {
            return List.of(version(threshold, indicator, group, under.protocols.getFirst().fact()));
        }
        List<Judge.Version> versions = new ArrayList<>(1);
        for (int i = under.protocols.size() - 1; i >= 0; i--) {
            Logged<AdoptedProtocol> protocol = under.protocols.get(i);
            boolean supersededBefore = i + 1 < under.protocols.size() && under.protocols.get(i + 1).index() <= group.since();
            if (supersededBefore && !versions.isEmpty()) {
                break;
            }
            for (Indicator same : protocol.fact().protocol().indicators()) {
                if (same.id().equals(indicator.id())) {
                    versions.add(version(threshold, same, group, protocol.fact()));
                }
            }
        }
        return versions;
    }

    private Judge.Version version(ThresholdId threshold, Indicator indicator, EvidenceGroup group, AdoptedProtocol adopted) {
        return new Judge.Version(indicator, adopted.text(), alpha(threshold, indicator, group, adopted.protocol()), adopted.protocol().mostMissing());
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

    private BigDecimal alpha(ThresholdId threshold, Indicator indicator, EvidenceGroup group, Protocol protocol) {
        return Submissions.alpha(protocol, threshold, indicator, alone ? 1 : Submissions.ordinal(submitted(threshold), group.weights()));
    }

    /** Everything the family has submitted for the threshold under any version of the protocol. */
    private Stream<EvidenceGroup> submitted(ThresholdId threshold) {
        List<String> tasks = under.protocols.stream().flatMap(p -> p.fact().protocol().indicatorsFor(threshold).stream()).map(Indicator::task).distinct().toList();
        return family.stream().flatMap(member -> tasks.stream().flatMap(task -> member.evidence().getOrDefault(task, List.of()).stream()));
    }
}
