package loadline.core.governance;

import java.time.Instant;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;

/**
 * One approver, in a role, invokes a relief that a clause grants, for standards of one deployment, until a date. It counts
 * once every approver that the clause names has signed the same.
 *
 * @param surface the widest surface it stands for, whatever its bounds
 * @param standards at least one
 * @param measures digest of the document that says what is in place instead and why it gives the same assurance
 */
public record ReliefInvocation(PolicyId policy, ReliefId relief, Digest weights, Digest configuration, Surface surface, Set<StandardId> standards, Digest measures, Instant until, Role as) {
    public ReliefInvocation {
        standards = Set.copyOf(standards);
        Rule.require(surface != Surface.NONE, "a relief is invoked for a surface");
        Rule.require(!standards.isEmpty(), "a relief is invoked for at least one standard");
    }
}
