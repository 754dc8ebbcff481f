package loadline.core.governance;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/**
 * A signed forecast of when a threshold will be reached by the developer's models.
 *
 * @param earliest the earliest date at which it is expected; absent means not within any span asked for
 * @param document digest of the forecast's reasoning
 */
public record Forecast(PolicyId policy, ThresholdId threshold, Digest weights, Optional<Instant> earliest, Digest document, Role as) {}
