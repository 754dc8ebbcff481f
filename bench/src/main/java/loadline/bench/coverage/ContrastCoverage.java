package loadline.bench.coverage;

import java.io.PrintStream;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.Bounds;
import loadline.core.statistics.Contrast;
import loadline.core.statistics.Trials;

/**
 * The exact worst chance that a bound for the difference or the ratio of two proportions misses, over a grid of both: the contrast,
 * and the usual normal intervals.
 */
final class ContrastCoverage {
    private static final Alpha ALPHA = Alpha.of("0.05");
    private static final double Z = 1.6448536269514722;
    private static final int[][] SIZES = {{10, 10}, {30, 10}, {30, 30}, {100, 39}};
    private static final int STEPS = 50;

    private ContrastCoverage() {}

    static void print(PrintStream out) {
        out.println("| items of first, second | contrast: difference, ratio | normal difference | log ratio |");
        out.println("|---|---|---|---|");
        for (int[] sizes : SIZES) {
            double[] worst = worst(sizes[0], sizes[1]);
            out.printf("| %d, %d | %.2f%%, %.2f%% | %.2f%% | %.2f%% |%n", sizes[0], sizes[1], 100 * worst[0], 100 * worst[1], 100 * worst[2], 100 * worst[3]);
        }
    }

    private static double[] worst(int n1, int n2) {
        double[][][] upper = new double[n1 + 1][n2 + 1][];
        for (int i = 0; i <= n1; i++) {
            for (int j = 0; j <= n2; j++) {
                upper[i][j] = uppers(new Trials(i, n1), new Trials(j, n2));
            }
        }
        double[] worst = new double[4];
        for (int a = 1; a < STEPS; a++) {
            for (int b = 1; b < STEPS; b++) {
                double p = (double) a / STEPS;
                double q = (double) b / STEPS;
                double[] truth = {p - q, p / q, p - q, p / q};
                double[] misses = misses(upper, masses(n1, p), masses(n2, q), truth);
                for (int m = 0; m < 4; m++) {
                    worst[m] = Math.max(worst[m], misses[m]);
                }
            }
        }
        return worst;
    }

    private static double[] misses(double[][][] upper, double[] first, double[] second, double[] truth) {
        double[] misses = new double[4];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                for (int m = 0; m < 4; m++) {
                    misses[m] += upper[i][j][m] < truth[m] ? first[i] * second[j] : 0;
                }
            }
        }
        return misses;
    }

    private static double[] uppers(Trials first, Trials second) {
        Bounds difference = Contrast.difference(first, second, ALPHA);
        Bounds ratio = Contrast.ratio(first, second, ALPHA);
        double p = (double) first.successes() / first.attempted();
        double q = (double) second.successes() / second.attempted();
        double normal = p - q + Z * Math.sqrt(p * (1 - p) / first.attempted() + q * (1 - q) / second.attempted());
        double log = first.successes() == 0 || second.successes() == 0 ? Double.POSITIVE_INFINITY
                : p / q * Math.exp(Z * Math.sqrt((1 - p) / first.successes() + (1 - q) / second.successes()));
        return new double[] {number(difference), number(ratio), normal, log};
    }

    private static double number(Bounds bounds) {
        return bounds.upper().value().map(Number::doubleValue).orElse(Double.POSITIVE_INFINITY);
    }

    private static double[] masses(int n, double p) {
        double[] masses = new double[n + 1];
        double log = n * Math.log1p(-p);
        for (int k = 0; k <= n; k++) {
            masses[k] = Math.exp(log);
            log += Math.log((n - k) / (k + 1.0)) + Math.log(p / (1 - p));
        }
        return masses;
    }
}
