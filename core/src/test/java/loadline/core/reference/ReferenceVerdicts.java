package loadline.core.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;
import loadline.core.reference.ReferenceEvidence.Asked;
import loadline.core.reference.ReferenceEvidence.Outcome;
import loadline.core.reference.ReferenceEvidence.Piece;
import loadline.core.reference.ReferenceEvidence.Reading;

/** What the statistics say of the thresholds of one policy version on one checkpoint (V2, V3, E5, E6). */
final class ReferenceVerdicts {
    private final ReferenceLog log;
    private final ReferenceTexts texts;
    private final ReferenceEvidence evidence;
    private final ReferenceFamily family;
    private final Policy policy;
    private final Digest checkpoint;
    private final Question question;

    /** What one piece says of an indicator, the worst of all versions, what bars it, and its estimates: all, and those against a line that is not ruled out. */
    record Judged(Piece piece, Outcome outcome, Set<Defect> defects, List<Logged<Estimate>> estimates, List<Logged<Estimate>> adverse) {}

    /** An indicator's verdict. */
    record OfIndicator(IndicatorId id, List<Judged> judged, boolean crossed, boolean alerted, boolean lost, boolean ruledOut) {}

    /** A threshold's verdict: crossed, ruled out, or neither; with every indicator, its own and its precursors'. */
    record OfThreshold(ThresholdId id, boolean crossed, boolean ruledOut, Basis basis, List<OfIndicator> indicators) {
        /** Evidence that is not a rule-out. */
        List<Judged> adverse() {
            return indicators.stream().flatMap(i -> i.judged().stream()).filter(j -> j.outcome() != Outcome.RULED_OUT).toList();
        }
    }

    ReferenceVerdicts(ReferenceLog log, ReferenceTexts texts, ReferenceEvidence evidence, ReferenceFamily family, Policy policy, Digest checkpoint, Question question) {
        this.log = log;
        this.texts = texts;
        this.evidence = evidence;
        this.family = family;
        this.policy = policy;
        this.checkpoint = checkpoint;
        this.question = question;
    }

    // ---- V3

    OfThreshold of(ThresholdId threshold) {
        List<ThresholdId> precursors = policy.precursors().stream().filter(p -> p.before().contains(threshold)).map(Precursor::id).toList();
        List<OfIndicator> all = new ArrayList<>(indicators(threshold));
        precursors.forEach(p -> all.addAll(indicators(p)));
        boolean crossed = all.stream().anyMatch(OfIndicator::crossed);
        boolean ruledOut = !crossed && holds(threshold, precursors) && areShown();
        return new OfThreshold(threshold, crossed, ruledOut, ruledOut ? basis(all) : Basis.RECOMPUTED_FROM_SAMPLES, all);
    }

