package loadline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.core.Rule;

/**
 * Two treatments of the same items compared item by item. Items that only one of them has are no pairs: leave them out and
 * say how many.
 *
 * @param paired      standard error of the mean difference
 * @param unpaired    what it would be if the items differed
 * @param correlation undefined if one side has no variance
 * @param firstOnly   pairs in which only the first is 1; with {@code secondOnly} undefined unless all values are 0 or 1
 * @param mcNemar     exact two-sided p-value; 1 without discordant pairs
 * @param byT         interval with Student's t; undefined if all differences are equal
 * @param clustered   standard errors from clusters of pairs, if clusters were given
 */
public record PairedDifference(
        Figure difference, Figure paired, Figure unpaired, Figure correlation, Figure firstOnly, Figure secondOnly, Figure mcNemar, Interval byT,
        Optional<ClusteredMean> clustered) {

    /** First minus second. Throws unless there are as many of each, at least one. */
    public static PairedDifference of(double[] first, double[] second, Level level, Optional<List<String>> clusters) {
        Rule.require(first.length == second.length, () -> "pairs have two values: `" + first.length + "` and `" + second.length + "`");
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        Moments moments = Moments.of(differences);
        Moments a = Moments.of(first);
        Moments b = Moments.of(second);
        Interval byT = moments.n() < 2 ? Interval.undefined("one pair has no spread")
                : Interval.around(moments.mean(), level.t(moments.n() - 1.0) * moments.standardError().value().orElseThrow());
        boolean binary = Arrays.stream(first).allMatch(x -> x == 0 || x == 1) && Arrays.stream(second).allMatch(x -> x == 0 || x == 1);
        int up = (int) Arrays.stream(differences).filter(d -> d > 0).count();
        int down = (int) Arrays.stream(differences).filter(d -> d < 0).count();
        String notBinary = "values other than 0 and 1 have no discordant pairs";
        return new PairedDifference(Figure.of(moments.mean()), moments.standardError(),
                a.variance().map(v -> Math.sqrt(v / a.n() + b.squares() / (b.n() - 1.0) / b.n())), correlation(first, second),
                Figure.of(binary, up, notBinary), Figure.of(binary, down, notBinary), Figure.of(binary, mcNemar(up, down), notBinary), byT,
                clusters.map(labels -> ClusteredMean.of(differences, labels, level)));
    }

    /** The exact two-sided p-value from the discordant pairs alone. */
    public static double mcNemar(int firstOnly, int secondOnly) {
        return Math.min(1, 2 * new Binomial(firstOnly + secondOnly, 0.5).atMost(Math.min(firstOnly, secondOnly)));
    }

    /** Pearson's, whatever the order of pairs. */
    static Figure correlation(double[] first, double[] second) {
        Moments a = Moments.of(first);
        Moments b = Moments.of(second);
        double[] products = new double[first.length];
        Arrays.setAll(products, i -> (first[i] - a.mean()) * (second[i] - b.mean()));
        return Figure.of(a.squares() > 0 && b.squares() > 0, Sums.of(products) / Math.sqrt(a.squares() * b.squares()), "one side has no variance");
    }
}
