package loadline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import loadline.core.Rule;

/**
 * Several evaluators' estimates of one quantity pooled. With two of them the last interval is huge, and rightly so.
 *
 * @param tau2       variance between evaluators (DerSimonian and Laird 1986), at least 0
 * @param i2         the share of variation that is between them, in percent
 * @param byHartung  interval with Hartung's and Knapp's standard error and Student's t at k - 1
 */
public record RandomEffects(
        Figure fixed, Figure fixedError, Figure q, Figure tau2, Figure i2, Figure random, Figure randomError, Figure hartungError, Interval byHartung) {
    private static final String ALONE = "one estimate has nothing to vary between";

    /** Estimates with their variances. Throws unless each variance is positive. */
    public static RandomEffects of(double[] estimates, double[] variances, Level level) {
        Rule.require(estimates.length == variances.length && estimates.length > 0, "each estimate has a variance, and there is one at least");
        Rule.require(Arrays.stream(variances).allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY), "every variance is above 0");
        int[] order = IntStream.range(0, estimates.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> estimates[i]).thenComparingDouble(i -> variances[i])).mapToInt(Integer::intValue).toArray();
        double[] y = Arrays.stream(order).mapToDouble(i -> estimates[i]).toArray();
        double[] v = Arrays.stream(order).mapToDouble(i -> variances[i]).toArray();
        int k = y.length;
        Pooled fixed = Pooled.of(y, v, 0);
        double spread = fixed.total() - Sums.of(Arrays.stream(fixed.weights()).map(w -> w * w).toArray()) / fixed.total();
        double tau2 = k == 1 ? 0 : Math.max(0, (fixed.q() - (k - 1)) / spread);
        Pooled random = Pooled.of(y, v, tau2);
        double hartung = Math.sqrt(random.q() / (k - 1.0) / random.total());
        return new RandomEffects(Figure.of(fixed.mean()), Figure.of(Math.sqrt(1 / fixed.total())), Figure.of(k > 1, fixed.q(), ALONE), Figure.of(k > 1, tau2, ALONE),
                Figure.of(k > 1, fixed.q() > k - 1 ? 100 * (fixed.q() - (k - 1)) / fixed.q() : 0, ALONE), Figure.of(k > 1, random.mean(), ALONE),
                Figure.of(k > 1, Math.sqrt(1 / random.total()), ALONE), Figure.of(k > 1, hartung, ALONE),
                k > 1 ? Interval.around(random.mean(), level.t(k - 1.0) * hartung) : Interval.undefined(ALONE));
    }

    private record Pooled(double[] weights, double total, double mean, double q) {
        static Pooled of(double[] y, double[] v, double tau2) {
            double[] weights = Arrays.stream(v).map(x -> 1 / (x + tau2)).toArray();
            double total = Sums.of(weights);
            double mean = Sums.of(IntStream.range(0, y.length).mapToDouble(i -> weights[i] * y[i]).toArray()) / total;
            double q = Sums.of(IntStream.range(0, y.length).mapToDouble(i -> weights[i] * (y[i] - mean) * (y[i] - mean)).toArray());
            return new Pooled(weights, total, mean, q);
        }
    }
}
