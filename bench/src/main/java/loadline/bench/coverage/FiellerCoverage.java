package loadline.bench.coverage;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ArmSummary;
import loadline.core.statistics.Bound;
import loadline.core.statistics.Fieller;
import loadline.core.statistics.SpreadKind;
import loadline.core.statistics.StudentT;

/**
 * How often a bound for the ratio of two means is given and lies on the wrong side of the truth, at worst over all pairs
 * of score distributions; a bound that is not given cannot mislead. For each arm the means and variances of many samples
 * are drawn once and then paired, which makes thousands of situations affordable.
 */
final class FiellerCoverage {
    private static final int[][] ARMS = {{5, 5}, {8, 8}, {10, 10}, {20, 20}, {30, 30}, {60, 60}, {100, 100}, {10, 30}, {30, 10}, {30, 90}, {90, 30}};
    /** Descending, so that a sample which does not miss at one does not miss at those that follow. */
    private static final double[] ALPHAS = {0.1, 0.05, 0.025, 0.01};
    private static final double[] VARIATIONS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5};
    private static final double[] MEANS = {0.05, 0.1, 0.25, 0.4, 0.5, 0.63, 0.8, 0.9};
    /** Standard error / mean at most, in both arms; the last is no limit. */
    private static final double[] LIMITS = {0.03, 0.04, 0.05, 0.06, Double.POSITIVE_INFINITY};
    private static final double LARGEST_VARIATION = 0.4;
    /** Wider ones, normal or skewed to the left, would put more than a few scores below 0. */
    private static final double WIDEST_SYMMETRIC = 0.5;
    private static final double STEP = 0.01;

    private final SplittableRandom random;
    private final int replicates;

    FiellerCoverage(SplittableRandom random, int replicates) {
        this.random = random;
        this.replicates = replicates;
    }

    void print(PrintStream out) {
        out.println("Worst share of upper and of lower bounds that miss; gate: standard error / mean at most, in both arms.\n");
        out.println("| participants | method | alpha | gate | upper misses | treatment, control | lower misses | treatment, control | situations above nominal |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (int[] arms : ARMS) {
            List<Bank> treatments = banks(arms[0]);
            List<Bank> controls = banks(arms[1]);
            for (Method method : Method.values()) {
                print(out, method, treatments, controls);
            }
        }
        out.println("\nrows compared with Fieller itself: " + compareWithFieller());
        printLikePublished(out);
    }

    /** Trials like the published ones: treatment mean 0.63, control mean 0.25, standard deviations 0.13, 8 to 10 participants. */
    private void printLikePublished(PrintStream out) {
        List<Scores> controls = List.of(new Scores.Gaussian(0.25, 0.5), new Scores.Beta(0.25, 0.5), new Scores.LogNormal(0.25, 0.5), new Scores.Mirrored(0.25, 0.5));
        out.println("\n| control | participants | method | upper misses at 0.1, 0.05, 0.025, 0.01 |\n|---|---|---|---|");
        for (Scores scores : controls) {
            for (int n = 8; n <= 10; n++) {
                Bank treatment = new Bank(new Scores.Beta(0.63, 0.2), n);
                Bank control = new Bank(scores, n);
                for (Method method : Method.values()) {
                    out.printf("| %s | %d | %s | %s |%n", scores, n, method, upperMisses(method, treatment, control));
                }
            }
        }
    }

    private String upperMisses(Method method, Bank treatment, Bank control) {
        int[][] misses = count(method, treatment, control)[LIMITS.length - 1];
        return Arrays.stream(misses).map(sides -> String.format("%.1f%%", 100.0 * sides[0] / replicates)).collect(Collectors.joining(", "));
    }

    private void print(PrintStream out, Method method, List<Bank> treatments, List<Bank> controls) {
        Tally[][] tallies = new Tally[LIMITS.length][ALPHAS.length];
        for (int gate = 0; gate < LIMITS.length; gate++) {
            for (int level = 0; level < ALPHAS.length; level++) {
                tallies[gate][level] = new Tally(ALPHAS[level]);
            }
        }
        for (Bank treatment : treatments) {
            for (Bank control : controls) {
                add(count(method, treatment, control), tallies, treatment.scores, control.scores);
            }
        }
        for (int level = 0; level < ALPHAS.length; level++) {
            for (int gate = method == Method.TEXTBOOK ? LIMITS.length - 1 : 0; gate < LIMITS.length; gate++) {
                out.printf("| %d, %d | %s | %s | %s | %s |%n", treatments.getFirst().n, controls.getFirst().n, method, ALPHAS[level],
                        gate == LIMITS.length - 1 ? "none" : LIMITS[gate], tallies[gate][level]);
            }
        }
    }

    /** Misses by gate, alpha and side. */
    private int[][][] count(Method method, Bank treatment, Bank control) {
        double ratio = treatment.scores.mean() / control.scores.mean();
        int[][][] misses = new int[LIMITS.length][ALPHAS.length][2];
        for (int i = 0; i < replicates; i++) {
            double controlMean = control.means[i];
            if (controlMean <= 0 || controlMean > 0.5 || treatment.means[i] <= 0 || treatment.means[i] > 0.7) {
                continue;
            }
            double z = method.distance(treatment, control, i, ratio);
            double degrees = method != Method.TEXTBOOK ? Math.min(treatment.n, control.n) - 1 : welch(treatment, control, i);
            for (int level = 0; level < ALPHAS.length; level++) {
                double t = method.quantiles.get(level).at(degrees);
                if (Math.abs(z) <= t) {
                    break;
                }
                if (controlMean * controlMean > t * t * control.variances[i]) {
                    countGates(misses, level, z < 0 ? 0 : 1, treatment, control, i);
                }
            }
        }
        return misses;
    }

    private void add(int[][][] misses, Tally[][] tallies, Scores treatment, Scores control) {
        for (int gate = 0; gate < LIMITS.length; gate++) {
            for (int level = 0; level < ALPHAS.length; level++) {
                tallies[gate][level].add(misses[gate][level], replicates, treatment, control);
            }
        }
    }

    private static void countGates(int[][][] misses, int level, int side, Bank treatment, Bank control, int i) {
        double relativeError = Math.max(treatment.relativeError(i), control.relativeError(i));
        double variation = Math.max(treatment.relativeError(i) * Math.sqrt(treatment.n), control.relativeError(i) * Math.sqrt(control.n));
        for (int gate = 0; gate < LIMITS.length; gate++) {
            boolean isOpen = LIMITS[gate] == Double.POSITIVE_INFINITY;
            if (isOpen || relativeError <= LIMITS[gate] && variation <= LARGEST_VARIATION) {
                misses[gate][level][side]++;
            }
        }
    }

    private static double welch(Bank treatment, Bank control, int i) {
        double a = treatment.variances[i];
        double b = control.variances[i];
        return (a + b) * (a + b) / (a * a / (treatment.n - 1) + b * b / (control.n - 1));
    }

    private List<Bank> banks(int n) {
        return situations().stream().map(scores -> new Bank(scores, n)).toList();
    }

    private static List<Scores> situations() {
        List<Scores> all = new ArrayList<>();
        for (double variation : VARIATIONS) {
            for (double mean : MEANS) {
                all.add(new Scores.Beta(mean, variation));
            }
            all.add(new Scores.LogNormal(0.25, variation));
            all.add(new Scores.Mirrored(0.25, Math.min(variation, WIDEST_SYMMETRIC)));
            all.add(new Scores.Gaussian(0.25, Math.min(variation, WIDEST_SYMMETRIC)));
        }
        all.removeIf(scores -> scores instanceof Scores.Beta beta && !beta.exists());
        for (double centre : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
            for (double deviation : new double[] {0.05, 0.1, 0.2, 0.3}) {
                all.add(new Scores.Truncated(centre, deviation));
            }
        }
        return List.copyOf(new LinkedHashSet<>(all));
    }

    /** Checks on random samples that the rule counted above is the rule that the product applies. Throws on a difference. */
    private int compareWithFieller() {
        List<Bank> banks = banks(100);
        Alpha alpha = Alpha.of("0.05");
        double t = new StudentT(99).upperQuantile(0.025);
        int compared = 0;
        for (Bank treatment : banks) {
            for (Bank control : banks) {
                int i = random.nextInt(replicates);
                if (treatment.variances[i] == 0 || control.variances[i] == 0) {
                    continue;
                }
                double ratio = treatment.scores.mean() / control.scores.mean();
                double z = (treatment.means[i] - ratio * control.means[i])
                        / Math.sqrt(treatment.variances[i] + ratio * ratio * control.variances[i]);
                if (Fieller.upper(treatment.summary(i), control.summary(i), alpha) instanceof Bound.At at) {
                    compared++;
                    if (at.bound().doubleValue() < ratio != z < -t) {
                        throw new IllegalStateException("the simulation and Fieller disagree on " + treatment.summary(i) + " " + control.summary(i));
                    }
                }
            }
        }
        return compared;
    }

    /** The rules compared, each with its quantiles for every alpha. */
    private enum Method {
        TEXTBOOK(1), GUARDED(2), LOG_GUARDED(2);

        private final List<QuantileTable> quantiles;

        Method(int shares) {
            this.quantiles = Arrays.stream(ALPHAS).mapToObj(alpha -> new QuantileTable(alpha / shares)).toList();
        }

        /** How many standard errors the sample lies from the truth. */
        double distance(Bank treatment, Bank control, int i, double ratio) {
            if (this == LOG_GUARDED) {
                double squares = treatment.relativeError(i) * treatment.relativeError(i) + control.relativeError(i) * control.relativeError(i);
                return Math.log(treatment.means[i] / control.means[i] / ratio) / Math.sqrt(squares);
            }
            return (treatment.means[i] - ratio * control.means[i]) / Math.sqrt(treatment.variances[i] + ratio * ratio * control.variances[i]);
        }
    }

    /** Upper quantiles of Student's t at one tail, for all degrees of freedom by interpolation. */
    private static final class QuantileTable {
        private final double[] values = new double[20_100];

        QuantileTable(double tail) {
            for (int i = 100; i < values.length; i++) {
                values[i] = new StudentT(i * STEP).upperQuantile(tail);
            }
        }

        double at(double degrees) {
            int below = (int) (degrees / STEP);
            double share = degrees / STEP - below;
            return values[below] + share * (values[below + 1] - values[below]);
        }
    }

    /** The worst situation so far on each side. */
    private static final class Tally {
        private final double alpha;
        private final double[] worst = new double[2];
        private final String[] where = {"none", "none"};
        private int situations;
        private int aboveNominal;

        Tally(double alpha) {
            this.alpha = alpha;
        }

        void add(int[] misses, int replicates, Scores treatment, Scores control) {
            situations++;
            double nominal = alpha + 3 * Math.sqrt(alpha * (1 - alpha) / replicates);
            boolean above = false;
            for (int side = 0; side < 2; side++) {
                double share = (double) misses[side] / replicates;
                above |= share > nominal;
                if (share > worst[side]) {
                    worst[side] = share;
                    where[side] = treatment + ", " + control;
                }
            }
            aboveNominal += above ? 1 : 0;
        }

        @Override
        public String toString() {
            return String.format("%.2f%% | %s | %.2f%% | %s | %d of %d", 100 * worst[0], where[0], 100 * worst[1], where[1], aboveNominal, situations);
        }
    }

    /** Means, and squared standard errors, of many samples of {@code n} scores. */
    private final class Bank {
        private final Scores scores;
        private final int n;
        private final double[] means = new double[replicates];
        private final double[] variances = new double[replicates];

        Bank(Scores scores, int n) {
            this.scores = scores;
            this.n = n;
            SplittableRandom own = random.split();
            for (int i = 0; i < replicates; i++) {
                fill(i, own);
            }
        }

        private void fill(int row, SplittableRandom own) {
            double mean = 0;
            double squares = 0;
            for (int count = 1; count <= n; count++) {
                double score = scores.draw(own);
                double step = score - mean;
                mean += step / count;
                squares += step * (score - mean);
            }
            means[row] = mean;
            variances[row] = squares / (n - 1) / n;
        }

        double relativeError(int row) {
            return Math.sqrt(variances[row]) / means[row];
        }

        ArmSummary summary(int row) {
            return new ArmSummary(new BigDecimal(means[row]), new BigDecimal(Math.sqrt(variances[row])), SpreadKind.SE, n);
        }
    }
}
