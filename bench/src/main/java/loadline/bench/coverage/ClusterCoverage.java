package loadline.bench.coverage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import loadline.statistics.ClusteredMean;
import loadline.statistics.EpochVariance;
import loadline.statistics.Interval;
import loadline.statistics.Level;

/** The known failures beside the betting bound: intervals for display whose two-sided 95% is less. */
final class ClusterCoverage {
    private static final Level LEVEL = new Level(0.95);
    private static final double MEAN = 0.3;

    private ClusterCoverage() {}

    static void print(PrintStream out, SplittableRandom random, int runs) {
        out.println("| clusters | agreement within | items as independent | clustered t | CR2 with Satterthwaite |");
        out.println("|---|---|---|---|---|");
        for (int[] sizes : new int[][] {{1, 1, 1, 1, 2, 3, 20, 40}, {5, 5, 5, 5, 5, 5}, {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10}}) {
            for (double agreement : new double[] {0, 0.5, 1}) {
                print(out, sizes, agreement, random, runs);
            }
        }
        out.println();
        epochs(out, random, runs);
    }

    private static void print(PrintStream out, int[] sizes, double agreement, SplittableRandom random, int runs) {
        int[] covered = new int[3];
        for (int run = 0; run < runs; run++) {
            List<String> labels = new ArrayList<>();
            double[] values = new double[Arrays.stream(sizes).sum()];
            for (int cluster = 0; cluster < sizes.length; cluster++) {
                double common = random.nextDouble() < MEAN ? 1 : 0;
                for (int i = 0; i < sizes[cluster]; i++) {
                    values[labels.size()] = random.nextDouble() < agreement ? common : random.nextDouble() < MEAN ? 1 : 0;
                    labels.add("c" + cluster);
                }
            }
            ClusteredMean mean = ClusteredMean.of(values, labels, LEVEL);
            double half = LEVEL.z() * mean.iid().value().orElseThrow();
            covered[0] += Math.abs(mean.mean().value().orElseThrow() - MEAN) <= half ? 1 : 0;
            covered[1] += covers(mean.byClusters()) ? 1 : 0;
            covered[2] += covers(mean.byCr2()) ? 1 : 0;
        }
        String shape = Arrays.stream(sizes).distinct().count() == 1 ? sizes.length + " of " + sizes[0] : Arrays.toString(sizes);
        out.printf("| %s | %.1f | %.1f%% | %.1f%% | %.1f%% |%n", shape, agreement, 100.0 * covered[0] / runs, 100.0 * covered[1] / runs, 100.0 * covered[2] / runs);
    }

    /** An interval that is undefined for want of variance covers nothing here: what it would have been has no width. */
    private static boolean covers(Interval interval) {
        return interval.isKnown() && interval.lower().value().orElseThrow() <= MEAN && MEAN <= interval.upper().value().orElseThrow();
    }

    private static void epochs(PrintStream out, SplittableRandom random, int runs) {
        out.println("| questions, epochs | from question means | epochs as independent items |");
        out.println("|---|---|---|");
        for (int[] shape : new int[][] {{20, 10}, {40, 5}}) {
            int[] covered = new int[2];
            for (int run = 0; run < runs; run++) {
                List<double[]> questions = new ArrayList<>();
                for (int q = 0; q < shape[0]; q++) {
                    double chance = random.nextDouble();
                    questions.add(random.doubles(shape[1]).map(u -> u < chance ? 1 : 0).toArray());
                }
                EpochVariance split = EpochVariance.of(questions);
                double far = Math.abs(split.mean().value().orElseThrow() - 0.5);
                covered[0] += far <= LEVEL.t(shape[0] - 1.0) * split.overQuestions().value().orElseThrow() ? 1 : 0;
                covered[1] += far <= LEVEL.z() * split.naive().value().orElseThrow() ? 1 : 0;
            }
            out.printf("| %d, %d | %.1f%% | %.1f%% |%n", shape[0], shape[1], 100.0 * covered[0] / runs, 100.0 * covered[1] / runs);
        }
    }
}
