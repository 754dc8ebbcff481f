package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.GammaDistribution;
import loadline.core.statistics.Trials;

/**
 * A rate of rare events over a declared exposure (requests, accounts, tokens).
 *
 * @param garwood       exact two-sided interval (Garwood 1936); exactly 0 below without events
 * @param oneSidedUpper exact, at the same level
 */
public record PoissonRate(Interval garwood, Figure oneSidedUpper) {
    /** Throws unless events are at least 0 and the exposure is positive. */
    public static PoissonRate of(int events, double exposure, Level level) {
        requireExposure(events, exposure);
        Figure lower = events == 0 ? Figure.of(0) : Figure.of(new GammaDistribution(events).quantile(level.tail()) / exposure);
        return new PoissonRate(new Interval(lower, Figure.of(upper(events, exposure, level.tail()))), Figure.of(upper(events, exposure, 1 - level.value())));
    }

    private static double upper(int events, double exposure, double tail) {
        return new GammaDistribution(events + 1.0).upperQuantile(tail) / exposure;
    }

    /** The probability of as few events if the rate were {@code rate}: the p-value against "at least this rate". */
    public static double asFewAt(double rate, int events, double exposure) {
        requireExposure(events, exposure);
        return new GammaDistribution(events + 1.0).above(rate * exposure);
    }

    /**
     * The posterior of a rate under a gamma prior; a prior rate of 0 with shape 1/2 is Jeffreys'. Improper, and so undefined,
     * where the shape comes out 0.
     */
    public record Posterior(double shape, double rate) {
        /** After {@code events} in {@code exposure}. */
        public static Posterior of(int events, double exposure, double priorShape, double priorRate) {
            requireExposure(events, exposure);
            Rule.require(priorShape >= 0 && priorRate >= 0, "shape and rate of a gamma prior are at least 0");
            return new Posterior(priorShape + events, priorRate + exposure);
        }

        public Figure mean() {
            return Figure.of(shape > 0, shape / rate, "improper posterior");
        }

        public Interval credible(Level level) {
            if (shape <= 0) {
                return Interval.undefined("improper posterior");
            }
            GammaDistribution gamma = new GammaDistribution(shape);
            return Interval.of(gamma.quantile(level.tail()) / rate, gamma.upperQuantile(level.tail()) / rate);
        }

        public Figure above(double threshold) {
            return shape > 0 ? Figure.of(new GammaDistribution(shape).above(threshold * rate)) : Figure.undefined("improper posterior");
        }
    }

    /**
     * Two rates compared given the sum of their events (Przyborowski and Wilenski 1940).
     *
     * @param ratio    first over second; undefined without events in the second
     * @param exact    exact interval; unbounded above without events in the second
     * @param twoSided exact p-value, outcomes no likelier than the one seen
     * @param greater  exact p-value against "the first is not larger"
     */
    public record Ratio(Figure ratio, Interval exact, Figure twoSided, Figure greater) {
        public static Ratio of(int first, double firstExposure, int second, double secondExposure, Level level) {
            requireExposure(first, firstExposure);
            requireExposure(second, secondExposure);
            int both = first + second;
            if (both == 0) {
                String reason = "no events at all";
                return new Ratio(Figure.undefined(reason), Interval.undefined(reason), Figure.of(1), Figure.of(1));
            }
            Binomial given = new Binomial(both, firstExposure / (firstExposure + secondExposure));
            double scale = secondExposure / firstExposure;
            Interval share = Binomial.clopperPearson(new Trials(first, both), level);
            String none = "no events in the second, so no ratio is too large";
            Figure upper = second == 0 ? Figure.undefined(none) : share.upper().map(p -> p / (1 - p) * scale);
            return new Ratio(Figure.of(second > 0, first / firstExposure / (second / secondExposure), none),
                    new Interval(share.lower().map(p -> p / (1 - p) * scale), upper), Figure.of(given.notLikelierThan(first)), Figure.of(given.atLeast(first)));
        }
    }

    private static void requireExposure(int events, double exposure) {
        Rule.require(events >= 0, () -> "events are at least 0, not `" + events + "`");
        Rule.require(exposure > 0 && exposure < Double.POSITIVE_INFINITY, () -> "an exposure is positive and declared, not `" + exposure + "`");
    }
}
