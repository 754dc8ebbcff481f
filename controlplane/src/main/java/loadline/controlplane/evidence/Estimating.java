package loadline.controlplane.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import loadline.core.policy.IndicatorId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/**
 * The estimates that a decision will look for and that are not recorded: for every result of a family, every indicator that
 * speaks for a threshold, in every version of the protocol in force from the result's plan on. The error probabilities are
 * those that {@code core.decision} will demand; an indicator that speaks for several thresholds is estimated at the smallest.
 */
public final class Estimating {
    private final List<Logged<AdoptedProtocol>> protocols;
    private final List<Facts.OfCheckpoint> family;
    private final Map<Wanted, Assess.Task> tasks = new LinkedHashMap<>();

    /** What is estimated once, whatever it is needed for. */
    private record Wanted(Digest protocol, IndicatorId indicator, Digest evidence) {}

    private Estimating(List<Logged<AdoptedProtocol>> protocols, List<Facts.OfCheckpoint> family) {
        this.protocols = protocols;
        this.family = family;
    }

    /** The estimates that are missing, computed. May take seconds. */
    public static List<Estimate> missing(Facts facts) {
        List<PolicyId> policies = facts.protocols().stream().map(p -> p.fact().protocol().policy()).distinct().toList();
        List<Estimate> missing = new ArrayList<>();
        for (PolicyId policy : policies) {
            List<Logged<AdoptedProtocol>> mine = facts.protocols().stream().filter(p -> p.fact().protocol().policy().equals(policy)).toList();
            families(facts).forEach(family -> missing.addAll(new Estimating(mine, family).missing()));
        }
        return missing;
    }

    private static Stream<List<Facts.OfCheckpoint>> families(Facts facts) {
        return facts.checkpoints().values().stream().sorted(Comparator.comparingLong(c -> c.checkpoint().index())).map(Facts.OfCheckpoint::family).distinct()
                .map(members -> members.stream().map(facts.checkpoints()::get).toList());
    }

    private List<Estimate> missing() {
        protocols.stream().flatMap(p -> p.fact().protocol().indicators().stream()).flatMap(i -> i.speaksFor().stream()).distinct().sorted().forEach(this::want);
        return tasks.values().stream().filter(task -> !isRecorded(task)).flatMap(task -> Assess.estimates(task).stream()).toList();
    }

    private void want(ThresholdId threshold) {
        for (Indicator indicator : indicatorsFor(threshold)) {
            List<String> tasks = protocols.stream().flatMap(p -> p.fact().protocol().indicators().stream()).filter(same -> same.id().equals(indicator.id())).map(Indicator::task).distinct().toList();
            for (EvidenceGroup group : resultsOn(tasks)) {
                for (int version = 0; version < protocols.size(); version++) {
                    want(threshold, indicator.id(), group, version);
                }
            }
        }
    }

    private void want(ThresholdId threshold, IndicatorId id, EvidenceGroup group, int version) {
        if (!bears(version, id, group)) {
            return;
        }
        AdoptedProtocol protocol = protocols.get(version).fact();
        for (Indicator same : protocol.protocol().indicators()) {
            if (same.id().equals(id) && same.task().equals(group.task())) {
                BigDecimal alpha = Submissions.alpha(protocol.protocol(), threshold, same, Submissions.ordinal(submitted(threshold), group.weights()));
                tasks.merge(new Wanted(protocol.text(), id, group.key()), Assess.Task.of(same, protocol, group, alpha), (a, b) -> a.alpha().compareTo(b.alpha()) <= 0 ? a : b);
            }
        }
    }

    /** A version bears unless its successor was in force before the plan and the indicator is in a later one too. */
    private boolean bears(int version, IndicatorId id, EvidenceGroup group) {
        if (version + 1 == protocols.size() || protocols.get(version + 1).index() > group.since()) {
            return true;
        }
        return protocols.subList(version + 1, protocols.size()).stream().flatMap(p -> p.fact().protocol().indicators().stream()).noneMatch(i -> i.id().equals(id));
    }

    private List<EvidenceGroup> resultsOn(List<String> tasks) {
        return evidenceOn(tasks).filter(group -> !group.runs().isEmpty()).sorted(Comparator.comparingLong(EvidenceGroup::since)).toList();
    }

    /** Everything the family has submitted for the threshold under any version of the protocol. */
    private Stream<EvidenceGroup> submitted(ThresholdId threshold) {
        return evidenceOn(protocols.stream().flatMap(p -> p.fact().protocol().indicatorsFor(threshold).stream()).map(Indicator::task).distinct().toList());
    }

    private Stream<EvidenceGroup> evidenceOn(List<String> tasks) {
        return family.stream().flatMap(member -> tasks.stream().flatMap(task -> member.evidence().getOrDefault(task, List.of()).stream()));
    }

    /** The newest version's indicators, and those of older ones that have a result on the family. */
    private List<Indicator> indicatorsFor(ThresholdId threshold) {
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

    private static boolean isRecorded(Assess.Task task) {
        return task.evidence().estimates().stream().map(Logged::fact).anyMatch(e -> e.indicator().equals(task.indicator().id()) && e.protocol().equals(task.protocol())
                && e.alpha().compareTo(task.alpha()) <= 0
                && e.runs().equals(task.evidence().runs().stream().map(Logged::statement).toList()));
    }
}
