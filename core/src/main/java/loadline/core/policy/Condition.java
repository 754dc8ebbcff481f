package loadline.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/**
 * What a gate asks for: a monotone expression (all, any, at least k; no negation) over atoms, each of which can only be
 * opened by more protection or better evidence, never by more danger.
 */
public sealed interface Condition {
    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
            Rule.require(!parts.isEmpty(), "`all` has at least one part: an empty one would always hold");
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
            Rule.require(!parts.isEmpty(), "`any` has at least one part: an empty one would never hold");
        }
    }

    /** At least {@code count} parts hold. */
    record AtLeast(int count, List<Condition> parts) implements Condition {
        public AtLeast {
            parts = List.copyOf(parts);
            Rule.require(1 <= count && count <= parts.size(), "`atLeast` counts between 1 and the number of its parts");
        }
    }

    /** The condition, once the required level is at least {@code level}. */
    record FromLevel(Level level, Condition then) implements Condition {}

    /** The required level is at most {@code level}; nothing the developer does under this policy lowers it but a new assessment. */
    record LevelAtMost(Level level) implements Condition {}

    /** The standing of the threshold is ruled out or not reached. */
    record Cleared(ThresholdId threshold) implements Condition {}

    /** Every standard demanded for this question on these axes is in force. */
    record DemandsMet(Set<Standard.Axis> axes) implements Condition {
        public DemandsMet {
            axes = Set.copyOf(axes);
            Rule.require(!axes.isEmpty(), "`demandsMet` names at least one axis");
        }
    }

    /** No assessment is due or overdue, and every assessed threshold has a standing on this family. */
    record AssessmentCurrent() implements Condition {}

    /** Every assessed threshold has a determination in force by the policy's deciders. */
    record Determined() implements Condition {}

    /** A report of this kind is filed for the subject. */
    record ReportFiled(ReportId report) implements Condition {}

    /** The holder of the role was told of the report before this question. */
    record NoticeGiven(Role to, ReportId about) implements Condition {}

    /** The report, or a summary of it, is public. */
    record Published(ReportId report) implements Condition {}

    /** A person holding the role approved this very question, not longer than {@code maxAge} ago. */
    record Approved(Role by, Optional<TimeSpan> maxAge) implements Condition {}

    /** Every completed review round of this kind on the configuration ended sufficient, and there is one. */
    record ReviewSufficient(String kind) implements Condition {}

    /** A case of this kind (safety case, affirmative case) was accepted for the configuration by the role. */
    record CaseAccepted(String kind, Role by) implements Condition {}

    /** The signed residual level of the category, measured {@code when}, is at most {@code level}. */
    record ResidualAtMost(String category, When when, Level level) implements Condition {
        /** Before safeguards (least safeguarded variant) or after them (deployed configuration). */
        public enum When { PRE, POST }
    }

    /** A monitoring plan with signals, cadence, stop conditions and owner is logged for the deployment. */
    record Monitored() implements Condition {}

    /** The question's bounds are known and no wider than these, wherever these say something. */
    record BoundedBy(SurfaceBounds bounds) implements Condition {}

    /** The newest finding of the kind, signed in the role, says that the fact holds and has not expired. */
    record Found(Kind kind, Role by) implements Condition {
        /** What may be found about the world outside. */
        public enum Kind { COMPETITOR, LEAD, MARGINAL_RISK }
    }

    /** The newest forecast for the threshold, not older than {@code maxAge}, expects it no earlier than {@code ahead} from now. */
    record ForecastBeyond(ThresholdId threshold, TimeSpan ahead, TimeSpan maxAge) implements Condition {}

    /** The policy's version took effect after the stop last tripped for the family, or it never did. */
    record UpdatedSinceStop(StopId stop) implements Condition {}

    /** The checkpoint was assessed against the thresholds above those it reached, after its last comprehensive assessment. */
    record FollowUpAssessed() implements Condition {}
}
