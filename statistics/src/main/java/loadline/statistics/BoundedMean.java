package loadline.statistics;

import java.util.Arrays;
import loadline.core.Rule;
import loadline.core.statistics.StudentT;

/**
 * Upper bounds for the mean of independent scores in [0, 1], for display beside the betting bound, which rules out.
 *
 * @param hoeffding    Hoeffding 1963, cut at 1
 * @param maurerPontil empirical Bernstein (Maurer and Pontil 2009, theorem 4), cut at 1; undefined for one score
 * @param t            Student's, not cut; undefined without variance, which says nothing about uncertainty
 */
public record BoundedMean(Figure mean, Figure hoeffding, Figure maurerPontil, Figure t, Figure standardDeviation) {
    /** One-sided at {@code alpha}. Throws if a score lies outside [0, 1] or there is none. */
    public static BoundedMean upper(double[] scores, double alpha) {
        Rule.require(alpha > 0 && alpha < 1, () -> "alpha lies in (0, 1), not `" + alpha + "`");
        Rule.require(Arrays.stream(scores).allMatch(x -> x >= 0 && x <= 1), "every score lies in [0, 1]");
        Moments moments = Moments.of(scores);
        int n = moments.n();
        double hoeffding = Math.min(1, moments.mean() + Math.sqrt(StrictMath.log(1 / alpha) / (2 * n)));
        double log = StrictMath.log(2 / alpha);
        Figure bernstein = moments.variance().map(v -> Math.min(1, moments.mean() + Math.sqrt(2 * v * log / n) + 7 * log / (3 * (n - 1.0))));
        return new BoundedMean(Figure.of(moments.mean()), Figure.of(hoeffding), bernstein, t(moments, alpha), moments.standardDeviation());
    }

    private static Figure t(Moments moments, double alpha) {
        if (moments.n() < 2 || moments.squares() == 0) {
            return Figure.undefined("no variance means no information, never a width of 0");
        }
        double quantile = new StudentT(moments.n() - 1.0).quantile(1 - alpha);
        return moments.standardError().map(se -> moments.mean() + quantile * se);
    }
}
