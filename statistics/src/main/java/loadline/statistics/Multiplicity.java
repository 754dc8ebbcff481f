package loadline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import loadline.core.Rule;

/**
 * p-values adjusted for how many there are, for claims that <em>some</em> threshold was crossed. Ruling out all of several
 * needs none (an intersection-union test); ruling out by any of several is settled by shares of alpha in the protocol.
 */
public enum Multiplicity {
    BONFERRONI, HOLM, HOCHBERG,
    /** False discovery rate, for independent or positively dependent tests. */
    BENJAMINI_HOCHBERG,
    /** False discovery rate under any dependence. */
    BENJAMINI_YEKUTIELI;

    /** The adjusted p-values, in the order given. Throws if one lies outside [0, 1]. */
    public double[] adjusted(double[] p) {
        Rule.require(Arrays.stream(p).allMatch(x -> x >= 0 && x <= 1), "every p-value lies in [0, 1]");
        int m = p.length;
        int[] ascending = IntStream.range(0, m).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[m];
        double running = this == HOLM ? 0 : 1;
        for (int step = 0; step < m; step++) {
            int rank = this == HOLM ? step + 1 : m - step;
            int i = ascending[rank - 1];
            double own = Math.min(1, p[i] * factor(rank, m));
            running = switch (this) {
                case BONFERRONI -> own;
                case HOLM -> Math.max(running, own);
                case HOCHBERG, BENJAMINI_HOCHBERG, BENJAMINI_YEKUTIELI -> Math.min(running, own);
            };
            adjusted[i] = running;
        }
        return adjusted;
    }

    private double factor(int rank, int m) {
        return switch (this) {
            case BONFERRONI -> m;
            case HOLM, HOCHBERG -> m - rank + 1.0;
            case BENJAMINI_HOCHBERG -> (double) m / rank;
            case BENJAMINI_YEKUTIELI -> (double) m / rank * IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
        };
    }

    /**
     * The hypotheses that e-values reject at false discovery rate {@code alpha}, under any dependence (Wang and Ramdas 2022):
     * the k largest, for the largest k whose k-th e-value is at least m / (k alpha).
     *
     * @return indices from 0, ascending
     */
    public static List<Integer> rejectedByEValues(double[] e, double alpha) {
        Rule.require(Arrays.stream(e).allMatch(x -> x >= 0), "every e-value is at least 0");
        Rule.require(alpha > 0 && alpha < 1, () -> "alpha lies in (0, 1), not `" + alpha + "`");
        double[] ascending = e.clone();
        Arrays.sort(ascending);
        int m = e.length;
        int k = m;
        while (k > 0 && k * ascending[m - k] < m / alpha) {
            k--;
        }
        double least = k == 0 ? Double.POSITIVE_INFINITY : ascending[m - k];
        int rejected = k;
        return IntStream.range(0, m).filter(i -> rejected > 0 && e[i] >= least).boxed().toList();
    }
}
