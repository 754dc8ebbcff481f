package loadline.core.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.governance.Roster;

/**
 * Who took part: persons who registered a checkpoint of the family, recorded a run on it or wrote a report about it. Compared
 * by attested identity, so that a second account is the same person.
 */
final class Conflicts {
    private final Roster roster;
    private final Set<String> ranOrRegistered = new HashSet<>();
    private final Set<String> wrote = new HashSet<>();

    Conflicts(Facts.OfCheckpoint subject, Facts facts) {
        this.roster = facts.roster();
        for (var member : subject.family()) {
            Facts.OfCheckpoint each = facts.checkpoints().get(member);
            add(each.checkpoint(), ranOrRegistered);
            addRunners(each.checkpoint().by(), each.runs());
            each.reports().forEach(report -> add(report, wrote));
        }
    }

    /** Runs in a row are mostly recorded by the same persons: those are looked up once. */
    private void addRunners(Set<Person> added, List<? extends Logged<?>> runs) {
        Set<Person> last = added;
        for (Logged<?> run : runs) {
            if (!run.by().equals(last)) {
                add(run, ranOrRegistered);
                last = run.by();
            }
        }
    }

    /** Whether one of them ran, wrote or registered. */
    boolean tookPart(Set<Person> persons) {
        return ranOrRegistered(persons) || isAmong(persons, wrote);
    }

    /** Whether one of them recorded a run or registered a checkpoint. */
    boolean ranOrRegistered(Set<Person> persons) {
        return isAmong(persons, ranOrRegistered);
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

    private void add(Logged<?> statement, Set<String> identities) {
        statement.by().forEach(person -> identities.add(identity(person)));
    }

    private String identity(Person person) {
        Roster.Member member = roster.members().get(person);
        return member == null ? person.id() : member.identity();
    }
}
