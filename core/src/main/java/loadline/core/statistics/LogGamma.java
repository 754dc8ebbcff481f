package loadline.core.statistics;

import loadline.core.Rule;

/**
 * The logarithm of the gamma function on the positive reals. Absolute error below 1e-14 times the larger of 1 and the
 * value (see {@code SpecialFunctionsTest}).
 */
public final class LogGamma {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727417803297;
    /** From here on nine terms of the Stirling series leave less than 1e-18. */
    private static final double SERIES_FROM = 12;
    /** Coefficients of z^-1, z^-3, ...: B(2k) / (2k (2k - 1)). */
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188
    };

    private LogGamma() {}

    /** log gamma of {@code z}. Throws unless {@code z} is positive and finite. */
    public static double of(double z) {
        Rule.require(z > 0 && z < Double.POSITIVE_INFINITY, () -> "log gamma is given for positive finite numbers, not `" + z + "`");
        return stirlingError(z) + ((z - 0.5) * StrictMath.log(z) - z) + HALF_LOG_TWO_PI;
    }

    /**
     * What Stirling's formula leaves of log(z!): log gamma(z + 1) - ((z + 1/2) log z - z + log(2 pi) / 2). Small where z
     * is large, which is why ratios of gamma functions made from it keep their digits (Loader 2000).
     */
    static double stirlingError(double z) {
        double steps = 0;
        double shifted = z;
        while (shifted < SERIES_FROM) {
            steps += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
            shifted += 1;
        }
        return steps + series(shifted);
    }

    private static double series(double z) {
        double inverseSquare = 1 / (z * z);
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = sum * inverseSquare + SERIES[k];
        }
        return sum / z;
    }
}
