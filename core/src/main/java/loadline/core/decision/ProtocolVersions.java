package loadline.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Logged;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/** The versions of one policy's protocol that took effect, oldest first, and what they ask of each threshold whatever the evidence. */
final class ProtocolVersions {
    private static final ProtocolVersions NONE = new ProtocolVersions(List.of());

    private final List<Logged<AdoptedProtocol>> all;
    private final Map<ThresholdId, ThresholdLines> lines = new HashMap<>();

    private ProtocolVersions(List<Logged<AdoptedProtocol>> all) {
        this.all = List.copyOf(all);
        for (Logged<AdoptedProtocol> version : all) {
            for (Indicator indicator : version.fact().protocol().indicators()) {
                indicator.speaksFor().forEach(threshold -> lines.computeIfAbsent(threshold, each -> ThresholdLines.of(each, this.all)));
            }
        }
    }

    /** The versions of every policy's protocol. */
    static Map<PolicyId, ProtocolVersions> of(List<Logged<AdoptedProtocol>> protocols) {
        Map<PolicyId, List<Logged<AdoptedProtocol>>> byPolicy = new HashMap<>();
        protocols.forEach(protocol -> byPolicy.computeIfAbsent(protocol.fact().protocol().policy(), _ -> new ArrayList<>()).add(protocol));
        Map<PolicyId, ProtocolVersions> versions = new HashMap<>();
        byPolicy.forEach((policy, mine) -> versions.put(policy, new ProtocolVersions(mine)));
        return versions;
    }

    /** Where none took effect. */
    static ProtocolVersions none() {
        return NONE;
    }

    List<Logged<AdoptedProtocol>> all() {
        return all;
    }

    /** What they ask of a threshold or precursor. */
    ThresholdLines linesFor(ThresholdId threshold) {
        ThresholdLines found = lines.get(threshold);
        return found == null ? ThresholdLines.of(threshold, all) : found;
    }
}
