package loadline.core.policy;

import java.util.List;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/**
 * When an assessment is due and what it must show.
 *
 * @param triggers any one of them makes an assessment due
 * @param showings things beside numbers that must be logged before a threshold counts as ruled out
 * @param concludeWithin how long after a trigger it may take before it is overdue
 */
public record AssessmentRule(List<Trigger> triggers, List<Showing> showings, TimeSpan concludeWithin, ClauseId clause) {
    public AssessmentRule {
        triggers = List.copyOf(triggers);
        showings = List.copyOf(showings);
        Rule.require(!triggers.isEmpty(), "an assessment rule has at least one trigger");
    }

    /** What makes an assessment due. */
    public sealed interface Trigger {
        ClauseId clause();

        /**
         * Effective compute reached {@code multiple} times that of the last assessed checkpoint. Ratios from
         * {@code nearMissFrom} on are reported.
         */
        record ComputeMultiple(java.math.BigDecimal multiple, java.math.BigDecimal nearMissFrom, ClauseId clause) implements Trigger {
            public ComputeMultiple {
                Rule.require(multiple.compareTo(java.math.BigDecimal.ONE) > 0, "a compute multiple is above 1");
                Rule.require(nearMissFrom.compareTo(multiple) <= 0, "near misses start at or below the multiple");
            }
        }

        /** This much time passed since the last assessment. */
        record Elapsed(TimeSpan span, ClauseId clause) implements Trigger {}

        /** The role said so. Discretion can only make an assessment due. */
        record Discretion(Role role, ClauseId clause) implements Trigger {}

        /** Every new checkpoint, or a deployment under conditions no assessment covered. */
        record NewCheckpoint(ClauseId clause) implements Trigger {}
    }

    /** Something to show beside numbers. */
    public record Showing(ShowingId id, String what, ClauseId clause) {}
}
