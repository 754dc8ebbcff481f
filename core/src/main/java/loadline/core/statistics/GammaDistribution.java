package loadline.core.statistics;

import loadline.core.Rule;

/**
 * The gamma distribution with a {@code shape} and rate 1, that is, the regularised incomplete gamma function and its
 * inverse. Relative error of a probability, in either tail, about 1e-14; of a quantile below 1e-13 (see
 * {@code SpecialFunctionsTest}). At a whole shape k, {@link #above} x is the probability of fewer than k Poisson events
 * where x are expected.
 *
 * <p>Factor as in {@link BetaDistribution}; power series left of the mode, Legendre's continued fraction right of it.
 */
public final class GammaDistribution {
    private static final double TWO_PI = 6.283185307179586476925287;
    private static final double TINY = 1e-300;
    private static final double LARGEST = 0x1p600;
    private static final int LONGEST = 1_000_000;

    private final double shape;
    private final double logScale;
    private final double rootScale;

    /** Throws unless the shape lies between 1e-3 and 1e9. */
    public GammaDistribution(double shape) {
        Rule.require(shape >= 1e-3 && shape <= 1e9, () -> "the shape of a gamma distribution lies between 1e-3 and 1e9, not `" + shape + "`");
        this.shape = shape;
        this.logScale = -LogGamma.stirlingError(shape);
        this.rootScale = Math.sqrt(shape / TWO_PI);
    }

    /** The probability of a value at most {@code x}. Throws unless {@code x} is at least 0. */
    public double atMost(double x) {
        requireNotNegative(x);
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 0 : 1;
        }
        return x < shape + 1 ? lowerTail(x) : 1 - upperTail(x);
    }

    /** The probability of a value above {@code x}. Throws unless {@code x} is at least 0. */
    public double above(double x) {
        requireNotNegative(x);
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 1 : 0;
        }
        return x < shape + 1 ? 1 - lowerTail(x) : upperTail(x);
    }

    /** The smallest double whose {@link #atMost} is at least {@code p}. Throws unless {@code p} lies in (0, 1). */
    public double quantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return Bisection.firstUpTo(LARGEST, x -> atMost(x) >= p);
    }

    /** The smallest double whose {@link #above} is at most {@code p}: the quantile at 1 - p without its rounding. */
    public double upperQuantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return Bisection.firstUpTo(LARGEST, x -> above(x) <= p);
    }

    private static void requireNotNegative(double x) {
        Rule.require(x >= 0, () -> "a value of a gamma distribution is at least 0, not `" + x + "`");
    }

    /** x^shape exp(-x) / gamma(shape). */
    private double density(double x) {
        return rootScale * StrictMath.exp(logScale - Deviance.of(shape, x, 1));
    }

    private double lowerTail(double x) {
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i <= LONGEST; i++) {
            term *= x / (shape + i);
            double next = sum + term;
            if (next == sum) {
                return density(x) * sum;
            }
            sum = next;
        }
        throw new IllegalStateException("the incomplete gamma function did not converge at shape = " + shape + ", x = " + x);
    }

    private double upperTail(double x) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / awayFromZero(b);
        double value = d;
        for (int i = 1; i <= LONGEST; i++) {
            double numerator = i * (shape - i);
            b += 2;
            d = 1 / awayFromZero(numerator * d + b);
            c = awayFromZero(b + numerator / c);
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < 3e-16) {
                return density(x) * value;
            }
        }
        throw new IllegalStateException("the incomplete gamma function did not converge at shape = " + shape + ", x = " + x);
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
