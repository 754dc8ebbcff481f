package loadline.core.decision;

import java.util.Set;
import loadline.core.Person;
import loadline.core.governance.Roster;

/**
 * Who took part: persons who registered a checkpoint of the family, recorded a run on it or wrote a report about it. Compared
 * by attested identity, so that a second account is the same person.
 */
final class Conflicts {
    private final Roster roster;
    private final Family family;

    Conflicts(Family family, Roster roster) {
        this.family = family;
        this.roster = roster;
    }

    /** Whether one of them ran, wrote or registered. */
    boolean tookPart(Set<Person> persons) {
        return ranOrRegistered(persons) || isAmong(persons, family.wrote());
    }

    /** Whether one of them recorded a run or registered a checkpoint. */
    boolean ranOrRegistered(Set<Person> persons) {
        return isAmong(persons, family.ranOrRegistered());
    }

    /** Whether some person of one set is some person of the other. */
    boolean share(Set<Person> some, Set<Person> others) {
        for (Person a : some) {
            for (Person b : others) {
                if (a.equals(b) || identity(a).equals(identity(b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAmong(Set<Person> persons, Set<String> identities) {
        for (Person person : persons) {
            if (identities.contains(identity(person))) {
                return true;
            }
        }
        return false;
    }

    private String identity(Person person) {
        return Family.identity(person, roster);
    }
}
