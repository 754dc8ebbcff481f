package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.PolicyId;

/** An act of assessing a checkpoint under a policy. */
public sealed interface Assessment {
    PolicyId policy();

    Digest weights();

    /** A role with discretion called for an assessment. Discretion can only make one due. */
    record Called(PolicyId policy, Digest weights, Role as, String reason) implements Assessment {}

    /**
     * The checkpoint was compared with the last assessed one, and no trigger was found.
     *
     * @param against weights of the last comprehensively assessed checkpoint
     * @param computeRatio upper end of the effective-compute ratio, attested by somebody outside training; empty where unknown
     */
    record PreliminaryDone(PolicyId policy, Digest weights, Digest against, Optional<BigDecimal> computeRatio, Digest report) implements Assessment {}

    /** Every threshold was judged on the checkpoint, with a signed report. */
    record ComprehensiveDone(PolicyId policy, Digest weights, Digest report) implements Assessment {}

    /** The checkpoint was assessed against the thresholds above those it reached. */
    record FollowUpDone(PolicyId policy, Digest weights, Digest report) implements Assessment {}
}
