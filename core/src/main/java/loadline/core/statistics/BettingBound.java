package loadline.core.statistics;

import java.util.Arrays;

/**
 * One-sided bounds for the mean of independent values in [0, 1], by betting against each mean (Waudby-Smith and Ramdas,
 * Estimating means of bounded random variables by betting, 2024) with fixed bets.
 *
 * <p>Against "the mean is at least m", a gambler who stakes a share c multiplies the capital by
 * (1 - c) + c (1 - x) / (1 - m) at each value x: never negative, and on average at most 1 if the claim is true. The
 * average of such capitals over several c is on average at most 1 too, so by Markov's inequality it reaches 1 / alpha with
 * probability at most alpha. The upper bound is the smallest m against which it does; the lower bound is its mirror image.
 * The values must be independent, not identically distributed: the bound then speaks of the average of their means (by the
 * inequality of arithmetic and geometric means).
 *
 * <p>The shares 1, 1/2, 1/4, ... depend on the number of values only, which the plan fixed. Bets that follow the data (the
 * predictable bets of the paper) depend on an order of the values, and so on names that a developer chooses; a product does
 * not. The price is paid in width, never in coverage.
 *
 * <p>Differences, quotients, products and sums in sorted order are each monotone under rounding. Hence raising a value
 * never lowers a bound, and a smaller alpha never tightens one, to the last bit.
 */
public final class BettingBound {
    /** Shares below this / root n help little against any mean near one half, where values vary most. */
    private static final double SMALLEST_SHARE_TIMES_ROOT_N = 1.5;
    /** Half a unit in the last place: the relative error of one operation. */
    private static final double ROUNDING = 0x1p-53;

    private BettingBound() {}

    /** The upper bound; undefined without values. */
    public static Bound upper(BoundedSample sample, Alpha alpha) {
        return upper(sample, sample.size(), alpha);
    }

    /** With the shares for {@code planned} values, of which the sample may be a part. */
    static Bound upper(BoundedSample sample, int planned, Alpha alpha) {
        if (sample.size() == 0) {
            return noValues();
        }
        int shares = shares(planned);
        double[] shortfalls = Arrays.stream(sample.ascending()).map(value -> 1 - value).sorted().toArray();
        double enough = enoughCapital(planned, alpha);
        return Outward.upInUnit(Bisection.firstUpTo(1, mean -> capital(shortfalls, 1 - mean, shares) >= enough));
    }

    /** The lower bound; undefined without values. */
    public static Bound lower(BoundedSample sample, Alpha alpha) {
        return lower(sample, sample.size(), alpha);
    }

    /** With the shares for {@code planned} values, of which the sample may be a part. */
    static Bound lower(BoundedSample sample, int planned, Alpha alpha) {
        if (sample.size() == 0) {
            return noValues();
        }
        int shares = shares(planned);
        double[] values = sample.ascending();
        double enough = enoughCapital(planned, alpha);
        double stillPossible = Bisection.firstUpTo(1, mean -> capital(values, mean, shares) < enough);
        return Outward.downInUnit(Math.nextDown(stillPossible));
    }

    /** Both bounds, each at {@code alpha}. */
    public static Bounds bounds(BoundedSample sample, Alpha alpha) {
        return new Bounds(lower(sample, alpha), upper(sample, alpha));
    }

    /** The sum of the capitals at which their average is 1 / alpha, and more by all that rounding can have added to it. */
    private static double enoughCapital(int values, Alpha alpha) {
        return shares(values) / alpha.roundedDown() * (1 + 16 * (values + 16.0) * ROUNDING);
    }

    /** The sum over all shares of the capital won against a mean of {@code claimed} by {@code ascending} values. */
    private static double capital(double[] ascending, double claimed, int shares) {
        double sum = 0;
        double share = 1;
        for (int i = 0; i < shares; i++) {
            sum += staking(ascending, claimed, share);
            share /= 2;
        }
        return sum;
    }

    private static double staking(double[] ascending, double claimed, double share) {
        Capital capital = new Capital();
        for (double value : ascending) {
            capital.times((1 - share) + share * (value / claimed));
        }
        return capital.value();
    }

    private static int shares(int values) {
        int shares = 1;
        double next = 0.5;
        while (next * Math.sqrt(values) >= SMALLEST_SHARE_TIMES_ROOT_N) {
            shares++;
            next /= 2;
        }
        return shares;
    }

    private static Bound noValues() {
        return new Bound.Undefined("the sample has no values, so nothing bounds its mean; run the planned items");
    }
}
