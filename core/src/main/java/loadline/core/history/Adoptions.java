package loadline.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.governance.Roster;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.ChangeRule;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;

/**
 * Which versions took effect, and when. The first version of a policy needs the root quorum; a later one the approvers and
 * the notice that the version in force demands. Signatures on the same text add up over entries.
 */
final class Adoptions {
    private final List<Logged<AdoptedPolicy>> effective = new ArrayList<>();
    private final List<Logged<AdoptedProtocol>> protocols = new ArrayList<>();
    private final Map<Digest, Set<Person>> signers = new HashMap<>();
    private final Set<Digest> published = new HashSet<>();
    private final Map<Digest, Logged<AdoptedPolicy>> unpublished = new HashMap<>();

    /** Takes a signature under a policy's text; answers why it does not count where it does not. */
    Optional<String> policy(Logged<AdoptedPolicy> adopted, Roster roster) {
        if (effective.stream().anyMatch(p -> p.fact().text().equals(adopted.fact().text()))) {
            return Optional.of("the text took effect already");
        }
        Set<Person> signed = signers.computeIfAbsent(adopted.fact().text(), _ -> new HashSet<>());
        signed.addAll(adopted.by());
        Optional<Policy> inForce = inForce(adopted.fact().policy().id().name(), adopted.at());
        if (inForce.isEmpty()) {
            if (Seats.hasRootQuorum(signed, roster)) {
                effective.add(adopted);
            }
            return Optional.empty();
        }
        if (Seats.areFilled(inForce.get().change().approvers(), signed, roster)) {
            approved(new Logged<>(adopted.index(), adopted.at(), Set.copyOf(signed), adopted.statement(), adopted.fact()), inForce.get().change());
        }
        return Optional.empty();
    }

    /** The notice runs from the entry that completes the signatures or, where the text must be public before, the publication. */
    private void approved(Logged<AdoptedPolicy> adopted, ChangeRule rule) {
        if (rule.publicBeforeEffect() && !published.contains(adopted.fact().text())) {
            unpublished.put(adopted.fact().text(), adopted);
            return;
        }
        effective.add(new Logged<>(adopted.index(), rule.notice().after(adopted.at()), adopted.by(), adopted.statement(), adopted.fact()));
    }

    /** Takes the publication of a policy's text. If its signatures were complete under the version in force, it takes effect after the notice. */
    void published(Logged<Digest> text, Roster roster) {
        published.add(text.fact());
        Logged<AdoptedPolicy> waiting = unpublished.remove(text.fact());
        if (waiting != null) {
            unpublishedNoMore(new Logged<>(text.index(), text.at(), waiting.by(), waiting.statement(), waiting.fact()), roster);
        }
    }

    private void unpublishedNoMore(Logged<AdoptedPolicy> adopted, Roster roster) {
        inForce(adopted.fact().policy().id().name(), adopted.at()).map(Policy::change)
                .filter(rule -> Seats.areFilled(rule.approvers(), adopted.by(), roster)).ifPresent(rule -> approved(adopted, rule));
    }

    /** Takes a protocol; answers why it does not count where it does not. */
    Optional<String> protocol(Logged<AdoptedProtocol> adopted, Roster roster) {
        PolicyId served = adopted.fact().protocol().policy();
        Optional<Policy> policy = policiesInEffect(adopted.at()).stream().map(p -> p.fact().policy()).filter(p -> p.id().equals(served)).reduce((_, newer) -> newer);
        if (policy.isEmpty()) {
            return Optional.of("its policy `" + served + "` is not in force");
        }
        List<String> conflicts = adopted.fact().protocol().conflictsWith(policy.get());
        if (!conflicts.isEmpty()) {
            return Optional.of(String.join("; ", conflicts));
        }
        if (adopted.fact().protocol().gates().stream().anyMatch(gate -> !gate.clause().equals(Protocol.OWN))) {
            return Optional.of("a protocol's own gates rest on no clause of the policy");
        }
        if (policy.get().change().proposers().stream().noneMatch(role -> roster.anyHolds(adopted.by(), role))) {
            return Optional.of("a protocol is signed by one of the policy's proposers: " + policy.get().change().proposers());
        }
        if (protocols.stream().anyMatch(p -> p.fact().text().equals(adopted.fact().text()))) {
            return Optional.of("the text took effect already");
        }
        protocols.add(adopted);
        return Optional.empty();
    }

    /** A policy that was adopted, by its id. */
    Optional<Policy> policy(PolicyId id) {
        return effective.stream().map(p -> p.fact().policy()).filter(p -> p.id().equals(id)).reduce((_, newer) -> newer);
    }

    List<Logged<AdoptedPolicy>> policiesInEffect(Instant asOf) {
        return effective.stream().filter(p -> !p.at().isAfter(asOf)).sorted(Comparator.comparingLong(Logged::index)).toList();
    }

    List<Logged<AdoptedProtocol>> protocols() {
        return protocols;
    }

    /** The newest version of that name whose notice has passed. */
    private Optional<Policy> inForce(String name, Instant at) {
        return policiesInEffect(at).stream().map(p -> p.fact().policy()).filter(p -> p.id().name().equals(name)).reduce((_, newer) -> newer);
    }
}
