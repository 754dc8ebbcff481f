package loadline.bench.coverage;

import java.io.PrintStream;
import java.util.function.IntToDoubleFunction;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Trials;

/** The exact worst coverage, over all success probabilities in [0.01, 0.99], of one-sided upper bounds for yes-or-no items. */
final class BinomialCoverage {
    private static final double Z = 1.6448536269514722;
    private static final int[] SIZES = {5, 10, 30, 100, 500};

    private BinomialCoverage() {}

    static void print(PrintStream out) {
        Alpha alpha = Alpha.of("0.05");
        out.println("| n | Clopper-Pearson | Wilson | CLT |");
        out.println("|---|---|---|---|");
        for (int n : SIZES) {
            out.printf("| %d | %.2f%% | %.2f%% | %.2f%% |%n", n,
                    100 * worst(n, k -> ClopperPearson.upper(new Trials(k, n), alpha).value().orElseThrow().doubleValue()),
                    100 * worst(n, k -> wilson(k, n)), 100 * worst(n, k -> clt(k, n)));
        }
    }

    /** Coverage falls to a local minimum just above each bound, so those points are tried beside an even grid. */
    private static double worst(int n, IntToDoubleFunction upper) {
        double[] bounds = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            bounds[k] = upper.applyAsDouble(k);
        }
        double worst = 1;
        for (int i = 10; i <= 990; i++) {
            worst = Math.min(worst, coverage(bounds, i / 1000.0));
        }
        for (double bound : bounds) {
            double justAbove = bound + 1e-9;
            if (justAbove >= 0.01 && justAbove <= 0.99) {
                worst = Math.min(worst, coverage(bounds, justAbove));
            }
        }
        return worst;
    }

    private static double coverage(double[] bounds, double p) {
        int n = bounds.length - 1;
        double sum = 0;
        double logProbability = n * Math.log1p(-p);
        for (int k = 0; k <= n; k++) {
            sum += bounds[k] >= p ? Math.exp(logProbability) : 0;
            logProbability += Math.log((n - k) / (k + 1.0)) + Math.log(p / (1 - p));
        }
        return sum;
    }

    private static double clt(int k, int n) {
        double p = (double) k / n;
        return p + Z * Math.sqrt(p * (1 - p) / n);
    }

    private static double wilson(int k, int n) {
        double p = (double) k / n;
        return (p + Z * Z / (2 * n) + Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n))) / (1 + Z * Z / n);
    }
}
