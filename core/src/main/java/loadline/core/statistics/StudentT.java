package loadline.core.statistics;

import loadline.core.Rule;

/** Student's t distribution with {@code df} degrees of freedom, not necessarily a whole number. Quantiles are exact to about 1e-13, relative. */
public final class StudentT {
    private static final double LARGEST = 0x1p500;

    private final double df;
    private final BetaDistribution beta;

    /** Throws unless {@code df} lies between 0.1 and 1e9. */
    public StudentT(double df) {
        Rule.require(df >= 0.1 && df <= 1e9, () -> "degrees of freedom lie between 0.1 and 1e9, not `" + df + "`");
        this.df = df;
        this.beta = new BetaDistribution(df / 2, 0.5);
    }

    /** The value exceeded with probability {@code tail}, at most one half: 1.812 for 0.05 at 10 degrees of freedom. */
    public double upperQuantile(double tail) {
        Rule.require(tail > 0 && tail <= 0.5, () -> "an upper tail has a probability in (0, 0.5], not `" + tail + "`");
        return tail == 0.5 ? 0 : Bisection.firstUpTo(LARGEST, t -> upperTail(t) <= tail);
    }

    /** The value not exceeded with probability {@code p}. */
    public double quantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return p > 0.5 ? upperQuantile(1 - p) : -upperQuantile(p);
    }

    /** The probability of a value at most {@code t}. */
    public double atMost(double t) {
        return t < 0 ? upperTail(-t) : 1 - upperTail(t);
    }

    /** The probability of a value above {@code t}. */
    public double above(double t) {
        return t < 0 ? 1 - upperTail(-t) : upperTail(t);
    }

    /** For {@code t} of at least 0. */
    private double upperTail(double t) {
        double square = t * t;
        return beta.atMost(df / (df + square), square / (df + square)) / 2;
    }
}
