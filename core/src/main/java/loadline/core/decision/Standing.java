package loadline.core.decision;

import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.assessment.Verdict;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.policy.Level;
import loadline.core.policy.ThresholdId;

/**
 * What counts for a threshold: the determination in force, else the verdict. The two stay apart.
 *
 * @param determinations statements of the determination in force; empty where none is
 * @param carriedFrom the assessed checkpoint it is carried over from
 */
public record Standing(
        ThresholdId threshold, Level level, Verdict verdict, Optional<Conclusion> determination, List<Digest> determinations, Ground ground, Optional<Digest> carriedFrom) {

    /** What the standing rests on. The first three clear the threshold, the others do not. */
    public enum Ground {
        STATISTICS, JUDGEMENT, INHERITED, TREATED_AS_REACHED, REACHED, CROSSED, INCONCLUSIVE;

        /** Whether the threshold counts as not reached. */
        public boolean clears() {
            return this == STATISTICS || this == JUDGEMENT || this == INHERITED;
        }
    }

    /** Whether the threshold counts as not reached. */
    public boolean isCleared() {
        return ground.clears();
    }

    /** Whether it is known or taken to be reached, so that no further evidence clears it by itself. */
    public boolean isReached() {
        return ground == Ground.CROSSED || ground == Ground.REACHED || ground == Ground.TREATED_AS_REACHED;
    }

    /** Whether people concluded what the statistics do not show. */
    public boolean isLoosening() {
        return isCleared() && !(verdict instanceof Verdict.RuledOut) && ground != Ground.STATISTICS;
    }
}
