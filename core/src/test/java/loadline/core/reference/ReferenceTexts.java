package loadline.core.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.ChangeRule;
import loadline.core.policy.Indicator;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.StandardId;
import loadline.core.policy.ThresholdId;

/** Which texts were in force when (F3, F4): versions of policies, and the protocols that count under them. */
final class ReferenceTexts {
    private final ReferenceLog log;
    private final List<Version> versions = new ArrayList<>();
    private final List<Logged<AdoptedProtocol>> protocols = new ArrayList<>();

    /** A version of a policy whose signatures are complete: it takes effect at a time, for entries after an index. */
    record Version(AdoptedPolicy adopted, long completed, Instant effect) {
        Policy policy() {
            return adopted.policy();
        }

        String name() {
            return policy().id().name();
        }

        boolean isInEffectFor(long index, Instant at) {
            return completed < index && !effect.isAfter(at);
        }
    }

    ReferenceTexts(ReferenceLog log) {
        this.log = log;
        for (Entry entry : log.counted()) {
            switch (entry.act()) {
                case Act.PolicyAdopted(AdoptedPolicy policy) -> sign(entry, policy);
                case Act.ProtocolAdopted(AdoptedProtocol protocol) -> adopt(entry, protocol);
                default -> { }
            }
        }
    }

    // ---- F3

    private void sign(Entry entry, AdoptedPolicy text) {
        String name = text.policy().id().name();
        if (versions.stream().anyMatch(v -> v.adopted().text().equals(text.text()))) {
            return;
        }
        boolean first = versions.stream().noneMatch(v -> v.name().equals(name));
        if (first && isSignedByRoots(entry, text)) {
            versions.add(new Version(text, entry.index(), entry.at()));
        }
        if (first) {
            return;
        }
        Optional<Version> inForce = inForce(name, entry.index(), entry.at());
        if (inForce.isPresent() && isSignedByApprovers(entry, text, inForce.get().policy().change())) {
            announce(entry, text, inForce.get().policy().change());
        }
    }

    /** The notice, from the later of the last signature and, where it has to be public, the publication. */
    private void announce(Entry entry, AdoptedPolicy text, ChangeRule change) {
        if (!change.publicBeforeEffect()) {
            versions.add(new Version(text, entry.index(), change.notice().after(entry.at())));
            return;
        }
        Optional<Logged<Act.PolicyPublished>> published = log.acts(Act.PolicyPublished.class).stream().filter(p -> p.fact().text().equals(text.text())).findFirst();
        if (published.isPresent()) {
            Instant from = published.get().at().isAfter(entry.at()) ? published.get().at() : entry.at();
            versions.add(new Version(text, Math.max(entry.index(), published.get().index()), change.notice().after(from)));
        }
    }

    private List<Entry> signaturesUpTo(Entry entry, AdoptedPolicy text) {
        return log.counted().stream().filter(e -> e.index() <= entry.index() && e.act() instanceof Act.PolicyAdopted(AdoptedPolicy p) && p.text().equals(text.text())).toList();
    }

    private boolean isSignedByRoots(Entry entry, AdoptedPolicy text) {
        Set<Person> roots = new LinkedHashSet<>();
        for (Entry signature : signaturesUpTo(entry, text)) {
            Roster roster = log.roster(signature.index());
            signature.by().stream().filter(p -> roster.members().get(p).root()).forEach(roots::add);
        }
        return log.people().distinct(roots) >= log.roster(entry.index()).quorum();
    }

    private boolean isSignedByApprovers(Entry entry, AdoptedPolicy text, ChangeRule change) {
        List<Set<Person>> seats = new ArrayList<>();
        for (Role approver : change.approvers()) {
            Set<Person> holders = new LinkedHashSet<>();
            for (Entry signature : signaturesUpTo(entry, text)) {
                Roster roster = log.roster(signature.index());
                signature.by().stream().filter(p -> roster.holds(p, approver)).forEach(holders::add);
            }
            seats.add(holders);
        }
        return canBeSeated(seats, List.of());
    }

    /** Whether every seat can be filled by somebody who fills no other. */
    private boolean canBeSeated(List<Set<Person>> seats, List<Person> seated) {
        if (seats.size() == seated.size()) {
            return true;
        }
        for (Person person : seats.get(seated.size())) {
            List<Person> with = new ArrayList<>(seated);
            with.add(person);
            if (seated.stream().noneMatch(s -> log.people().isSame(s, person)) && canBeSeated(seats, with)) {
                return true;
            }
        }
        return false;
    }

    /** The version of a policy in force for an entry. */
    Optional<Version> inForce(String name, long index, Instant at) {
        return inOrderOfEffect(name).stream().filter(v -> v.isInEffectFor(index, at)).reduce((_, later) -> later);
    }

