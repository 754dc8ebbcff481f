package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.governance.Roster;

/** Who is who (P1, P3): persons told apart by every attested identity they ever had, and since when they hold a role. */
final class ReferencePeople {
    private static final TimeSpan LONG_ENOUGH = TimeSpan.of("P30D");

    private final List<Logged<Roster>> rosters;

    ReferencePeople(List<Logged<Roster>> rosters) {
        this.rosters = rosters;
    }

    /** The roster that an entry at this index is held against. */
    Logged<Roster> rosterBefore(long index) {
        Logged<Roster> newest = rosters.getFirst();
        for (Logged<Roster> roster : rosters) {
            if (roster.index() < index) {
                newest = roster;
            }
        }
        return newest;
    }

    private List<Roster.Member> ever(Person person) {
        return rosters.stream().flatMap(r -> Optional.ofNullable(r.fact().members().get(person)).stream()).toList();
    }

    private Set<String> identities(Person person) {
        Set<String> all = new HashSet<>();
        ever(person).forEach(m -> all.add(m.identity()));
        return all;
    }

    /** P3: whether two accounts are one person. */
    boolean isSame(Person one, Person other) {
        return one.equals(other) || identities(one).stream().anyMatch(identities(other)::contains);
    }

    /** Whether somebody is in both groups. */
    boolean share(Collection<Person> some, Collection<Person> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> isSame(one, other)));
    }

    /** How many persons these accounts are. */
    int distinct(Collection<Person> accounts) {
        List<Person> told = new ArrayList<>();
        for (Person account : accounts) {
            if (told.stream().noneMatch(t -> isSame(t, account))) {
                told.add(account);
            }
        }
        return told.size();
    }

    /** Whether an identity of the person ever held the role. */
    boolean everHeld(Person person, Role role) {
        return rosters.stream().flatMap(r -> r.fact().members().entrySet().stream()).anyMatch(e -> e.getValue().roles().contains(role) && isSame(e.getKey(), person));
    }

    boolean anyEverHeld(Collection<Person> persons, Role role) {
        return persons.stream().anyMatch(p -> everHeld(p, role));
    }

    /** Every reporting chain the person ever belonged to. */
    Set<String> chains(Person person) {
        Set<String> all = new HashSet<>();
        ever(person).forEach(m -> all.add(m.chain()));
        return all;
    }

    /** Whether the person was never anything but external. */
    boolean wasAlwaysExternal(Person person) {
        return !ever(person).isEmpty() && ever(person).stream().allMatch(Roster.Member::external);
    }

    /** P1, for a role. */
    boolean isEarlyEnough(Person person, Role role, long index, Instant at, long firstEvidence) {
        return isEarlyEnough(roster -> roster.holds(person, role), index, at, firstEvidence);
    }

    /** P1, for a place on the roster. */
    boolean isKnownEarlyEnough(Person person, long index, Instant at, long firstEvidence) {
        return isEarlyEnough(roster -> roster.members().containsKey(person), index, at, firstEvidence);
    }

    private boolean isEarlyEnough(Predicate<Roster> holds, long index, Instant at, long firstEvidence) {
        Logged<Roster> since = null;
        for (Logged<Roster> roster : rosters) {
            if (roster.index() >= index) {
                break;
            }
            if (!holds.test(roster.fact())) {
                since = null;
            } else if (since == null) {
                since = roster;
            }
        }
        return since != null && (since.equals(rosters.getFirst()) || since.index() < firstEvidence || !LONG_ENOUGH.after(since.at()).isAfter(at));
    }
}
