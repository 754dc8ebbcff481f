package loadline.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * A mean over items that come in clusters, with cluster-robust standard errors, for display: none of these rules out,
 * because with few or unequal clusters they cover less than they say.
 *
 * @param iid               as if items were independent
 * @param uncorrected       from sums of residuals (Miller 2024, appendix A)
 * @param corrected         the same times G / (G - 1) before the root, G clusters
 * @param designEffect      corrected variance over independent variance
 * @param byClusters        interval with Student's t at G - 1 degrees of freedom
 * @param cr2               bias-reduced (Bell and McCaffrey 2002)
 * @param satterthwaite     its degrees of freedom (Pustejovsky and Tipton 2018)
 * @param byCr2             interval from the two; what to show if one must be shown
 */
public record ClusteredMean(
        Figure mean, int n, int clusters, Figure iid, Figure uncorrected, Figure corrected, Figure designEffect, Interval byClusters,
        Figure cr2, Figure satterthwaite, Interval byCr2) {
    private static final String ONE_CLUSTER = "one cluster says nothing about the spread between clusters";

    /** The values with their cluster labels. Throws if a value has none. */
    public static ClusteredMean of(double[] values, List<String> labels, Level level) {
        Clusters clusters = Clusters.of(values, labels);
        Moments moments = Moments.of(values);
        Figure iid = moments.standardError();
        if (clusters.count() < 2) {
            Figure none = Figure.undefined(ONE_CLUSTER);
            Interval neither = Interval.undefined(ONE_CLUSTER);
            return new ClusteredMean(Figure.of(moments.mean()), values.length, 1, iid, none, none, none, neither, none, none, neither);
        }
        double[] residuals = clusters.residuals(moments.mean());
        double g = clusters.count();
        double plain = Sums.of(Arrays.stream(residuals).map(s -> s * s).toArray()) / ((double) values.length * values.length);
        double corrected = plain * g / (g - 1);
        double cr2 = cr2(clusters, residuals);
        double df = satterthwaite(clusters.sizes(), values.length);
        return new ClusteredMean(Figure.of(moments.mean()), values.length, clusters.count(), iid, Figure.of(Math.sqrt(plain)), Figure.of(Math.sqrt(corrected)),
                Figure.of(moments.squares() > 0, corrected / (moments.squares() / (values.length - 1.0) / values.length), "no variance"),
                Interval.around(moments.mean(), level.t(g - 1) * Math.sqrt(corrected)), Figure.of(Math.sqrt(cr2)), Figure.of(df),
                Interval.around(moments.mean(), level.t(df) * Math.sqrt(cr2)));
    }

    /** The sum of a^2 S^2, with a = (1 - size / n)^(-1/2) / n and S the sum of a cluster's residuals. */
    private static double cr2(Clusters clusters, double[] residuals) {
        double[] sizes = clusters.sizes();
        double n = clusters.n();
        double[] terms = new double[sizes.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = residuals[i] * residuals[i] / (1 - sizes[i] / n);
        }
        return Sums.of(terms) / (n * n);
    }

    /**
     * (trace O)^2 / trace O^2, O having a(c) a(d) (size(c) [c = d] - size(c) size(d) / n) at (c, d). With w = a^2 size (1 - size / n)
     * on the diagonal and v = a size off it, the sum over pairs is that of products and so takes one pass.
     */
    static double satterthwaite(double[] sizes, double n) {
        double trace = 0;
        double diagonal = 0;
        double square = 0;
        double fourth = 0;
        for (double size : sizes) {
            double a2 = 1 / ((1 - size / n) * n * n);
            double own = a2 * size * (1 - size / n);
            double cross = a2 * size * size / n;
            trace += own;
            diagonal += own * own;
            square += cross;
            fourth += cross * cross;
        }
        return trace * trace / (diagonal + square * square - fourth);
    }
}
