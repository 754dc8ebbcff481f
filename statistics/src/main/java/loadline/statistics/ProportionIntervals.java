package loadline.statistics;

import loadline.core.statistics.BetaDistribution;
import loadline.core.statistics.Normal;
import loadline.core.statistics.Trials;

/**
 * A success probability from independent attempts, for display. What rules out is
 * {@link loadline.core.statistics.ClopperPearson}. No attempts: everything undefined.
 *
 * @param wilson           score interval (Wilson 1927); exactly 0 below without successes, exactly 1 above without failures
 * @param jeffreys         quantiles of the beta distribution with a half added to successes and failures
 * @param modifiedJeffreys the same, with 0 below without successes and 1 above without failures (Brown, Cai and DasGupta 2001)
 * @param uniform          quantiles of the posterior under a uniform prior
 * @param agrestiCoull     not cut to [0, 1]
 * @param oneSidedLower    exact, one-sided at 1 - level
 * @param oneSidedUpper    exact, one-sided at 1 - level
 */
public record ProportionIntervals(
        Figure point, Interval wilson, Interval clopperPearson, Interval jeffreys, Interval modifiedJeffreys, Interval uniform, Interval agrestiCoull,
        Figure oneSidedLower, Figure oneSidedUpper) {

    /** All of them at {@code level}. */
    public static ProportionIntervals of(Trials trials, Level level) {
        if (trials.attempted() == 0) {
            Figure none = Figure.undefined("no attempts");
            Interval neither = new Interval(none, none);
            return new ProportionIntervals(none, neither, neither, neither, neither, neither, neither, none, none);
        }
        int k = trials.successes();
        int n = trials.attempted();
        Interval jeffreys = quantiles(k + 0.5, n - k + 0.5, level);
        Interval modified = new Interval(k == 0 ? Figure.of(0) : jeffreys.lower(), k == n ? Figure.of(1) : jeffreys.upper());
        return new ProportionIntervals(Figure.of((double) k / n), wilson(trials, level), Binomial.clopperPearson(trials, level), jeffreys, modified,
                quantiles(k + 1.0, n - k + 1.0, level), agrestiCoull(trials, level),
                Figure.of(Binomial.exactLower(trials, 1 - level.value())), Figure.of(Binomial.exactUpper(trials, 1 - level.value())));
    }

    /** The score interval alone. */
    public static Interval wilson(Trials trials, Level level) {
        int n = trials.attempted();
        if (n == 0) {
            return Interval.undefined("no attempts");
        }
        double z = Normal.upperQuantile(level.tail());
        double p = (double) trials.successes() / n;
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        double scale = 1 + z * z / n;
        return Interval.of(trials.successes() == 0 ? 0 : (centre - half) / scale, trials.successes() == n ? 1 : (centre + half) / scale);
    }

    private static Interval agrestiCoull(Trials trials, Level level) {
        double z = level.z();
        double n = trials.attempted() + z * z;
        double p = (trials.successes() + z * z / 2) / n;
        return Interval.around(p, z * Math.sqrt(p * (1 - p) / n));
    }

    private static Interval quantiles(double a, double b, Level level) {
        BetaDistribution beta = new BetaDistribution(a, b);
        return Interval.of(beta.quantile(level.tail()), beta.upperQuantile(level.tail()));
    }
}
