package loadline.statistics;

import java.util.Arrays;
import loadline.core.Rule;

/**
 * Count, mean and sum of squared deviations of some values, whatever their order.
 *
 * @param squares the sum of (value - mean)^2
 */
public record Moments(int n, double mean, double squares) {
    private static final String TOO_FEW = "a spread needs at least two values";

    /** Those of {@code values}. Throws if there are none or one is not finite. */
    public static Moments of(double[] values) {
        Rule.require(values.length > 0, "no values, so they have no mean");
        Rule.require(Arrays.stream(values).allMatch(Double::isFinite), "every value is a finite number");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted[0] == sorted[sorted.length - 1]) {
            return new Moments(values.length, sorted[0], 0);
        }
        double mean = Sums.inOrder(sorted) / values.length;
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (sorted[i] - mean) * (sorted[i] - mean);
        }
        return new Moments(values.length, mean, Sums.inOrder(sorted));
    }

    /** With n - 1 below. Undefined for one value. */
    public Figure variance() {
        return Figure.of(n > 1, squares / (n - 1), TOO_FEW);
    }

    public Figure standardDeviation() {
        return variance().map(Math::sqrt);
    }

    /** Of the mean, the values taken as independent. */
    public Figure standardError() {
        return variance().map(v -> Math.sqrt(v / n));
    }

    /** With n below. */
    public double populationVariance() {
        return squares / n;
    }
}
