package loadline.cli.shell;

import java.util.Set;
import loadline.core.assessment.Basis;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.Reason;

/** What the exit codes mean. A verdict is 10 and above or 0; a malfunction is 1 to 6 and never 0. */
public final class ExitCode {
    /** Permitted on recomputed evidence; or the command did what was asked. */
    public static final int OK = 0;
    /** Something broke in Loadline or its machine. */
    public static final int INTERNAL = 1;
    /** The command was called wrongly. */
    public static final int USAGE = 2;
    /** A file or value that was given is invalid, or an act would not count. */
    public static final int INPUT = 3;
    /** The log or a payload is not what was written. */
    public static final int INTEGRITY = 4;
    /** A key cannot be used, or the network failed. */
    public static final int AUTHENTICATION = 5;
    /** Consistent, but nothing says whose it is: no trust file was given. */
    public static final int NOT_AUTHENTIC = 6;
    /** Permitted, with something to be done later. */
    public static final int LATER_OBLIGATIONS = 10;
    /** Permitted, but resting on what people concluded, attested or inherited. */
    public static final int ON_DETERMINATION = 11;
    /** A replay, a reconstruction or a hypothetical answer that would permit. */
    public static final int NOT_CURRENT = 12;
    /** Permitted under interim measures, or up to a compute bound. */
    public static final int BOUNDED = 13;
    /** Delayed, held, or not governed. */
    public static final int NOT_YET = 20;
    /** Denied, withdrawn, restricted, degraded, isolated, locked. */
    public static final int DENIED = 30;
    /** Pause, halt, or a stop tripped. */
    public static final int STOPPED = 40;
    /** A comparison or conformance run came out against. */
    public static final int AGAINST = 50;
    /** A bundle was refuted. */
    public static final int REFUTED = 51;

    /** What a caller takes for a plain yes. */
    public enum Accepted { OBLIGATIONS, DETERMINATION }

    private ExitCode() {}

    /** The code of a decision. One that is not current and permits is {@link #NOT_CURRENT}; one that denies keeps its code. */
    public static int of(Decision decision, Set<Accepted> accepted) {
        int code = decision.reasons().stream().anyMatch(r -> r.code() == Reason.Code.STOP_TRIPPED) ? STOPPED : of(decision.answer(), decision, accepted);
        return code < NOT_YET && decision.kind() != Decision.Kind.CURRENT ? NOT_CURRENT : code;
    }

    private static int of(Answer answer, Decision decision, Set<Accepted> accepted) {
        return switch (answer) {
            case Answer.Deploy _, Answer.DeployWithObligations _, Answer.DeployOnDetermination _, Answer.Continue _, Answer.Store _ -> permitted(answer, decision, accepted);
            case Answer.DeployUnderInterimMeasures _, Answer.ContinueUpTo _ -> BOUNDED;
            case Answer.Delay _, Answer.Hold _, Answer.NotGoverned _ -> NOT_YET;
            case Answer.DegradeTo _, Answer.NoNewCustomers _, Answer.Deny _, Answer.Withdraw _, Answer.Isolate _, Answer.Lock _, Answer.Delete _ -> DENIED;
            case Answer.Pause _, Answer.Halt _ -> STOPPED;
        };
    }

    private static int permitted(Answer answer, Decision decision, Set<Accepted> accepted) {
        boolean onPeople = answer instanceof Answer.DeployOnDetermination || decision.basis() != Basis.RECOMPUTED_FROM_SAMPLES;
        if (onPeople && !accepted.contains(Accepted.DETERMINATION)) {
            return ON_DETERMINATION;
        }
        boolean due = answer instanceof Answer.DeployWithObligations || decision.policies().stream().anyMatch(p -> !p.obligations().isEmpty());
        return due && !accepted.contains(Accepted.OBLIGATIONS) ? LATER_OBLIGATIONS : OK;
    }
}
