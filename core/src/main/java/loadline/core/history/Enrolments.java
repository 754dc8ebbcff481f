package loadline.core.history;

import java.util.HashMap;
import java.util.Map;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;

/** Since when each person holds each role without a break, so that nobody is enrolled for the occasion. */
final class Enrolments {
    private Map<Person, Map<Role, Facts.Since>> since = Map.of();

    /** The roster changed at {@code now}: roles that were held stay as old as they are, new ones begin. */
    void at(Facts.Since now, Roster roster) {
        Map<Person, Map<Role, Facts.Since>> next = new HashMap<>();
        roster.members().forEach((person, member) -> {
            Map<Role, Facts.Since> held = since.getOrDefault(person, Map.of());
            Map<Role, Facts.Since> roles = new HashMap<>();
            member.roles().forEach(role -> roles.put(role, held.getOrDefault(role, now)));
            next.put(person, Map.copyOf(roles));
        });
        since = Map.copyOf(next);
    }

    Map<Person, Map<Role, Facts.Since>> since() {
        return since;
    }
}
