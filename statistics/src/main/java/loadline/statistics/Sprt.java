package loadline.statistics;

import loadline.core.Rule;

/**
 * Wald's sequential test of two success probabilities, for accepting a roll-out. Its error probabilities are nominal for the
 * two values only.
 *
 * @param upper    where the smaller probability is rejected
 * @param lower    where it is accepted
 * @param stop     the observation at which it stopped, counted from 1; 0 while it goes on
 * @param logRatio of the likelihoods at that observation, or so far
 */
public record Sprt(double upper, double lower, Answer answer, int stop, double logRatio) {
    /** Where the test stands. */
    public enum Answer { REJECT_H0, ACCEPT_H0, CONTINUE }

    /** The claim p0, the alternative p1, and the two error probabilities. */
    public record Design(double p0, double p1, double alpha, double beta) {
        public Design {
            Rule.require(0 < p0 && p0 < p1 && p1 < 1, "two success probabilities, 0 < p0 < p1 < 1");
            Rule.require(alpha > 0 && beta > 0 && alpha + beta < 1, "two error probabilities above 0 that add up to less than 1");
        }
    }

    /** The test of these outcomes, each 0 or 1, in their order. */
    public static Sprt of(int[] outcomes, Design design) {
        double upper = StrictMath.log((1 - design.beta()) / design.alpha());
        double lower = StrictMath.log(design.beta() / (1 - design.alpha()));
        double success = StrictMath.log(design.p1() / design.p0());
        double failure = StrictMath.log((1 - design.p1()) / (1 - design.p0()));
        double ratio = 0;
        for (int i = 0; i < outcomes.length; i++) {
            int outcome = outcomes[i];
            Rule.require(outcome == 0 || outcome == 1, () -> "an outcome is 0 or 1, not `" + outcome + "`");
            ratio += outcome == 1 ? success : failure;
            if (ratio >= upper || ratio <= lower) {
                return new Sprt(upper, lower, ratio >= upper ? Answer.REJECT_H0 : Answer.ACCEPT_H0, i + 1, ratio);
            }
        }
        return new Sprt(upper, lower, Answer.CONTINUE, 0, ratio);
    }
}
