package loadline.bench.coverage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.BettingBound;
import loadline.core.statistics.BoundedSample;
import loadline.core.statistics.Observation;

/** Simulated coverage and width of the betting bound, for single items and for clusters of very unequal sizes. */
final class BettingCoverage {
    private static final int[] SIZES = {5, 10, 30, 100};
    private static final int[] CLUSTERS = {1, 1, 1, 1, 2, 3, 20, 40};
    private static final Alpha ALPHA = Alpha.of("0.05");
    private static final List<Scores> SCORES = List.of(
            new Scores.TwoPoint(0, 1, 0.02), new Scores.TwoPoint(0, 1, 0.2), new Scores.TwoPoint(0, 1, 0.5), new Scores.TwoPoint(0, 1, 0.9),
            new Scores.TwoPoint(0.2, 1, 0.05), new Scores.TwoPoint(0, 0.3, 0.9), new Scores.Uniform(0, 1), new Scores.Uniform(0.4, 0.6),
            new Scores.Beta(0.25, 0.52), new Scores.Beta(0.1, 2), new Scores.Beta(0.9, 0.3));

    private BettingCoverage() {}

    static void print(PrintStream out, SplittableRandom random, int replicates) {
        out.println("| scores | n | upper bound misses | lower bound misses | mean upper bound minus mean |");
        out.println("|---|---|---|---|---|");
        for (Scores scores : SCORES) {
            for (int n : SIZES) {
                print(out, scores + " | " + n, scores.mean(), replicates, () -> items(scores, n, random));
            }
        }
        for (double agreement : new double[] {0, 0.5, 1}) {
            String label = "clusters of " + Arrays.toString(CLUSTERS) + ", share of a common score " + agreement + " | " + CLUSTERS.length;
            print(out, label, 0.3, replicates, () -> clusters(agreement, random));
        }
    }

    private static void print(PrintStream out, String label, double truth, int replicates, Supplier<BoundedSample> sample) {
        int above = 0;
        int below = 0;
        double width = 0;
        for (int i = 0; i < replicates; i++) {
            BoundedSample drawn = sample.get();
            double upper = BettingBound.upper(drawn, ALPHA).value().orElseThrow().doubleValue();
            double lower = BettingBound.lower(drawn, ALPHA).value().orElseThrow().doubleValue();
            above += upper < truth ? 1 : 0;
            below += lower > truth ? 1 : 0;
            width += upper - truth;
        }
        out.printf("| %s | %.2f%% | %.2f%% | %.3f |%n", label, 100.0 * above / replicates, 100.0 * below / replicates, width / replicates);
    }

    private static BoundedSample items(Scores scores, int n, SplittableRandom random) {
        double[] drawn = new double[n];
        Arrays.setAll(drawn, i -> scores.draw(random));
        return BoundedSample.of(drawn);
    }

    /** Yes-or-no items of mean 0.3: each takes its cluster's common outcome with probability {@code agreement}, else its own. */
    private static BoundedSample clusters(double agreement, SplittableRandom random) {
        Scores item = new Scores.TwoPoint(0, 1, 0.3);
        List<Observation> observations = new ArrayList<>();
        for (int cluster = 0; cluster < CLUSTERS.length; cluster++) {
            double common = item.draw(random);
            for (int i = 0; i < CLUSTERS[cluster]; i++) {
                observations.add(new Observation("cluster-" + cluster, random.nextDouble() < agreement ? common : item.draw(random)));
            }
        }
        return BoundedSample.ofClusterMeans(observations);
    }
}
