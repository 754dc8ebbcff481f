package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.Trials;

/**
 * A classifier's recall from human review of random samples of what it flagged and of what it did not (Begg and Greenes 1983).
 *
 * @param precision      true positives among the flagged
 * @param falseOmission  positives among the unflagged
 * @param byLogOdds      interval by the delta method on the log odds; undefined without a miss or without a find
 * @param lowerIfMissed  the recall if positives among the unflagged were as many as an exact two-sided bound still allows: the
 *                       figure to use where no miss was found
 */
public record VerifiedRecall(
        Figure precision, Figure falseOmission, Figure recall, Figure falsePositiveRate, Figure prevalence, Interval byLogOdds, Figure lowerIfMissed) {

    /** Of {@code flagged} and {@code unflagged} items, so many of the reviewed ones were positive. */
    public static VerifiedRecall of(double flagged, Trials flaggedReview, double unflagged, Trials unflaggedReview, Level level) {
        Rule.require(flagged >= flaggedReview.attempted() && unflagged >= unflaggedReview.attempted(), "no more items are reviewed than there are");
        boolean seen = flaggedReview.attempted() > 0 && unflaggedReview.attempted() > 0;
        String unseen = "the flagged or the unflagged were not reviewed";
        double precision = (double) flaggedReview.successes() / flaggedReview.attempted();
        double omission = (double) unflaggedReview.successes() / unflaggedReview.attempted();
        double found = precision * flagged;
        double missed = omission * unflagged;
        double wrong = (1 - precision) * flagged;
        Figure recall = Figure.of(seen && found + missed > 0, found / (found + missed), seen ? "no positive was seen" : unseen);
        double most = seen ? Binomial.exactUpper(unflaggedReview, level.tail()) * unflagged : 0;
        return new VerifiedRecall(
                Figure.of(flaggedReview.attempted() > 0, precision, unseen), Figure.of(unflaggedReview.attempted() > 0, omission, unseen), recall,
                Figure.of(seen, wrong / (wrong + (1 - omission) * unflagged), unseen), Figure.of(seen, (found + missed) / (flagged + unflagged), unseen),
                byLogOdds(found, missed, flaggedReview, unflaggedReview, level), Figure.of(seen && found > 0, found / (found + most), seen ? "no positive was found" : unseen));
    }

    private static Interval byLogOdds(double found, double missed, Trials flagged, Trials unflagged, Level level) {
        if (flagged.successes() == 0 || unflagged.successes() == 0) {
            return Interval.undefined("no miss or no find was seen, so the log odds have no error");
        }
        double log = StrictMath.log(missed / found);
        double half = level.z() * Math.sqrt(relativeVariance(flagged) + relativeVariance(unflagged));
        return Interval.of(1 / (1 + StrictMath.exp(log + half)), 1 / (1 + StrictMath.exp(log - half)));
    }

    private static double relativeVariance(Trials trials) {
        double p = (double) trials.successes() / trials.attempted();
        return (1 - p) / (trials.attempted() * p);
    }
}
