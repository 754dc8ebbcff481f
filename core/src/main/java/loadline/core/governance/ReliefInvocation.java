package loadline.core.governance;

import java.time.Instant;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.StandardId;

/**
 * One approver, in a role, invokes a relief that a clause grants, for standards of one deployment, until a date. It counts
 * once every approver that the clause names has signed the same.
 *
 * @param measures digest of the document that says what is in place instead and why it gives the same assurance
 */
public record ReliefInvocation(PolicyId policy, ReliefId relief, Digest weights, Digest configuration, Set<StandardId> standards, Digest measures, Instant until, Role as) {
    public ReliefInvocation {
        standards = Set.copyOf(standards);
    }
}
