package loadline.core.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Rule;

/**
 * A developer's operational plan under one policy, logged before results: which evaluation, statistic and cutoff speaks for
 * which threshold. It may add demands and gates, never remove one.
 *
 * @param familyAlpha one-sided error probability for a family and threshold over all submissions
 * @param mostMissing largest share of planned samples that may be missing before a run is inconclusive
 * @param bottlenecks within a pathway, how many of its indicators must be ruled out; absent pathways need all
 */
public record Protocol(
        ProtocolId id,
        PolicyId policy,
        String title,
        BigDecimal familyAlpha,
        BigDecimal mostMissing,
        List<Indicator> indicators,
        List<Bottleneck> bottlenecks,
        List<ThresholdDemand> demands,
        List<Gate> gates) {

    /** Stands where a gate of the protocol would name a clause: it rests on none. */
    public static final ClauseId OWN = new ClauseId("protocol");

    /** Within {@code pathway} of {@code threshold}, {@code atLeast} indicators must be ruled out, each at a share of alpha. */
    public record Bottleneck(ThresholdId threshold, String pathway, int atLeast) {}

    /** A demand the protocol adds: for one threshold, or for every subject. */
    public record ThresholdDemand(Optional<ThresholdId> threshold, Demand demand) {}

    public Protocol {
        indicators = List.copyOf(indicators);
        bottlenecks = List.copyOf(bottlenecks);
        demands = List.copyOf(demands);
        gates = List.copyOf(gates);
        Rule.require(familyAlpha.signum() > 0 && familyAlpha.compareTo(new BigDecimal("0.5")) < 0, "the family's alpha lies between 0 and 0.5");
        Set<IndicatorId> seen = new HashSet<>();
        indicators.forEach(i -> Rule.require(seen.add(i.id()), () -> "indicator `" + i.id() + "` is listed twice"));
        for (Bottleneck b : bottlenecks) {
            long there = pathway(indicators, b).size();
            Rule.require(1 <= b.atLeast() && b.atLeast() <= there, () -> "pathway `" + b.pathway() + "` of `" + b.threshold() + "` has " + there
                    + " indicators, so `atLeast` lies between 1 and " + there + ", not " + b.atLeast());
        }
    }

    /** The indicators that speak for a threshold or precursor, in the protocol's order. */
    public List<Indicator> indicatorsFor(ThresholdId threshold) {
        return indicators.stream().filter(i -> i.speaksFor().contains(threshold)).toList();
    }

    /** What contradicts the policy it claims to serve: other policy, unknown thresholds or standards, values laxer than its floors. */
    public List<String> conflictsWith(Policy policy) {
        List<String> conflicts = new ArrayList<>();
        if (!policy.id().equals(this.policy)) {
            conflicts.add("protocol `" + id + "` serves `" + this.policy + "`, not `" + policy.id() + "`");
            return conflicts;
        }
        unknownReferences(policy, conflicts);
        belowFloors(policy.floors(), conflicts);
        return conflicts;
    }

    private void unknownReferences(Policy policy, List<String> conflicts) {
        Set<ThresholdId> known = new HashSet<>();
        policy.thresholds().forEach(t -> known.add(t.id()));
        policy.precursors().forEach(p -> known.add(p.id()));
        for (Indicator indicator : indicators) {
            indicator.speaksFor().stream().filter(t -> !known.contains(t)).sorted()
                    .forEach(t -> conflicts.add("indicator `" + indicator.id() + "` speaks for `" + t + "`, which `" + policy.id() + "` does not hold"));
        }
        Set<StandardId> standards = new HashSet<>();
        policy.standards().forEach(s -> standards.add(s.id()));
        demands.stream().map(d -> d.demand().standard()).filter(s -> !standards.contains(s))
                .forEach(s -> conflicts.add("a demand names standard `" + s + "`, which `" + policy.id() + "` does not hold"));
        demands.stream().flatMap(d -> d.threshold().stream()).filter(t -> !known.contains(t))
                .forEach(t -> conflicts.add("a demand names threshold `" + t + "`, which `" + policy.id() + "` does not hold"));
    }

    private void belowFloors(Floors floors, List<String> conflicts) {
        if (familyAlpha.compareTo(floors.familyAlpha()) > 0) {
            conflicts.add("familyAlpha " + familyAlpha + " is above the policy's floor " + floors.familyAlpha() + "; lower it");
        }
        if (mostMissing.compareTo(floors.mostMissing()) > 0) {
            conflicts.add("mostMissing " + mostMissing + " is above the policy's floor " + floors.mostMissing() + "; lower it");
        }
        for (Indicator indicator : indicators) {
            for (ThresholdId threshold : indicator.speaksFor()) {
                long there = indicators.stream().filter(i -> i.speaksFor().contains(threshold) && i.pathway().equals(indicator.pathway())).count();
                if (there < floors.leastIndicators()) {
                    conflicts.add("pathway `" + indicator.pathway() + "` of `" + threshold + "` has " + there + " indicators; the policy's floor is " + floors.leastIndicators());
                }
            }
        }
    }

    private static List<Indicator> pathway(List<Indicator> indicators, Bottleneck b) {
        return indicators.stream().filter(i -> i.speaksFor().contains(b.threshold()) && i.pathway().equals(b.pathway())).toList();
    }
}
