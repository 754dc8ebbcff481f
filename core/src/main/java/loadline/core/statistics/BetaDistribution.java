package loadline.core.statistics;

import loadline.core.Rule;

/**
 * The beta distribution with shapes {@code a} and {@code b}, that is, the regularised incomplete beta function and its
 * inverse. Relative error of a probability, in either tail, about 1e-14 and at most 1e-12 far out (1e-100); of a
 * quantile below 1e-13 wherever a double can tell it from its neighbours (see {@code SpecialFunctionsTest}).
 *
 * <p>Factor before the continued fraction: Loader, Fast and accurate computation of binomial probabilities (2000).
 * Continued fraction: Didonato and Morris, Algorithm 708 (1992), by the modified Lentz method.
 */
public final class BetaDistribution {
    private static final double TWO_PI = 6.283185307179586476925287;
    private static final double TINY = 1e-300;
    private static final int LONGEST_FRACTION = 1_000_000;

    private final double a;
    private final double b;
    private final double logScale;
    private final double rootScale;

    /** Throws unless both shapes lie between 1e-3 and 1e9. */
    public BetaDistribution(double a, double b) {
        Rule.require(a >= 1e-3 && a <= 1e9 && b >= 1e-3 && b <= 1e9,
                () -> "both shapes of a beta distribution lie between 1e-3 and 1e9, not `" + a + "` and `" + b + "`");
        this.a = a;
        this.b = b;
        this.logScale = LogGamma.stirlingError(a + b) - LogGamma.stirlingError(a) - LogGamma.stirlingError(b);
        this.rootScale = Math.sqrt(a / (a + b) * b / TWO_PI);
    }

    /** The probability of a value at most {@code x}. Throws unless {@code x} lies in [0, 1]. */
    public double atMost(double x) {
        requireUnit(x);
        return atMost(x, 1 - x);
    }

    /** The probability of a value above {@code x}. Throws unless {@code x} lies in [0, 1]. */
    public double above(double x) {
        requireUnit(x);
        return above(x, 1 - x);
    }

    /** The smallest double whose {@link #atMost} is at least {@code p}. Throws unless {@code p} lies in (0, 1). */
    public double quantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return Bisection.firstUpTo(1, x -> atMost(x, 1 - x) >= p);
    }

    /** The smallest double whose {@link #above} is at most {@code p}: the quantile at 1 - p without its rounding. */
    public double upperQuantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return Bisection.firstUpTo(1, x -> above(x, 1 - x) <= p);
    }

    /** As {@link #atMost(double)} where the complement {@code y = 1 - x} is known to more digits. */
    double atMost(double x, double y) {
        if (x <= 0 || y <= 0) {
            return x <= 0 ? 0 : 1;
        }
        return isLeft(x) ? leftTail(x, y) : 1 - rightTail(x, y);
    }

    double above(double x, double y) {
        if (x <= 0 || y <= 0) {
            return x <= 0 ? 1 : 0;
        }
        return isLeft(x) ? 1 - leftTail(x, y) : rightTail(x, y);
    }

    private static void requireUnit(double x) {
        Rule.require(x >= 0 && x <= 1, () -> "a value of a beta distribution lies in [0, 1], not `" + x + "`");
    }

    private boolean isLeft(double x) {
        return x < (a + 1) / (a + b + 2);
    }

    private double leftTail(double x, double y) {
        return density(x, y) / continuedFraction(a, b, x, y);
    }

    private double rightTail(double x, double y) {
        return density(x, y) / continuedFraction(b, a, y, x);
    }

    /** x^a y^b / B(a, b). */
    private double density(double x, double y) {
        double n = a + b;
        return rootScale * StrictMath.exp(logScale - Deviance.of(a, n, x) - Deviance.of(b, n, y));
    }

    /** What the factor is divided by; {@code x} and its complement {@code y} both enter, so that neither loses digits near 1. */
    private static double continuedFraction(double a, double b, double x, double y) {
        double excess = a * y - b * x + 1;
        double value = awayFromZero(a * excess / (a + 1));
        double c = value;
        double d = 0;
        for (int m = 1; m <= LONGEST_FRACTION; m++) {
            double odd = a + 2.0 * m - 1;
            double numerator = m * (a + m - 1) / odd * ((a + b + m - 1) / odd) * (b - m) * x * x;
            double denominator = m + m * (b - m) * x / odd + (a + m) * (excess + m * (1 + y)) / (odd + 2);
            d = 1 / awayFromZero(denominator + numerator * d);
            c = awayFromZero(denominator + numerator / c);
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < 3e-16) {
                return value;
            }
        }
        throw new IllegalStateException("the incomplete beta function did not converge at a = " + a + ", b = " + b + ", x = " + x);
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
