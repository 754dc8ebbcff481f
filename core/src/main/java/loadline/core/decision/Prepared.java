package loadline.core.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
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

    private Prepared(Map<PolicyId, ProtocolVersions> protocols, List<Logged<AdoptedPolicy>> policies, Map<Digest, Facts.OfCheckpoint> checkpoints, Map<Person, Facts.Enrolment> enrolments) {
        this.protocols = protocols;
        Map<PolicyRules, ProtocolVersions> versions = new HashMap<>();
        for (Logged<AdoptedPolicy> policy : policies) {
            PolicyRules made = rules.computeIfAbsent(policy.fact().text(), _ -> new PolicyRules(policy.fact().policy()));
            versions.put(made, protocols(policy.fact().policy().id()));
        }
        this.families = Family.of(checkpoints, enrolments, versions);
    }

    static Prepared of(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments) {
        return new Prepared(ProtocolVersions.of(protocols), policies, checkpoints, enrolments);
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
