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
    private final Map<PolicyId, List<Logged<AdoptedProtocol>>> protocols = new HashMap<>();
    private final Map<Digest, Family> families;

    private Prepared(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments) {
        protocols.forEach(protocol -> this.protocols.computeIfAbsent(protocol.fact().protocol().policy(), _ -> new ArrayList<>()).add(protocol));
        Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions = new HashMap<>();
        policies.forEach(policy -> versions.put(policy.fact().rules(), protocols(policy.fact().policy().id())));
        this.families = Family.of(checkpoints, enrolments, versions);
    }

    static Prepared of(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments) {
        return new Prepared(policies, protocols, checkpoints, enrolments);
    }

    /** The versions of a policy's protocol, oldest first. */
    List<Logged<AdoptedProtocol>> protocols(PolicyId policy) {
        return protocols.getOrDefault(policy, List.of());
    }

    /** The family of a registered checkpoint, or null. */
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
