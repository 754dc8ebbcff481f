package loadline.core.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.governance.Roster;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.PolicyId;

/**
 * What follows from the facts alone, whatever the question: worked out once when they are folded, so that a decision compares
 * and does not search. It adds nothing to the facts, so all of it counts as equal.
 */
public final class Prepared {
    private final Map<PolicyId, ProtocolVersions> protocols;
    private final Map<Digest, PolicyRules> rules = new HashMap<>();
    private final Map<Digest, Family> families;

    private Prepared(List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints, Roster roster) {
        this.protocols = ProtocolVersions.of(protocols);
        policies.forEach(policy -> rules.computeIfAbsent(policy.fact().text(), _ -> new PolicyRules(policy.fact().policy())));
        this.families = Family.of(checkpoints, roster);
    }

    static Prepared of(List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints, Roster roster) {
        return new Prepared(policies, protocols, checkpoints, roster);
    }

    ProtocolVersions protocols(PolicyId policy) {
        return protocols.getOrDefault(policy, ProtocolVersions.none());
    }

    PolicyRules rules(AdoptedPolicy policy) {
        return rules.get(policy.text());
    }

    Family family(Digest weights) {
        return families.get(weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prepared;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
