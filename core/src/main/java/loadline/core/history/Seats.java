package loadline.core.history;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Roster;

/** Who fills which seat: one attested identity fills one, however many persons on the roster bear it. */
final class Seats {
    private Seats() {}

    /** Whether enough root members signed. */
    static boolean hasRootQuorum(Collection<Person> signed, Roster roster) {
        return rootIdentities(signed, roster) >= roster.quorum();
    }

    /** How many root members signed, each identity counted once. */
    static long rootIdentities(Collection<Person> signed, Roster roster) {
        return signed.stream().map(roster.members()::get).filter(m -> m != null && m.root()).map(Roster.Member::identity).distinct().count();
    }

    /** Whether every role is held by a signer, no identity filling two seats. */
    static boolean areFilled(List<Role> roles, Collection<Person> signed, Roster roster) {
        Set<Person> present = signed.stream().filter(roster.members()::containsKey).collect(Collectors.toSet());
        return areFilled(roles, 0, present, new HashSet<>(), roster);
    }

    private static boolean areFilled(List<Role> roles, int from, Set<Person> present, Set<String> taken, Roster roster) {
        if (from == roles.size()) {
            return true;
        }
        for (Person person : present) {
            String identity = roster.members().get(person).identity();
            if (roster.holds(person, roles.get(from)) && taken.add(identity)) {
                if (areFilled(roles, from + 1, present, taken, roster)) {
                    return true;
                }
                taken.remove(identity);
            }
        }
        return false;
    }
}
