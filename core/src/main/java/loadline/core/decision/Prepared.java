package loadline.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.PolicyId;
import loadline.core.policy.PolicyRules;

/**
 * What follows from the facts alone, whatever the question: worked out once when they are folded, so that a decision compares
 * and does not search. It adds nothing to the facts, so all of it counts as equal.
 */
public final class Prepared {
    private final Map<PolicyId, List<Logged<AdoptedProtocol>>> protocols;
    private final Map<Digest, Family> families;
    private final Map<Digest, Attested> attested;

    private Prepared(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments, Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attestations) {
        Map<PolicyId, List<Logged<AdoptedProtocol>>> byPolicy = new HashMap<>();
        protocols.forEach(protocol -> byPolicy.computeIfAbsent(protocol.fact().protocol().policy(), _ -> new ArrayList<>()).add(protocol));
        this.protocols = Map.copyOf(byPolicy);
        Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions = new HashMap<>();
        policies.forEach(policy -> versions.put(policy.fact().rules(), protocols(policy.fact().policy().id())));
        this.families = Family.of(checkpoints, enrolments, versions);
        Map<Digest, Attested> each = new HashMap<>();
        attestations.forEach((subject, all) -> each.put(subject, new Attested(all, policies)));
        this.attested = Map.copyOf(each);
    }

    static Prepared of(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments, Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attestations) {
        return new Prepared(policies, protocols, checkpoints, enrolments, attestations);
    }

    /** The versions of a policy's protocol, oldest first. */
    List<Logged<AdoptedProtocol>> protocols(PolicyId policy) {
        return protocols.getOrDefault(policy, List.of());
    }

    /** The family of a registered checkpoint, or null. */
    Family family(Digest weights) {
        return families.get(weights);
    }

    /** What is attested of weights or a configuration. */
    Attested attested(Digest subject) {
        return attested.getOrDefault(subject, Attested.nothing());
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
