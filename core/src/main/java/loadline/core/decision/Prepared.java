package loadline.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.assessment.Assessment;
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
    private final Set<Long> byTraining;

    private Prepared(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments, Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attestations) {
        this.protocols = byPolicy(policies, protocols);
        Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions = new HashMap<>();
        policies.forEach(policy -> versions.put(policy.fact().rules(), protocols(policy.fact().policy().id())));
        this.families = Family.of(checkpoints, enrolments, versions);
        Map<Digest, Attested> each = new HashMap<>();
        attestations.forEach((subject, all) -> each.put(subject, new Attested(all, policies)));
        this.attested = Map.copyOf(each);
        this.byTraining = byTraining(checkpoints, enrolments);
    }

    private static Set<Long> byTraining(Map<Digest, Facts.OfCheckpoint> checkpoints, Map<Person, Facts.Enrolment> enrolments) {
        Set<String> trainers = enrolments.values().stream().filter(person -> person.inRole().containsKey(AssessmentCheck.TRAINING))
                .flatMap(person -> person.identities().stream()).collect(Collectors.toSet());
        return checkpoints.values().stream().flatMap(checkpoint -> checkpoint.assessments().stream())
                .filter(a -> a.by().stream().anyMatch(person -> !Collections.disjoint(Family.identities(person, enrolments), trainers)))
                .map(Logged::index).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * For each policy version the protocols under it and, before its newest, those under other versions of the policy: a new text
     * moves no line. A version without its own hears what the others' say of danger.
     */
    private static Map<PolicyId, List<Logged<AdoptedProtocol>>> byPolicy(List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols) {
        Map<PolicyId, List<Logged<AdoptedProtocol>>> byPolicy = new HashMap<>();
        for (Logged<AdoptedPolicy> policy : policies) {
            PolicyId id = policy.fact().policy().id();
            byPolicy.put(id, protocols.stream().filter(p -> p.fact().protocol().policy().name().equals(id.name())).toList());
        }
        for (int i = 0; i < protocols.size(); i++) {
            PolicyId served = protocols.get(i).fact().protocol().policy();
            byPolicy.put(served, protocols.subList(0, i + 1).stream().filter(p -> p.fact().protocol().policy().name().equals(served.name())).toList());
        }
        return Map.copyOf(byPolicy);
    }

    static Prepared of(
            List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols, Map<Digest, Facts.OfCheckpoint> checkpoints,
            Map<Person, Facts.Enrolment> enrolments, Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attestations) {
        return new Prepared(policies, protocols, checkpoints, enrolments, attestations);
    }

    /** The versions of a policy's protocol, oldest first; the newest serves this very version of the policy, if any does. */
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

    /** Whether somebody who ever held the role training signed it, under whatever account. */
    boolean isByTraining(Logged<Assessment> assessment) {
        return !byTraining.isEmpty() && byTraining.contains(assessment.index());
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
