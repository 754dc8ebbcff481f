package loadline.core.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;

/**
 * Whether a person was in a role early enough to loosen anything in it: enrolled before the family's first plan or result,
 * or {@link #WAIT} before the act. Nobody is enrolled for the occasion.
 */
final class Enrolled {
    /** How long a new holder of a role waits before acts in it count for a family whose evaluation has begun. */
    static final TimeSpan WAIT = TimeSpan.of("P30D");

    private final UnderPolicy under;

    Enrolled(UnderPolicy under) {
        this.under = under;
    }

    /** Whether one of those who signed held the role early enough. */
    boolean counts(Logged<?> act, Role role) {
        for (Person person : act.by()) {
            Optional<Facts.Since> since = Optional.ofNullable(under.facts.enrolments().getOrDefault(person, Map.of()).get(role));
            if (since.isPresent() && isEarly(since.get(), act)) {
                return true;
            }
        }
        return false;
    }

    private boolean isEarly(Facts.Since since, Logged<?> act) {
        boolean before = since.index() < act.index();
        return before && (since.index() == 0 || !WAIT.after(since.at()).isAfter(act.at()) || isBeforeEvaluation(since));
    }

    private boolean isBeforeEvaluation(Facts.Since since) {
        return under.family().flatMap(c -> c.evidence().values().stream()).flatMap(List::stream).noneMatch(evidence -> evidence.since() <= since.index());
    }
}
