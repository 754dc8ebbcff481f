package loadline.core.monitoring;

import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StopId;

/** A stop tripped or was cleared, for weights. */
public sealed interface StopEvent {
    PolicyId policy();

    StopId stop();

    Digest weights();

    /** It happened. */
    record Tripped(PolicyId policy, StopId stop, Digest weights, Digest evidence) implements StopEvent {}

    /** A role that may clear it did, on evidence logged after the trip. */
    record Cleared(PolicyId policy, StopId stop, Digest weights, Digest evidence, Role as) implements StopEvent {}
}
