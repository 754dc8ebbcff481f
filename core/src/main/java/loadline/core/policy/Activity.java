package loadline.core.policy;

/** What a question asks leave to do. */
public enum Activity {
    STORE, TRAIN_FURTHER, RESUME_TRAINING, USE_INTERNALLY_LIMITED, USE_INTERNALLY_LARGE_SCALE, USE_INTERNALLY_AUTONOMOUS,
    SHARE_WITH_EVALUATOR, CONTROLLED_AB, DEPLOY, CONTINUE_FOR_EXISTING_CUSTOMERS;

    /** Which ladder of answers speaks for it. */
    public Track track() {
        return switch (this) {
            case STORE -> Track.STORE;
            case TRAIN_FURTHER, RESUME_TRAINING -> Track.TRAIN;
            case USE_INTERNALLY_LIMITED, USE_INTERNALLY_LARGE_SCALE, USE_INTERNALLY_AUTONOMOUS, SHARE_WITH_EVALUATOR, CONTROLLED_AB,
                    DEPLOY, CONTINUE_FOR_EXISTING_CUSTOMERS -> Track.DEPLOY;
        };
    }

    /** The three ladders of answers. */
    public enum Track { DEPLOY, TRAIN, STORE }
}
