package loadline.bench.coverage;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.Bound;
import loadline.core.statistics.HorizonBootstrap;
import loadline.core.statistics.HorizonBound;
import loadline.core.statistics.HorizonRuns;
import loadline.core.statistics.LogisticFit;

/**
 * Simulated coverage of the horizon bounds over numbers of families, their sizes, how far families and tasks stray from the curve,
 * and where the horizon lies among the tasks. The truth is what the same fit gives for very many families.
 */
final class HorizonCoverage {
    private static final int ENDLESS = 10_000;
    private static final int DRAWS = 1000;
    private static final double SHORTEST = -2;
    private static final double LONGEST = 10;
    private static final Alpha ALPHA = Alpha.of("0.05");

    /**
     * One situation; deviations are in log odds.
     *
     * @param largest the most tasks in a family; sizes are 1 to that
     * @param even    log2 minutes at even odds for the typical family
     */
    private record Situation(int families, int largest, double familyDeviation, double taskDeviation, double slope, double even, int runs, String ridge) {}

    /** How often bounds were given, and how often they were wrong. */
    private record Tally(int datasets, int upperMisses, int upperGiven, int lowerMisses, int lowerGiven, int textbookUpper, int textbookLower) {}

    private final long seed;
    private final int datasets;

    HorizonCoverage(long seed, int datasets) {
        this.seed = seed;
        this.datasets = datasets;
    }

    void print(PrintStream out) {
        out.println("| families | tasks in each | family, task deviation | slope | even odds at log2 | runs | lambda | percentile at alpha: upper, lower misses | given: upper, lower misses | given at all |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Situation situation : situations()) {
            Tally tally = tally(situation);
            out.printf("| %d | 1 to %d | %.1f, %.1f | %.1f | %.0f | %d | %s | %.1f%%, %.1f%% | %.1f%%, %.1f%% | %.0f%%, %.0f%% |%n", situation.families(), situation.largest(),
                    situation.familyDeviation(), situation.taskDeviation(), situation.slope(), situation.even(), situation.runs(), situation.ridge(),
                    percent(tally.textbookUpper()), percent(tally.textbookLower()), percent(tally.upperMisses()), percent(tally.lowerMisses()),
                    percent(tally.upperGiven()), percent(tally.lowerGiven()));
            out.flush();
        }
    }

    private double percent(int count) {
        return 100.0 * count / datasets;
    }

    private static List<Situation> situations() {
        List<Situation> all = new ArrayList<>();
        for (int families : new int[] {20, 40, 10}) {
            all.add(new Situation(families, 5, 1, 1, -0.6, 5, 1, "0.00001"));
            all.add(new Situation(families, 5, 2.5, 1, -0.6, 5, 1, "0.00001"));
            all.add(new Situation(families, 5, 1, 1, -0.6, 8, 1, "0.00001"));
            all.add(new Situation(families, 5, 1, 1, -0.6, 1, 1, "0.00001"));
            all.add(new Situation(families, 1, 1, 0, -0.6, 5, 1, "0.00001"));
            all.add(new Situation(families, 5, 1, 1, -0.6, 5, 8, "0.1"));
            all.add(new Situation(families, 5, 0, 0, -1.2, 5, 1, "0.00001"));
        }
        return all;
    }

    private Tally tally(Situation situation) {
        double truth = truth(situation);
        int[][] counts = IntStream.range(0, datasets).parallel().mapToObj(i -> counts(situation, truth, new SplittableRandom(seed + 7919L * i))).toArray(int[][]::new);
        int[] sums = new int[6];
        for (int[] count : counts) {
            Arrays.setAll(sums, j -> sums[j] + count[j]);
        }
        return new Tally(datasets, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private double truth(Situation s) {
        Situation endless = new Situation(ENDLESS, s.largest(), s.familyDeviation(), s.taskDeviation(), s.slope(), s.even(), s.runs(), s.ridge());
        HorizonRuns runs = draw(endless, new SplittableRandom(~seed));
        return Math.pow(2, ((LogisticFit.Fitted) runs.fit(0, Double.parseDouble(s.ridge()))).log2Horizon(0.5).orElseThrow());
    }

    private static int[] counts(Situation situation, double truth, SplittableRandom random) {
        HorizonRuns runs = draw(situation, random);
        HorizonBound.Asked asked = new HorizonBound.Asked(new BigDecimal(situation.ridge()), ALPHA, Optional.of(BigDecimal.valueOf(1e-9)), random.nextLong());
        Bound upper = HorizonBound.upper(runs, asked);
        Bound lower = HorizonBound.lower(runs, asked);
        double[] textbook = textbook(runs, Double.parseDouble(situation.ridge()), random.nextLong());
        return new int[] {
            upper instanceof Bound.At(var at) && at.doubleValue() < truth ? 1 : 0, upper instanceof Bound.At ? 1 : 0,
            lower instanceof Bound.At(var below) && below.doubleValue() > truth ? 1 : 0, lower instanceof Bound.At ? 1 : 0,
            textbook[1] < truth ? 1 : 0, textbook[0] > truth ? 1 : 0};
    }

    /** The percentiles at alpha, resamples without a fit left out. */
    private static double[] textbook(HorizonRuns runs, double ridge, long seed) {
        HorizonBootstrap bootstrap = new HorizonBootstrap(runs, ridge, HorizonBootstrap.Depth.FAMILIES_TASKS_AND_RUNS, seed);
        HorizonBootstrap.Replicates room = bootstrap.room(DRAWS);
        bootstrap.fill(room, 0, DRAWS);
        double[] sorted = Arrays.stream(room.log2Even()[0]).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double tail = Double.parseDouble(ALPHA.toString());
        return sorted.length == 0 ? new double[] {Double.NaN, Double.NaN}
                : new double[] {Math.pow(2, sorted[(int) (tail * sorted.length)]), Math.pow(2, sorted[(int) ((1 - tail) * sorted.length)])};
    }

    private static HorizonRuns draw(Situation s, SplittableRandom random) {
        List<HorizonRuns.Run> runs = new ArrayList<>();
        for (int f = 0; f < s.families(); f++) {
            double centre = SHORTEST + (LONGEST - SHORTEST) * random.nextDouble();
            double family = s.familyDeviation() * random.nextGaussian();
            int tasks = 1 + random.nextInt(s.largest());
            for (int t = 0; t < tasks; t++) {
                double log2 = Math.clamp(centre + 2 * random.nextGaussian(), SHORTEST, LONGEST);
                double odds = s.slope() * (log2 - s.even()) + family + s.taskDeviation() * random.nextGaussian();
                double chance = 1 / (1 + Math.exp(-odds));
                for (int r = 0; r < s.runs(); r++) {
                    runs.add(new HorizonRuns.Run("agent", "f" + f, "f" + f + "/t" + t, Math.pow(2, log2), random.nextDouble() < chance ? 1 : 0));
                }
            }
        }
        return HorizonRuns.of(runs);
    }
}
