package loadline.core.governance;

import java.time.Instant;
import loadline.core.Person;
import loadline.core.Role;

/**
 * A person who holds a role lets another approve in it until a date. Signed by {@code from}. The delegate carries the
 * conflicts of both, fills the seats of both, and cannot delegate further.
 */
public record Delegation(Person from, Person to, Role role, Instant until) {}
