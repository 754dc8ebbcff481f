package loadline.core.policy;

import loadline.core.Role;
import loadline.core.TimeSpan;

/**
 * Something the policy makes somebody do, with its timing.
 *
 * @param fromLevel the required level from which it arises
 */
public record Obligation(ObligationId id, String what, Role owner, Scope scope, Level fromLevel, Timing timing, ClauseId clause) {
    /** When an obligation must be met. */
    public sealed interface Timing {
        /** Before the activity: open or stale, it blocks. */
        record Before() implements Timing {}

        /** Within a time after an event: it rides along with a permission, with its due date. */
        record Within(TimeSpan span, Event event) implements Timing {}

        /** Always, met again at least this often: stale, it blocks. */
        record Continuous(TimeSpan maxAge) implements Timing {}
    }

    /** What starts a clock. */
    public enum Event { DEPLOYMENT, DETERMINATION, ASSESSMENT_DUE, AWARENESS, DISCOVERY, PUBLICATION, POLICY_CHANGE, STOP_TRIPPED }
}
