package loadline.core.decision;

import java.time.Instant;
import loadline.core.Digest;
import loadline.core.policy.Activity;

/**
 * The closed list of answers, from mild to strict on each track. The strictest of all policies stands.
 */
public sealed interface Answer {
    /** Go. */
    record Deploy() implements Answer {}

    /** Go; something must be done later. */
    record DeployWithObligations() implements Answer {}

    /** Go, because accountable people concluded what the statistics do not show. */
    record DeployOnDetermination() implements Answer {}

    /** Go under interim measures, until a date. */
    record DeployUnderInterimMeasures(Instant until) implements Answer {}

    /** Serve the fallback instead. */
    record DegradeTo(Digest fallback) implements Answer {}

    /** Those who have it keep it; nobody new. */
    record NoNewCustomers() implements Answer {}

    /** Not yet: the developer can clear every reason under the policy. */
    record Delay() implements Answer {}

    /** Waiting for people to conclude. */
    record Hold() implements Answer {}

    /** No: some reason cannot be cleared under the policy. */
    record Deny() implements Answer {}

    /** Take it back. */
    record Withdraw() implements Answer {}

    /** Train on. */
    record Continue() implements Answer {}

    /** Train on, up to this much effective compute. */
    record ContinueUpTo(java.math.BigDecimal compute) implements Answer {}

    /** Pause training. */
    record Pause() implements Answer {}

    /** Stop training. */
    record Halt() implements Answer {}

    /** Keep the weights. */
    record Store() implements Answer {}

    /** Keep them off every network. */
    record Isolate() implements Answer {}

    /** Let nobody reach them. */
    record Lock() implements Answer {}

    /** Destroy them. */
    record Delete() implements Answer {}

    /** No policy in force has a binding clause about it. Never a yes. */
    record NotGoverned() implements Answer {}

    /** The answer's name, as on the command line and in JSON. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Place on its track, mild first. {@link NotGoverned} is below all: any policy that governs outweighs it. */
    default int strictness() {
        return switch (this) {
            case NotGoverned _ -> -1;
            case Deploy _, Continue _, Store _ -> 0;
            case DeployWithObligations _, ContinueUpTo _ -> 1;
            case DeployOnDetermination _ -> 2;
            case DeployUnderInterimMeasures _ -> 3;
            case DegradeTo _ -> 4;
            case NoNewCustomers _ -> 5;
            case Delay _, Pause _, Isolate _ -> 6;
            case Hold _ -> 7;
            case Deny _, Lock _, Halt _ -> 8;
            case Withdraw _, Delete _ -> 9;
        };
    }

    /** Whether the activity may go ahead, whatever it rests on and with whatever obligations. */
    default boolean permits() {
        return strictness() >= 0 && strictness() <= 3;
    }

    /** The mildest answer of a track. */
    static Answer mildest(Activity.Track track) {
        return switch (track) {
            case DEPLOY -> new Deploy();
            case TRAIN -> new Continue();
            case STORE -> new Store();
        };
    }
}
