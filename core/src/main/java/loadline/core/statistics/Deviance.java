package loadline.core.statistics;

/** The exponent of a binomial or Poisson probability, without the cancellation near its mode (Loader 2000). */
final class Deviance {
    private static final double TINY = 1e-300;

    private Deviance() {}

    /** k log(k / (n p)) + n p - k. */
    static double of(double k, double n, double p) {
        double expected = n * p;
        double difference = k - expected;
        if (Math.abs(difference) < 0.1 * (k + expected)) {
            return series(k, expected, difference);
        }
        double logRatio = expected > TINY ? StrictMath.log(k / expected) : StrictMath.log(k / n) - StrictMath.log(p);
        return k * logRatio + expected - k;
    }

    /** With v = (k - m) / (k + m): (k - m) v + 2 k (v^3 / 3 + v^5 / 5 + ...). */
    private static double series(double k, double expected, double difference) {
        double v = difference / (k + expected);
        double sum = difference * v;
        double power = 2 * k * v;
        for (int odd = 3; odd < 100; odd += 2) {
            power *= v * v;
            double next = sum + power / odd;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
        return sum;
    }
}