    private List<Version> inOrderOfEffect(String name) {
        return versions.stream().filter(v -> v.name().equals(name)).sorted(Comparator.comparing(Version::effect).thenComparing(Version::completed)).toList();
    }

    /** Every version of a policy that is or was in force at the head, in the order in which they took effect. */
    List<Version> versions(String name) {
        return inOrderOfEffect(name).stream().filter(v -> v.isInEffectFor(log.size(), log.asOf())).toList();
    }

    /** The names of the policies of which a version took effect. */
    List<String> names() {
        return versions.stream().filter(v -> v.isInEffectFor(log.size(), log.asOf())).map(Version::name).distinct().toList();
    }

    /** A version by its id, whenever it was in force. */
    Optional<Version> version(PolicyId id) {
        return versions.stream().filter(v -> v.policy().id().equals(id)).findFirst();
    }

    // ---- F4

    private void adopt(Entry entry, AdoptedProtocol adopted) {
        Protocol protocol = adopted.protocol();
        Optional<Version> inForce = inForce(protocol.policy().name(), entry.index(), entry.at());
        if (inForce.isEmpty() || !inForce.get().policy().id().equals(protocol.policy())) {
            return;
        }
        Policy policy = inForce.get().policy();
        boolean proposed = policy.change().proposers().stream().anyMatch(role -> log.roster(entry.index()).anyHolds(entry.by(), role));
        if (proposed && agrees(protocol, policy) && protocols.stream().noneMatch(p -> p.fact().text().equals(adopted.text()))) {
            protocols.add(ReferenceLog.logged(entry, adopted));
        }
    }

    private static boolean agrees(Protocol protocol, Policy policy) {
        Set<ThresholdId> thresholds = new HashSet<>();
        policy.thresholds().forEach(t -> thresholds.add(t.id()));
        policy.precursors().forEach(p -> thresholds.add(p.id()));
        Set<StandardId> standards = new HashSet<>();
        policy.standards().forEach(s -> standards.add(s.id()));
        boolean ids = protocol.indicators().stream().allMatch(i -> thresholds.containsAll(i.speaksFor()))
                && protocol.demands().stream().allMatch(d -> standards.contains(d.demand().standard()) && d.threshold().stream().allMatch(thresholds::contains));
        BigDecimal alpha = policy.floors().familyAlpha();
        boolean floors = protocol.familyAlpha().compareTo(alpha) <= 0 && protocol.mostMissing().compareTo(policy.floors().mostMissing()) <= 0
                && protocol.indicators().stream().allMatch(i -> i.speaksFor().stream().allMatch(t -> onPathway(protocol, t, i.pathway()) >= policy.floors().leastIndicators()));
        return ids && floors;
    }

    static long onPathway(Protocol protocol, ThresholdId threshold, String pathway) {
        return protocol.indicators().stream().filter((Indicator i) -> i.speaksFor().contains(threshold) && i.pathway().equals(pathway)).count();
    }

    /** The newest protocol of a version. */
    Optional<Logged<AdoptedProtocol>> newestProtocol(PolicyId version) {
        return protocols.stream().filter(p -> p.fact().protocol().policy().equals(version)).reduce((_, later) -> later);
    }

    /** Every protocol under any version of a policy, in log order. */
    List<Logged<AdoptedProtocol>> protocols(PolicyId asked) {
        return protocols.stream().filter(p -> p.fact().protocol().policy().name().equals(asked.name()) && !isBeyond(p, asked)).toList();
    }

    /** E6: the protocols of a policy, under whatever version of it, that were in force at some time from a piece of evidence to the head. */
    List<Logged<AdoptedProtocol>> protocolsSince(PolicyId asked, ReferenceEvidence.Piece piece) {
        return protocols(asked).stream().filter(p -> !isOver(p, asked, piece)).toList();
    }

    /** Whether a protocol is newer than the newest one under the version asked. */
    private boolean isBeyond(Logged<AdoptedProtocol> protocol, PolicyId asked) {
        return newestProtocol(asked).filter(newest -> newest.index() < protocol.index()).isPresent();
    }

    /** Whether a protocol was in force no more: a newer one was, or a newer version than its own that is not the one asked. */
    private boolean isOver(Logged<AdoptedProtocol> protocol, PolicyId asked, ReferenceEvidence.Piece piece) {
        PolicyId own = protocol.fact().protocol().policy();
        boolean replaced = protocols(own).stream().anyMatch(p -> p.index() > protocol.index() && p.index() < piece.index() && (!own.equals(asked) || p.fact().protocol().policy().equals(own)));
        boolean succeeded = !own.equals(asked) && !inForce(own.name(), piece.index(), piece.at()).filter(v -> v.policy().id().equals(own)).isPresent();
        return replaced || succeeded && protocol.index() < piece.index();
    }
}
