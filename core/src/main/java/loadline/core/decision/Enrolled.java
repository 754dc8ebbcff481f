package loadline.core.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;

/**
 * Whether a person was in a role early enough to loosen anything in it: enrolled before the family's first plan or result,
 * or {@link #WAIT} before the act. Nobody is enrolled for the occasion. What counts is the time of the act: who leaves later
 * takes nothing back.
 */
final class Enrolled {
    /** How long a new holder of a role waits before acts in it count for a family whose evaluation has begun. */
    static final TimeSpan WAIT = TimeSpan.of("P30D");

    private final Family family;
    private final Map<Person, Facts.Enrolment> enrolments;

    Enrolled(Family family, Map<Person, Facts.Enrolment> enrolments) {
        this.family = family;
        this.enrolments = enrolments;
    }

    /** Whether one of those who signed held the role early enough. */
    boolean counts(Logged<?> act, Role role) {
        return early(act, role).findAny().isPresent();
    }

    /** Those who signed in the role and held it early enough. */
    Stream<Person> early(Logged<?> act, Role role) {
        return act.by().stream().filter(person -> known(person).map(e -> isEarly(e.inRole().getOrDefault(role, List.of()), act)).orElse(false));
    }

    /** Whether everybody who signed was on the roster early enough, in whatever role: somebody may sign for another. */
    boolean areAllKnown(Logged<?> act) {
        return act.by().stream().allMatch(person -> known(person).map(e -> isEarly(e.onRoster(), act)).orElse(false));
    }

    /** Every reporting chain the person belonged to, in order. */
    List<String> chains(Person person) {
        return known(person).map(Facts.Enrolment::chains).orElse(List.of(person.id()));
    }

    /** Whether the person was on the roster as an outsider and never as anything else. */
    boolean isOutsider(Person person) {
        return known(person).map(e -> !e.wasInternal()).orElse(false);
    }

    private Optional<Facts.Enrolment> known(Person person) {
        return Optional.ofNullable(enrolments.get(person));
    }

    /** Whether the spell that the act falls into began early enough. */
    private boolean isEarly(List<Facts.Spell> spells, Logged<?> act) {
        return spells.stream().filter(spell -> spell.holds(act.index()))
                .anyMatch(spell -> spell.index() == 0 || !WAIT.after(spell.at()).isAfter(act.at()) || isBeforeEvaluation(spell));
    }

    private boolean isBeforeEvaluation(Facts.Spell spell) {
        return family.begun() > spell.index();
    }
}
