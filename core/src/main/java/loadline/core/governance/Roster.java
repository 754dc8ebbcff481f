package loadline.core.governance;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Rule;

/**
 * Who is who at one point of the log: each person's roles, keys and reporting chain.
 *
 * @param quorum how many root keys must sign a change of the roster
 */
public record Roster(Map<Person, Member> members, int quorum) {
    /**
     * A person on the roster.
     *
     * @param keys raw Ed25519 public keys in base64
     * @param chain the reporting chain the person belongs to; two roles of one chain are not separate
     * @param identity what the person's identity was attested by; one identity fills one seat
     * @param root whether the person's signature counts towards the quorum for roster changes
     */
    public record Member(Set<Role> roles, Set<String> keys, String chain, String identity, boolean external, boolean root) {
        public Member {
            roles = Set.copyOf(roles);
            keys = Set.copyOf(keys);
            Rule.require(!identity.isBlank(), "a member names the identity it was enrolled under");
        }
    }

    public Roster {
        members = Map.copyOf(members);
        long roots = members.values().stream().filter(Member::root).count();
        Rule.require(quorum >= 1 && quorum <= roots, () -> "a quorum lies between 1 and the number of root members, " + roots);
    }

    /** Whether the person holds the role. */
    public boolean holds(Person person, Role role) {
        Member member = members.get(person);
        return member != null && member.roles().contains(role);
    }

    /** Whether one of the persons holds the role. */
    public boolean anyHolds(Set<Person> persons, Role role) {
        for (Person person : persons) {
            if (holds(person, role)) {
                return true;
            }
        }
        return false;
    }

    /** The persons holding a role. */
    public Set<Person> holders(Role role) {
        return members.entrySet().stream().filter(e -> e.getValue().roles().contains(role)).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }
}
