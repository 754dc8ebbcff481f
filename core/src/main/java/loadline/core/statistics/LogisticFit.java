package loadline.core.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import loadline.core.Rule;

/**
 * How the chance of success depends on a task's length: log odds = intercept + slope log2(minutes), by weighted maximum
 * likelihood with a penalty of ridge / 2 times the squared slope. The intercept is free, so with outcomes of one kind only there
 * is no fit, whatever the penalty; without a penalty there is none either where one length parts successes from failures.
 */
public sealed interface LogisticFit {
    /**
     * The fit.
     *
     * @param objective the penalised loss at its minimum
     * @param curvature second derivatives there
     */
    record Fitted(double intercept, double slope, double objective, Curvature curvature) implements LogisticFit {
        /**
         * log2 of the minutes at which the chance of success is {@code share}: empty unless success falls with length. Throws
         * unless the share lies in (0, 1).
         */
        public OptionalDouble log2Horizon(double share) {
            Rule.require(share > 0 && share < 1, () -> "a share of successes lies in (0, 1), not `" + share + "`");
            double log2 = (StrictMath.log(share / (1 - share)) - intercept) / slope;
            return slope < 0 && Double.isFinite(log2) ? OptionalDouble.of(log2) : OptionalDouble.empty();
        }
    }

    /** Why there is no fit. */
    enum None implements LogisticFit { NO_RUNS, ALL_SUCCESS, ALL_FAILURE, SEPARATED, ONE_LENGTH }

    /** Second derivatives of the penalised loss by intercept, by both, by slope. */
    record Curvature(double intercept, double both, double slope) {
        /** The inverse: variances and covariance of the estimates where the weights count runs and there is no penalty. */
        public Curvature inverse() {
            double determinant = intercept * slope - both * both;
            return new Curvature(slope / determinant, -both / determinant, intercept / determinant);
        }
    }

    /**
     * Runs added up by length.
     *
     * @param log2Minutes   ascending
     * @param weights       of all runs of that length
     * @param successes     of these, the weight of successes; a fractional score counts in part
     */
    record Lengths(double[] log2Minutes, double[] weights, double[] successes) {
        public Lengths {
            Rule.require(log2Minutes.length == weights.length && weights.length == successes.length, "each length has a weight and a weight of successes");
        }

        /** Single runs in any order. Throws unless minutes are positive, scores lie in [0, 1] and weights are at least 0. */
        public static Lengths ofRuns(double[] minutes, double[] scores, double[] weights) {
            Rule.require(minutes.length == scores.length && scores.length == weights.length, "each run has minutes, a score and a weight");
            double[][] rows = new double[minutes.length][];
            Arrays.setAll(rows, i -> new double[] {log2(minutes[i]), scores[i], weights[i]});
            for (double[] row : rows) {
                Rule.require(row[1] >= 0 && row[1] <= 1, () -> "a score lies in [0, 1], not `" + row[1] + "`");
                Rule.require(row[2] >= 0 && row[2] < Double.POSITIVE_INFINITY, () -> "a weight is at least 0, not `" + row[2] + "`");
            }
            Arrays.sort(rows, Arrays::compare);
            return summed(Arrays.stream(rows).filter(row -> row[2] > 0).toArray(double[][]::new));
        }

        private static Lengths summed(double[][] rows) {
            double[] x = Arrays.stream(rows).mapToDouble(row -> row[0]).distinct().toArray();
            double[] weights = new double[x.length];
            double[] successes = new double[x.length];
            int at = 0;
            for (double[] row : rows) {
                at += row[0] == x[at] ? 0 : 1;
                weights[at] += row[2];
                successes[at] += row[2] * row[1];
            }
            return new Lengths(x, weights, successes);
        }
    }

    /** log2 of a task's length. Throws unless it is positive and finite. */
    static double log2(double minutes) {
        Rule.require(minutes > 0 && minutes < Double.POSITIVE_INFINITY, () -> "a task takes a positive number of minutes, not `" + minutes + "`");
        return StrictMath.log(minutes) / StrictMath.log(2);
    }

    /** The fit to these runs. Throws if the penalty is below 0. */
    static LogisticFit of(Lengths lengths, double ridge) {
        Rule.require(ridge >= 0 && ridge < Double.POSITIVE_INFINITY, () -> "a penalty is at least 0, not `" + ridge + "`");
        Newton newton = new Newton(lengths.log2Minutes().length, ridge);
        for (int i = 0; i < lengths.log2Minutes().length; i++) {
            newton.add(lengths.log2Minutes()[i], lengths.weights()[i], lengths.successes()[i]);
        }
        return newton.fit();
    }
}
