package loadline.bench.coverage;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.BettingBound;
import loadline.core.statistics.BoundedSample;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.InterimBound;
import loadline.core.statistics.Trials;

/** How often any of many looks at a growing run misses: the interim bound, and bounds of a fixed number looked at early. */
final class InterimCoverage {
    private static final Alpha ALPHA = Alpha.of("0.05");
    private static final int LOOKS = 20;
    private static final List<Scores> SCORES = List.of(
            new Scores.TwoPoint(0, 1, 0.05), new Scores.TwoPoint(0, 1, 0.2), new Scores.TwoPoint(0, 1, 0.5), new Scores.Uniform(0, 1), new Scores.Beta(0.25, 0.52));

    private InterimCoverage() {}

    static void print(PrintStream out, SplittableRandom random, int runs) {
        out.println("| scores | planned | interim: upper, lower misses | fixed-number bounds looked at as often: betting, Clopper-Pearson | mean interim upper bound at a quarter, at the end |");
        out.println("|---|---|---|---|---|");
        for (Scores scores : SCORES) {
            for (int planned : new int[] {40, 200}) {
                print(out, scores, planned, random, runs);
            }
        }
    }

    private static void print(PrintStream out, Scores scores, int planned, SplittableRandom random, int runs) {
        int[] misses = new int[4];
        double[] widths = new double[2];
        for (int run = 0; run < runs; run++) {
            double[] values = new double[planned];
            Arrays.setAll(values, i -> scores.draw(random));
            boolean[] missed = new boolean[4];
            for (int look = planned / LOOKS; look <= planned; look += planned / LOOKS) {
                BoundedSample sample = BoundedSample.of(Arrays.copyOf(values, look));
                missed[0] |= number(InterimBound.upper(sample, planned, ALPHA)) < scores.mean();
                missed[1] |= number(InterimBound.lower(sample, planned, ALPHA)) > scores.mean();
                missed[2] |= number(BettingBound.upper(sample, ALPHA)) < scores.mean();
                missed[3] |= scores instanceof Scores.TwoPoint && number(ClopperPearson.upper(trials(values, look), ALPHA)) < scores.mean();
            }
            widths[0] += number(InterimBound.upper(BoundedSample.of(Arrays.copyOf(values, planned / 4)), planned, ALPHA));
            widths[1] += number(InterimBound.upper(BoundedSample.of(values), planned, ALPHA));
            for (int i = 0; i < 4; i++) {
                misses[i] += missed[i] ? 1 : 0;
            }
        }
        String exact = scores instanceof Scores.TwoPoint ? String.format("%.1f%%", 100.0 * misses[3] / runs) : "-";
        out.printf("| %s | %d | %.2f%%, %.2f%% | %.2f%%, %s | %.3f, %.3f |%n", scores, planned, 100.0 * misses[0] / runs, 100.0 * misses[1] / runs, 100.0 * misses[2] / runs, exact,
                widths[0] / runs, widths[1] / runs);
    }

    private static Trials trials(double[] values, int look) {
        return new Trials((int) Arrays.stream(values, 0, look).sum(), look);
    }

    private static double number(loadline.core.statistics.Bound bound) {
        return bound.value().orElseThrow().doubleValue();
    }
}
