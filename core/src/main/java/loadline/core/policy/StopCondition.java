package loadline.core.policy;

import loadline.core.Role;

/**
 * Something that stops training or deployment when it happens, until a role clears it.
 *
 * @param trips the consequence while tripped
 */
public record StopCondition(StopId id, String what, Scope scope, Gate.Otherwise trips, Role clearedBy, ClauseId clause) {}
