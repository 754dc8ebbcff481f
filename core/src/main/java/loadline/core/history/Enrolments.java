package loadline.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;

/**
 * When each person was on the roster and held each role, so that nobody is enrolled for the occasion. A spell begins anew
 * after a break, and where a key is added or the identity or chain changes: then somebody else may be signing. What a person
 * was attested as is kept after they leave.
 */
final class Enrolments {
    private final Map<Person, Kept> all = new HashMap<>();
    private Map<Person, Roster.Member> before = Map.of();

    /** What is kept of one person. */
    private static final class Kept {
        private final List<String> identities = new ArrayList<>();
        private final List<String> chains = new ArrayList<>();
        private final List<Facts.Spell> onRoster = new ArrayList<>();
        private final Map<Role, List<Facts.Spell>> inRole = new HashMap<>();
        private boolean wasInternal;
    }

    /** The roster is {@code roster} from the entry {@code index} on. */
    void at(long index, Instant at, Roster roster) {
        Facts.Spell now = new Facts.Spell(index, at, Long.MAX_VALUE);
        before.forEach((person, old) -> end(index, all.get(person), old, roster.members().get(person)));
        roster.members().forEach((person, member) -> begin(now, all.computeIfAbsent(person, _ -> new Kept()), before.get(person), member));
        before = roster.members();
    }

    private static void end(long index, Kept kept, Roster.Member old, Roster.Member member) {
        boolean same = member != null && isTheSame(old, member);
        if (!same) {
            end(index, kept.onRoster);
        }
        old.roles().stream().filter(role -> !same || !member.roles().contains(role)).forEach(role -> end(index, kept.inRole.get(role)));
    }

    private static void end(long index, List<Facts.Spell> spells) {
        Facts.Spell last = spells.removeLast();
        spells.add(new Facts.Spell(last.index(), last.at(), index));
    }

    private static void begin(Facts.Spell now, Kept kept, Roster.Member old, Roster.Member member) {
        boolean same = old != null && isTheSame(old, member);
        kept.wasInternal |= !member.external();
        if (!same) {
            kept.identities.add(member.identity());
            kept.chains.add(member.chain());
            kept.onRoster.add(now);
        }
        member.roles().stream().filter(role -> !same || !old.roles().contains(role)).forEach(role -> kept.inRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(now));
    }

    private static boolean isTheSame(Roster.Member old, Roster.Member member) {
        return old.identity().equals(member.identity()) && old.chain().equals(member.chain()) && old.keys().containsAll(member.keys());
    }

    /** What a person was attested as, ever; somebody who never was is known by the account. */
    Set<String> identities(Person person) {
        Kept kept = all.get(person);
        return kept == null ? Set.of(person.id()) : Set.copyOf(kept.identities);
    }

    /** Everybody who ever was on the roster. */
    Map<Person, Facts.Enrolment> everybody() {
        Map<Person, Facts.Enrolment> enrolments = new HashMap<>();
        all.forEach((person, kept) -> {
            Map<Role, List<Facts.Spell>> inRole = new HashMap<>();
            kept.inRole.forEach((role, spells) -> inRole.put(role, List.copyOf(spells)));
            enrolments.put(person, new Facts.Enrolment(Set.copyOf(kept.identities), kept.chains, kept.onRoster, inRole, kept.wasInternal));
        });
        return enrolments;
    }
}
