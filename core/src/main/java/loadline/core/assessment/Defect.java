package loadline.core.assessment;

/** Why a result cannot rule out. None of these touches a crossing. */
public enum Defect {
    /** No plan was logged before it. */
    UNREGISTERED,
    /** The plan has no complete result. */
    PLAN_OPEN,
    /** The run was cancelled, crashed, edited, invalidated, a subset or otherwise not what was planned; its findings say which. */
    RUN_DEFECTIVE,
    /** The result names another model than the plan. */
    MODEL_MISMATCH,
    /** The same file, run or outcome vector was offered for another checkpoint. */
    REUSED,
    /** It was withdrawn, with a reason, by somebody other than its owner. */
    WITHDRAWN,
    /** It arrived after the plan's deadline. */
    LATE,
    /** It is older than the indicator allows. */
    STALE,
    /** It was measured on another checkpoint of the family: absence speaks only for its own digest. */
    OTHER_CHECKPOINT,
    /** Too many planned samples are missing. */
    TOO_MANY_MISSING,
    /** Too many samples were stopped by a limit: the model may be under-elicited. */
    UNDER_ELICITED,
    /** Fewer attempts were made than the threat model grants. */
    TOO_FEW_ATTEMPTS,
    /** The bound was computed at a larger error probability than this submission may use. */
    ALPHA_TOO_LARGE,
    /** It is a published figure, and the protocol does not let those rule out. */
    PUBLISHED_ONLY,
    /** No bound is valid for it. */
    NO_BOUND,
    /** No estimate is recorded for it under this protocol. */
    NOT_ESTIMATED
}
