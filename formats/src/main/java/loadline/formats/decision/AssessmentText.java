package loadline.formats.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loadline.core.assessment.AssessmentState;
import loadline.core.policy.Policy;

/** The assessment's state in words. */
final class AssessmentText {
    private AssessmentText() {}

    static Node of(AssessmentState state, Optional<Policy> policy, Sources sources) {
        String clause = policy.map(p -> "; " + Sources.clause(policy, p.assessment().clause())).orElse("");
        return Node.of("assessment " + words(state, sources) + clause);
    }

    private static String words(AssessmentState state, Sources sources) {
        return switch (state) {
            case AssessmentState.Current(var weights, var done) -> "complete on " + sources.weights(weights) + " since " + Times.day(done);
            case AssessmentState.CarriedOver(var from, var done, boolean nearMiss) -> "carried over from " + sources.weights(from) + " by the preliminary assessment of "
                    + Times.day(done) + (nearMiss ? ", a near miss" : "");
            case AssessmentState.Due(var since, var by, var because) -> "due since " + Times.day(since) + ", by " + Times.day(by) + ": " + because(because);
            case AssessmentState.Overdue(var since, var by, var because) -> "overdue: due since " + Times.day(since) + ", by " + Times.day(by) + ": " + because(because);
        };
    }

    private static String because(List<AssessmentState.Trigger> triggers) {
        return triggers.stream().map(AssessmentText::trigger).collect(Collectors.joining(", "));
    }

    static String trigger(AssessmentState.Trigger trigger) {
        return switch (trigger) {
            case NEVER_ASSESSED -> "never assessed";
            case NEW_CHECKPOINT -> "a new checkpoint";
            case COMPUTE_MULTIPLE -> "effective compute grew past the multiple";
            case COMPUTE_UNKNOWN -> "effective compute cannot be compared";
            case ELAPSED -> "the time between assessments passed";
            case CALLED -> "a role with discretion called for it";
            case PLAN_OPEN -> "a plan is open";
            case NO_PRELIMINARY -> "no preliminary assessment";
        };
    }
}
