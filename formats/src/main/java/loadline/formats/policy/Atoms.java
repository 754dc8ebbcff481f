package loadline.formats.policy;

import java.util.List;
import java.util.stream.Stream;
import loadline.core.policy.Condition;

/** The atoms that a condition is made of: what it asks for, without how the parts are combined. */
public final class Atoms {
    private Atoms() {}

    /** Every atom of the condition, in the order of the document. */
    public static Stream<Condition> of(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().flatMap(Atoms::of);
            case Condition.Any(List<Condition> parts) -> parts.stream().flatMap(Atoms::of);
            case Condition.AtLeast(int _, List<Condition> parts) -> parts.stream().flatMap(Atoms::of);
            case Condition.FromLevel(var _, Condition then) -> of(then);
            case Condition.LevelAtMost _, Condition.Cleared _, Condition.DemandsMet _, Condition.AssessmentCurrent _, Condition.Determined _, Condition.ReportFiled _,
                    Condition.NoticeGiven _, Condition.Published _, Condition.Approved _, Condition.ReviewSufficient _, Condition.CaseAccepted _,
                    Condition.ResidualAtMost _, Condition.Monitored _, Condition.BoundedBy _, Condition.Found _, Condition.ForecastBeyond _,
                    Condition.UpdatedSinceStop _, Condition.FollowUpAssessed _ -> Stream.of(condition);
        };
    }
}
