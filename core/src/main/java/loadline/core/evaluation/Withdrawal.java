package loadline.core.evaluation;

import loadline.core.Digest;
import loadline.core.Rule;

/** A recorded run (by its statement's digest) on a checkpoint is withdrawn for a reason. Counts only if none of its signers signed the run. */
public record Withdrawal(Digest run, Digest weights, String reason) {
    public Withdrawal {
        Rule.require(!reason.isBlank(), "a withdrawal gives its reason");
    }
}
