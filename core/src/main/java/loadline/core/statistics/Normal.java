package loadline.core.statistics;

import loadline.core.Rule;

/** The standard normal distribution. Quantiles are exact to about 1e-14, relative. */
public final class Normal {
    private static final double ROOT_TWO_PI = 2.506628274631000502415765;
    /** Beyond this the tail is small beside one half, and the continued fraction is short. */
    private static final double FRACTION_FROM = 2;
    private static final double LARGEST = 64;

    private Normal() {}

    /** The value exceeded with probability {@code tail}, at most one half: 1.645 for 0.05. */
    public static double upperQuantile(double tail) {
        Rule.require(tail > 0 && tail <= 0.5, () -> "an upper tail has a probability in (0, 0.5], not `" + tail + "`");
        return tail == 0.5 ? 0 : Bisection.firstUpTo(LARGEST, z -> upperTail(z) <= tail);
    }

    /** The value not exceeded with probability {@code p}. */
    public static double quantile(double p) {
        Rule.require(p > 0 && p < 1, () -> "a quantile is asked at a probability in (0, 1), not `" + p + "`");
        return p > 0.5 ? upperQuantile(1 - p) : -upperQuantile(p);
    }

    /** The probability of a value at most {@code z}. */
    public static double atMost(double z) {
        return z < 0 ? upperTail(-z) : 1 - upperTail(z);
    }

    /** The probability of a value above {@code z}. */
    public static double above(double z) {
        return z < 0 ? 1 - upperTail(-z) : upperTail(z);
    }

    /** For {@code z} of at least 0. */
    private static double upperTail(double z) {
        double density = StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
        return z < FRACTION_FROM ? 0.5 - density * series(z) : density / fraction(z);
    }

    /** z + z^3 / 3 + z^5 / (3 5) + ... */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int odd = 3; odd < 200; odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return sum;
    }

    /** z + 1 / (z + 2 / (z + 3 / ...)), from a depth at which nothing changes any more for z of at least 2. */
    private static double fraction(double z) {
        double value = z;
        for (int depth = 400; depth >= 1; depth--) {
            value = z + depth / value;
        }
        return value;
    }
}
