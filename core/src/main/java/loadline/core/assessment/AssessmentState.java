package loadline.core.assessment;

import java.time.Instant;
import java.util.List;
import loadline.core.Digest;

/** Whether a checkpoint is assessed, by the policy's triggers. */
public sealed interface AssessmentState {
    /** A comprehensive assessment of this very checkpoint stands. */
    record Current(Digest weights, Instant done) implements AssessmentState {}

    /** A preliminary assessment found no trigger; the standings of the last assessed checkpoint carry over. */
    record CarriedOver(Digest from, Instant done, boolean nearMiss) implements AssessmentState {}

    /** An assessment is due, and since when, and by when it must conclude. */
    record Due(Instant since, Instant by, List<Trigger> because) implements AssessmentState {
        public Due {
            because = List.copyOf(because);
        }
    }

    /** It should have concluded. */
    record Overdue(Instant since, Instant by, List<Trigger> because) implements AssessmentState {
        public Overdue {
            because = List.copyOf(because);
        }
    }

    /** What made it due. */
    enum Trigger { NEVER_ASSESSED, NEW_CHECKPOINT, COMPUTE_MULTIPLE, COMPUTE_UNKNOWN, ELAPSED, CALLED, PLAN_OPEN, NO_PRELIMINARY }
}