    private static Basis basis(List<OfIndicator> indicators) {
        return indicators.stream().filter(OfIndicator::ruledOut).flatMap(i -> i.judged().stream()).filter(j -> j.defects().isEmpty())
                .flatMap(j -> j.estimates().stream()).map(e -> e.fact().basis()).reduce(Basis.RECOMPUTED_FROM_SAMPLES, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** All the policy's showings are logged for the checkpoint. */
    private boolean areShown() {
        return policy.assessment().showings().stream().allMatch(s -> log.acts(Act.Shown.class).stream()
                .anyMatch(a -> a.fact().showing().policy().equals(policy.id()) && a.fact().showing().showing().equals(s.id()) && a.fact().showing().weights().equals(checkpoint)));
    }

    /** The expression, asked of the newest protocol and of every version in force since the first evidence for the threshold. */
    private boolean holds(ThresholdId threshold, List<ThresholdId> precursors) {
        Optional<Logged<AdoptedProtocol>> newest = texts.newestProtocol(policy.id());
        if (newest.isEmpty()) {
            return false;
        }
        Set<Protocol> asked = new LinkedHashSet<>(List.of(newest.get().fact().protocol()));
        versionsSinceFirstEvidence(threshold).forEach(p -> asked.add(p.fact().protocol()));
        return asked.stream().allMatch(protocol -> holds(protocol, threshold, precursors, newest.get().fact().protocol()))
                && leftOver(threshold, asked).stream().allMatch(OfIndicator::ruledOut);
    }

    private List<Logged<AdoptedProtocol>> versionsSinceFirstEvidence(ThresholdId threshold) {
        Set<String> tasks = evidence.tasks(policy.id(), threshold);
        return evidence.on(family).stream().filter(p -> tasks.contains(p.task())).findFirst().map(first -> texts.protocolsSince(policy.id(), first)).orElse(List.of());
    }

    /** Judged indicators of none of the versions asked, where they can rule out at all. */
    private List<OfIndicator> leftOver(ThresholdId threshold, Set<Protocol> asked) {
        return indicators(threshold).stream().filter(i -> asked.stream().noneMatch(p -> speaks(p, i.id(), threshold)))
                .filter(i -> versions(i.id(), threshold, texts.protocols(policy.id())).getLast().indicator().line().bearsOnRulingOut()).toList();
    }

    private static boolean speaks(Protocol protocol, IndicatorId id, ThresholdId threshold) {
        return protocol.indicators().stream().anyMatch(i -> i.id().equals(id) && i.speaksFor().contains(threshold));
    }

    private boolean holds(Protocol protocol, ThresholdId threshold, List<ThresholdId> precursors, Protocol newest) {
        return holds(protocol, threshold, newest) || precursors.stream().anyMatch(p -> isAskedOf(protocol, p) && holds(protocol, p, newest));
    }

    private boolean isAskedOf(Protocol protocol, ThresholdId precursor) {
        return protocol.indicators().stream().anyMatch(i -> i.speaksFor().contains(precursor));
    }

    /** Every pathway has an indicator that can rule out, and all of those, or as many as suffice, are ruled out. */
    private boolean holds(Protocol protocol, ThresholdId threshold, Protocol newest) {
        List<OfIndicator> verdicts = indicators(threshold);
        List<Indicator> own = protocol.indicators().stream()
                .filter(i -> i.speaksFor().contains(threshold) && verdicts.stream().anyMatch(v -> v.id().equals(i.id()))).toList();
        if (own.isEmpty()) {
            return !protocol.equals(newest);
        }
        return own.stream().map(Indicator::pathway).distinct().allMatch(pathway -> holds(protocol, threshold, pathway, own, verdicts));
    }

    private static boolean holds(Protocol protocol, ThresholdId threshold, String pathway, List<Indicator> own, List<OfIndicator> verdicts) {
        List<Indicator> bearing = own.stream().filter(i -> i.pathway().equals(pathway) && i.line().bearsOnRulingOut()).toList();
        long ruledOut = bearing.stream().filter(i -> verdicts.stream().anyMatch(v -> v.id().equals(i.id()) && v.ruledOut())).count();
        long needed = protocol.bottlenecks().stream().filter(b -> b.threshold().equals(threshold) && b.pathway().equals(pathway)).mapToLong(Protocol.Bottleneck::atLeast).findFirst().orElse(bearing.size());
        return !bearing.isEmpty() && ruledOut >= needed;
    }

    // ---- V2

    /** Every indicator of the newest protocol, and every other that has evidence on the family. */
    List<OfIndicator> indicators(ThresholdId threshold) {
        Set<IndicatorId> ids = new LinkedHashSet<>();
        texts.newestProtocol(policy.id()).ifPresent(p -> p.fact().protocol().indicators().stream().filter(i -> i.speaksFor().contains(threshold)).forEach(i -> ids.add(i.id())));
        for (Logged<AdoptedProtocol> protocol : texts.protocols(policy.id())) {
            protocol.fact().protocol().indicators().stream().filter(i -> i.speaksFor().contains(threshold) && !pieces(i.id(), threshold).isEmpty()).forEach(i -> ids.add(i.id()));
        }
        return ids.stream().map(id -> verdict(id, threshold)).toList();
    }

    private List<Reading> versions(IndicatorId id, ThresholdId threshold, List<Logged<AdoptedProtocol>> protocols) {
        List<Reading> found = new ArrayList<>();
        for (Logged<AdoptedProtocol> protocol : protocols) {
            protocol.fact().protocol().indicators().stream().filter(i -> i.id().equals(id) && i.speaksFor().contains(threshold)).forEach(i -> found.add(new Reading(protocol, i)));
        }
        return found;
    }

    /** E6: the versions that a piece is judged under; the last of all where they had dropped the indicator before it. */
    private List<Reading> versionsSince(IndicatorId id, ThresholdId threshold, Piece piece) {
        List<Reading> since = versions(id, threshold, texts.protocolsSince(policy.id(), piece));
        List<Reading> ever = versions(id, threshold, texts.protocols(policy.id()));
        return since.isEmpty() ? List.of(ever.getLast()) : since;
    }

    /** The pieces on the family for a task that the indicator read in a version in force since. */
    private List<Piece> pieces(IndicatorId id, ThresholdId threshold) {
        return evidence.on(family).stream().filter(p -> versionsSince(id, threshold, p).stream().anyMatch(v -> v.indicator().task().equals(p.task()))).toList();
    }

    private OfIndicator verdict(IndicatorId id, ThresholdId threshold) {
        List<Judged> judged = pieces(id, threshold).stream().map(p -> judge(id, threshold, p)).toList();
        boolean crossed = judged.stream().anyMatch(j -> j.outcome() == Outcome.CROSSED);
        boolean alerted = judged.stream().anyMatch(j -> j.outcome() == Outcome.ALERTED);
        boolean lost = judged.stream().anyMatch(j -> j.outcome() == Outcome.LOST);
        return new OfIndicator(id, judged, crossed, alerted, lost, !crossed && !alerted && isRuledOut(id, threshold, judged));
    }

    private Judged judge(IndicatorId id, ThresholdId threshold, Piece piece) {
        Asked asked = new Asked(checkpoint, question, family, policy.id(), threshold);
        Outcome outcome = Outcome.RULED_OUT;
        Set<Defect> defects = new LinkedHashSet<>();
        List<Logged<Estimate>> estimates = new ArrayList<>();
        List<Logged<Estimate>> adverse = new ArrayList<>();
        for (Reading version : versionsSince(id, threshold, piece)) {
            Outcome here = evidence.outcome(piece, version);
            outcome = outcome.or(here);
            if (here != Outcome.RULED_OUT) {
                adverse.addAll(evidence.estimates(piece, version));
            }
            defects.addAll(evidence.defects(piece, version, asked));
            estimates.addAll(evidence.estimates(piece, version));
        }
        return new Judged(piece, outcome, defects, estimates, adverse);
    }

    private boolean isRuledOut(IndicatorId id, ThresholdId threshold, List<Judged> judged) {
        int least = versions(id, threshold, texts.protocols(policy.id())).stream().mapToInt(v -> v.indicator().leastRuns()).max().orElse(1);
        List<Judged> sound = judged.stream().filter(j -> j.defects().isEmpty()).toList();
        Predicate<Judged> mustRuleOut = j -> j.defects().isEmpty() || j.piece().isRegisteredAndComplete() && isHere(j.piece()) && !j.piece().runs().stream().allMatch(log::isWithdrawn);
        return sound.size() >= least && judged.stream().filter(mustRuleOut).allMatch(j -> j.outcome() == Outcome.RULED_OUT)
                && judged.stream().noneMatch(j -> isHere(j.piece()) && evidence.waits(j.piece()));
    }

    private boolean isHere(Piece piece) {
        return piece.weights().equals(checkpoint);
    }
}
