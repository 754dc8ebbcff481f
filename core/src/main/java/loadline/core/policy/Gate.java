package loadline.core.policy;

/**
 * What must hold before activities on surfaces.
 *
 * @param otherwise what happens while it does not hold
 */
public record Gate(GateId id, Scope scope, Condition requires, Otherwise otherwise, ClauseId clause) {
    /**
     * The consequence of a closed gate. {@code BLOCK} delays when the developer can clear every reason under the policy and
     * denies when some reason cannot be cleared. {@code DEGRADE} serves the declared fallback where that is permitted, and
     * blocks where it is not.
     */
    public enum Otherwise { BLOCK, DEGRADE, HOLD, NO_NEW_CUSTOMERS, WITHDRAW, PAUSE, HALT, ISOLATE, LOCK, DELETE }
}
