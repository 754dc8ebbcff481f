package loadline.core.governance;

import java.time.Instant;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.Condition;
import loadline.core.policy.PolicyId;

/**
 * A signed, sourced and expiring finding about the world outside the developer: what competitors deploy, who leads, whether
 * the marginal risk is small.
 *
 * @param holds whether the finding is that the fact holds
 * @param source where it can be looked up
 * @param document digest of what it rests on
 */
public record ExternalFinding(PolicyId policy, Condition.Found.Kind kind, boolean holds, String source, Digest document, Instant expires, Role as) {}
