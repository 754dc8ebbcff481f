package loadline.statistics;

import loadline.core.Rule;

/**
 * Cumulative sums that watch for a change from good to bad. They have no bound on false alarms over a lifetime, so they warn;
 * {@link EProcess} stops.
 */
public final class Cusum {
    private static final int MOST_STATES = 200_000;

    private Cusum() {}

    /**
     * Counts watched for a rate going from one value to another (Lucas 1985).
     *
     * @param reference what is taken off at each step
     * @param path      the sum after each count
     * @param alarm     the first count at which the sum exceeds the limit, counted from 1; 0 if none
     */
    public record Poisson(double reference, double[] path, int alarm) {
        public static Poisson of(int[] counts, double rateIn, double rateOut, double limit) {
            Rule.require(0 < rateIn && rateIn < rateOut, "the bad rate is above the good one, which is above 0");
            double reference = (rateOut - rateIn) / StrictMath.log(rateOut / rateIn);
            double[] path = new double[counts.length];
            double sum = 0;
            int alarm = 0;
            for (int i = 0; i < counts.length; i++) {
                int count = counts[i];
                Rule.require(count >= 0, () -> "a count is at least 0, not `" + count + "`");
                sum = Math.max(0, sum + count - reference);
                path[i] = sum;
                alarm = alarm == 0 && sum > limit ? i + 1 : alarm;
            }
            return new Poisson(reference, path, alarm);
        }
    }

    /**
     * The mean number of yes-or-no observations until a sum that goes {@code up} at a success and {@code down} at a failure, never
     * below 0, reaches {@code limit}; from 0. Exact: the Markov chain of Brook and Evans 1972, solved by elimination within its band.
     */
    public static Figure meanRunLength(double p, int up, int down, int limit) {
        Rule.require(p >= 0 && p <= 1 && up >= 1 && down >= 1 && limit >= 1, "a probability and three whole steps of at least 1");
        Rule.require((long) limit * (up + down + 1L) <= 100L * MOST_STATES, "too many states; take coarser steps");
        if (p == 0) {
            return Figure.undefined("without successes it is never reached");
        }
        int below = Math.min(down, limit - 1);
        int above = Math.min(up, limit - 1);
        double[][] rows = new double[limit][below + above + 1];
        double[] right = new double[limit];
        for (int s = 0; s < limit; s++) {
            rows[s][below] += 1;
            rows[s][Math.max(0, s - down) - s + below] -= 1 - p;
            if (s + up < limit) {
                rows[s][up + below] -= p;
            }
            right[s] = 1;
        }
        return Figure.of(solvedAtZero(rows, right, below));
    }

    /** The first unknown: elimination from the last row upwards leaves the first with one unknown. */
    private static double solvedAtZero(double[][] rows, double[] right, int below) {
        int above = rows[0].length - 1 - below;
        for (int pivot = rows.length - 1; pivot > 0; pivot--) {
            for (int row = Math.max(0, pivot - above); row < pivot; row++) {
                double factor = rows[row][pivot - row + below] / rows[pivot][below];
                if (factor != 0) {
                    for (int column = Math.max(0, pivot - below); column < pivot; column++) {
                        rows[row][column - row + below] -= factor * rows[pivot][column - pivot + below];
                    }
                    right[row] -= factor * right[pivot];
                }
            }
        }
        return right[0] / rows[0][below];
    }
}
