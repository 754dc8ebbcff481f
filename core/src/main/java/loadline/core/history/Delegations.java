package loadline.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Delegation;
import loadline.core.governance.Roster;

/** Who may approve for whom, until when. Nobody passes on what was delegated to them, and no delegation outlives its giver's role. */
final class Delegations {
    private final List<Delegation> delegations = new ArrayList<>();

    void add(Delegation delegation) {
        delegations.add(delegation);
    }

    /** Holders of the role who let one of {@code persons} approve in it at that time. */
    Set<Person> principals(Set<Person> persons, Role role, Instant at, Roster roster) {
        return delegations.stream()
                .filter(d -> d.role().equals(role) && persons.contains(d.to()) && !d.until().isBefore(at) && roster.holds(d.from(), role))
                .map(Delegation::from).collect(Collectors.toUnmodifiableSet());
    }
}
