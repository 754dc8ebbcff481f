package loadline.core.decision;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import loadline.core.Person;

/**
 * Who took part: persons who registered a checkpoint of the family, recorded a run on it or wrote a report about it. Compared
 * by attested identity, so that a second account is the same person.
 */
final class Conflicts {
    private final Map<Person, Facts.Enrolment> enrolments;
    private final Family family;

    Conflicts(Family family, Map<Person, Facts.Enrolment> enrolments) {
        this.family = family;
        this.enrolments = enrolments;
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
                if (a.equals(b) || !Collections.disjoint(identities(a), identities(b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAmong(Set<Person> persons, Set<String> those) {
        for (Person person : persons) {
            if (!Collections.disjoint(identities(person), those)) {
                return true;
            }
        }
        return false;
    }

    /** What a person was attested as, ever. */
    Set<String> identities(Person person) {
        return Family.identities(person, enrolments);
    }
}
