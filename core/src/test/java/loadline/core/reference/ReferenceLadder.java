package loadline.core.reference;

import java.util.Comparator;
import loadline.core.decision.Answer;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;

/** From mild to strict (R2, R4, R8): what a consequence is on each track, and which of two answers is the stricter. */
final class ReferenceLadder {
    private ReferenceLadder() {}

    /** R2: what a consequence comes to, a gate that degrades counting as one that blocks. */
    static Answer answer(Gate.Otherwise otherwise, boolean clearable, Activity.Track track) {
        return switch (track) {
            case DEPLOY -> deploying(otherwise, clearable);
            case TRAIN -> training(otherwise, clearable);
            case STORE -> storing(otherwise, clearable);
        };
    }

    private static Answer deploying(Gate.Otherwise otherwise, boolean clearable) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, PAUSE -> clearable ? new Answer.Delay() : new Answer.Deny();
            case NO_NEW_CUSTOMERS -> new Answer.NoNewCustomers();
            case HOLD -> new Answer.Hold();
            case HALT -> new Answer.Deny();
            case WITHDRAW, ISOLATE, LOCK, DELETE -> new Answer.Withdraw();
        };
    }

    private static Answer training(Gate.Otherwise otherwise, boolean clearable) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, PAUSE, NO_NEW_CUSTOMERS, HOLD, WITHDRAW -> clearable ? new Answer.Pause() : new Answer.Halt();
            case HALT, ISOLATE, LOCK, DELETE -> new Answer.Halt();
        };
    }

    private static Answer storing(Gate.Otherwise otherwise, boolean clearable) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, PAUSE, ISOLATE, NO_NEW_CUSTOMERS, HOLD, HALT, WITHDRAW -> new Answer.Isolate();
            case LOCK -> new Answer.Lock();
            case DELETE -> new Answer.Delete();
        };
    }

    /** R4, R8. */
    static final Comparator<Answer> MILD_FIRST = Comparator.comparingInt(ReferenceLadder::rank).thenComparing(ReferenceLadder::byAmount);

    private static int rank(Answer answer) {
        return switch (answer) {
            case Answer.NotGoverned _ -> -1;
            case Answer.Deploy _, Answer.Continue _, Answer.Store _ -> 0;
            case Answer.DeployWithObligations _, Answer.ContinueUpTo _ -> 1;
            case Answer.DeployOnDetermination _ -> 2;
            case Answer.DeployUnderInterimMeasures _ -> 3;
            case Answer.DegradeTo _ -> 4;
            case Answer.NoNewCustomers _ -> 5;
            case Answer.Delay _, Answer.Pause _, Answer.Isolate _ -> 6;
            case Answer.Hold _ -> 7;
            case Answer.Deny _, Answer.Halt _, Answer.Lock _ -> 8;
            case Answer.Withdraw _, Answer.Delete _ -> 9;
        };
    }

    private static int byAmount(Answer one, Answer other) {
        if (one instanceof Answer.DeployUnderInterimMeasures a && other instanceof Answer.DeployUnderInterimMeasures b) {
            return b.until().compareTo(a.until());
        }
        return one instanceof Answer.ContinueUpTo a && other instanceof Answer.ContinueUpTo b ? b.compute().compareTo(a.compute()) : 0;
    }

    static Answer stricter(Answer one, Answer other) {
        return MILD_FIRST.compare(one, other) >= 0 ? one : other;
    }

    static Answer mildest(Activity.Track track) {
        return switch (track) {
            case DEPLOY -> new Answer.Deploy();
            case TRAIN -> new Answer.Continue();
            case STORE -> new Answer.Store();
        };
    }
}
