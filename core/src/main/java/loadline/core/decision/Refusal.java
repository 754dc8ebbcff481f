package loadline.core.decision;

import loadline.core.policy.Activity.Track;
import loadline.core.policy.Gate.Otherwise;

/** What a closed gate means on each track. */
final class Refusal {
    private Refusal() {}

    /**
     * The answer on a track.
     *
     * @param stuck whether some reason cannot be cleared by the developer under the policy
     */
    static Answer answer(Track track, Otherwise otherwise, boolean stuck) {
        return switch (track) {
            case DEPLOY -> onDeploy(otherwise, stuck);
            case TRAIN -> onTrain(otherwise, stuck);
            case STORE -> onStore(otherwise);
        };
    }

    private static Answer onDeploy(Otherwise otherwise, boolean stuck) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, PAUSE -> stuck ? new Answer.Deny() : new Answer.Delay();
            case HOLD -> stuck ? new Answer.Deny() : new Answer.Hold();
            case NO_NEW_CUSTOMERS -> new Answer.NoNewCustomers();
            case HALT -> new Answer.Deny();
            case WITHDRAW, ISOLATE, LOCK, DELETE -> new Answer.Withdraw();
        };
    }

    private static Answer onTrain(Otherwise otherwise, boolean stuck) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, HOLD, NO_NEW_CUSTOMERS, WITHDRAW, PAUSE -> stuck ? new Answer.Halt() : new Answer.Pause();
            case HALT, ISOLATE, LOCK, DELETE -> new Answer.Halt();
        };
    }

    private static Answer onStore(Otherwise otherwise) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, HOLD, NO_NEW_CUSTOMERS, WITHDRAW, PAUSE, HALT, ISOLATE -> new Answer.Isolate();
            case LOCK -> new Answer.Lock();
            case DELETE -> new Answer.Delete();
        };
    }
}
