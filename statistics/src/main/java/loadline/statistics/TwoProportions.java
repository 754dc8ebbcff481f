package loadline.statistics;

import loadline.core.statistics.Trials;

/**
 * Two independent success probabilities compared, for display.
 *
 * @param newcombe             interval of the difference from two Wilson intervals (Newcombe 1998, method 10)
 * @param fisherTwoSided       exact two-sided p-value; outcomes no likelier than the one seen
 * @param fisherGreater        exact p-value against "the first is not larger"
 * @param firstIsLarger        posterior probability that the first is larger, under uniform priors
 * @param riskRatio            undefined if the second has no success
 * @param katz                 interval of the ratio on the log scale (Katz 1978); undefined if either has no success
 */
public record TwoProportions(
        Figure difference, Interval newcombe, Figure fisherTwoSided, Figure fisherGreater, Figure firstIsLarger, Figure riskRatio, Interval katz) {

    /** The first against the second. */
    public static TwoProportions of(Trials first, Trials second, Level level) {
        Figure larger = Figure.of(firstIsLarger(first, second));
        if (first.attempted() == 0 || second.attempted() == 0) {
            String reason = "a group has no attempts";
            Figure none = Figure.undefined(reason);
            return new TwoProportions(none, Interval.undefined(reason), none, none, larger, none, Interval.undefined(reason));
        }
        double p1 = (double) first.successes() / first.attempted();
        double p2 = (double) second.successes() / second.attempted();
        Hypergeometric margin = new Hypergeometric(first.attempted() + second.attempted(), first.successes() + second.successes(), first.attempted());
        return new TwoProportions(Figure.of(p1 - p2), newcombe(first, second, level), Figure.of(margin.notLikelierThan(first.successes())),
                Figure.of(margin.atLeast(first.successes())), larger, Figure.of(second.successes() > 0, p1 / p2, "the second group has no success"),
                katz(first, second, level));
    }

    private static Interval newcombe(Trials first, Trials second, Level level) {
        double p1 = (double) first.successes() / first.attempted();
        double p2 = (double) second.successes() / second.attempted();
        Interval a = ProportionIntervals.wilson(first, level);
        Interval b = ProportionIntervals.wilson(second, level);
        double down = StrictMath.hypot(p1 - a.lower().value().orElseThrow(), b.upper().value().orElseThrow() - p2);
        double up = StrictMath.hypot(a.upper().value().orElseThrow() - p1, p2 - b.lower().value().orElseThrow());
        return Interval.of(p1 - p2 - down, p1 - p2 + up);
    }

    private static Interval katz(Trials first, Trials second, Level level) {
        if (first.successes() == 0 || second.successes() == 0) {
            return Interval.undefined("a group without successes has no logarithm");
        }
        double k1 = first.successes();
        double k2 = second.successes();
        double log = StrictMath.log(k1 / first.attempted() / (k2 / second.attempted()));
        double half = level.z() * Math.sqrt(1 / k1 - 1.0 / first.attempted() + 1 / k2 - 1.0 / second.attempted());
        return Interval.around(log, half).map(StrictMath::exp);
    }

    /**
     * Both posteriors are order statistics of uniform numbers: the (k + 1)-th smallest of n + 1. The first is the larger one
     * if among the k1 + k2 + 1 smallest of all at least k2 + 1 are of the second kind.
     */
    private static double firstIsLarger(Trials first, Trials second) {
        int all = first.attempted() + second.attempted() + 2;
        return new Hypergeometric(all, second.attempted() + 1, first.successes() + second.successes() + 1).atLeast(second.successes() + 1);
    }
}
