package loadline.core.evaluation;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.Rule;

/**
 * What one sample gave in one epoch under one scorer.
 *
 * @param sample the item's id as the log gives it, with its kind: {@code s:12} for text, {@code i:12} for a number, so that
 *     the two never collide
 * @param epoch counted from 1
 * @param cluster what related items share; absent where the log names none
 * @param limit the limit that stopped it, if one did
 */
public record SampleOutcome(String sample, int epoch, String scorer, Optional<String> cluster, Score score, Optional<Limit> limit) {
    public SampleOutcome {
        Rule.require(epoch >= 1, "epochs are counted from 1");
    }

    /** A sample's score. Everything but a value counts as missing: success for upper bounds, failure for lower ones. */
    public sealed interface Score {
        /** A number. */
        record Value(BigDecimal value) implements Score {}

        /** The sample ended in an error. */
        record Errored() implements Score {}

        /** No score, or one marked as not a number. */
        record Unscored() implements Score {}

        /** Withdrawn after the run, with provenance in the log. */
        record Invalidated() implements Score {}

        /** A score of a kind that has no number, quoted in brief. */
        record Unmapped(String seen) implements Score {}
    }

    /** What can stop a sample early. */
    public enum Limit { CONTEXT, TIME, WORKING, MESSAGE, TOKEN, TURN, COST, OPERATOR, CUSTOM }
}
