package loadline.controlplane.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Submissions;
import loadline.core.decision.Facts;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/**
 * The estimates that a decision will look for and that are not recorded: for every result, every indicator that reads its
 * task, in every version of the protocol in force from its plan on. The error probabilities are those that
 * {@code core.decision} will demand; an indicator that speaks for several thresholds is estimated at the smallest.
 */
public final class Estimating {
    private final Facts facts;
    private final List<Logged<AdoptedProtocol>> protocols;

    private Estimating(Facts facts, List<Logged<AdoptedProtocol>> protocols) {
        this.facts = facts;
        this.protocols = protocols;
    }

    /** The estimates that are missing, computed. May take seconds. */
    public static List<Estimate> missing(Facts facts) {
        List<PolicyId> policies = facts.protocols().stream().map(p -> p.fact().protocol().policy()).distinct().toList();
        List<Estimate> missing = new ArrayList<>();
        for (PolicyId policy : policies) {
            List<Logged<AdoptedProtocol>> mine = facts.protocols().stream().filter(p -> p.fact().protocol().policy().equals(policy)).toList();
            missing.addAll(new Estimating(facts, mine).missing());
        }
        return missing;
    }

    private List<Estimate> missing() {
        List<Estimate> missing = new ArrayList<>();
        for (int version = 0; version < protocols.size(); version++) {
            AdoptedProtocol protocol = protocols.get(version).fact();
            for (Indicator indicator : protocol.protocol().indicators()) {
                for (EvidenceGroup group : resultsOn(indicator.task())) {
                    if (bears(version, indicator, group)) {
                        task(protocol, indicator, group).ifPresent(task -> missing.addAll(Assess.estimates(task)));
                    }
                }
            }
        }
        return missing;
    }

    private List<EvidenceGroup> resultsOn(String task) {
        return facts.checkpoints().values().stream().sorted(Comparator.comparingLong(c -> c.checkpoint().index()))
                .flatMap(c -> c.evidence().getOrDefault(task, List.of()).stream()).filter(group -> !group.runs().isEmpty()).toList();
    }

    /** A version bears unless its successor was in force before the plan and the indicator is in a later one too. */
    private boolean bears(int version, Indicator indicator, EvidenceGroup group) {
        if (version + 1 == protocols.size() || protocols.get(version + 1).index() > group.since()) {
            return true;
        }
        return protocols.subList(version + 1, protocols.size()).stream().flatMap(p -> p.fact().protocol().indicators().stream()).noneMatch(i -> i.id().equals(indicator.id()));
    }

    private Optional<Assess.Task> task(AdoptedProtocol protocol, Indicator indicator, EvidenceGroup group) {
        BigDecimal alpha = indicator.speaksFor().stream().map(threshold -> alpha(protocol.protocol(), threshold, indicator, group)).min(BigDecimal::compareTo).orElseThrow();
        boolean recorded = group.estimates().stream().map(Logged::fact).anyMatch(e -> e.indicator().equals(indicator.id()) && e.protocol().equals(protocol.text())
                && e.alpha().compareTo(alpha) <= 0 && e.runs().size() == group.runs().size());
        return recorded ? Optional.empty() : Optional.of(Assess.Task.of(indicator, protocol, group, alpha));
    }

    private BigDecimal alpha(Protocol protocol, ThresholdId threshold, Indicator indicator, EvidenceGroup group) {
        List<Facts.OfCheckpoint> family = family(group.weights());
        int submission = family.size() == 1 ? 1 : Submissions.ordinal(submitted(family, threshold), group.weights());
        return Submissions.alpha(protocol, threshold, indicator, submission);
    }

    private List<Facts.OfCheckpoint> family(Digest weights) {
        return facts.checkpoints().get(weights).family().stream().map(facts.checkpoints()::get).toList();
    }

    private Stream<EvidenceGroup> submitted(List<Facts.OfCheckpoint> family, ThresholdId threshold) {
        List<Indicator> siblings = indicatorsFor(threshold, family);
        return family.stream().flatMap(member -> siblings.stream().flatMap(i -> member.evidence().getOrDefault(i.task(), List.of()).stream()));
    }

    /** The newest version's indicators, and those of older ones that have a result on the family. */
    private List<Indicator> indicatorsFor(ThresholdId threshold, List<Facts.OfCheckpoint> family) {
        List<Indicator> indicators = new ArrayList<>();
        for (Logged<AdoptedProtocol> version : protocols.reversed()) {
            boolean newest = version == protocols.getLast();
            for (Indicator indicator : version.fact().protocol().indicatorsFor(threshold)) {
                boolean retired = indicators.stream().noneMatch(i -> i.id().equals(indicator.id()));
                if (newest || retired && family.stream().anyMatch(member -> member.evidence().containsKey(indicator.task()))) {
                    indicators.add(indicator);
                }
            }
        }
        return indicators;
    }
}
