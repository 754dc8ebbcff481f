package loadline.core.statistics;

/**
 * A product of non-negative factors that neither overflows nor underflows: a mantissa and a power of two. Monotone under
 * rounding: a larger factor never makes a smaller product. Factors are given in ascending order.
 */
final class Capital {
    private static final double LARGE = 0x1p400;
    private static final double SMALL = 0x1p-400;
    private static final int FAR = 5000;

    private double mantissa = 1;
    private long exponent;

    void times(double factor) {
        if (mantissa == 0) {
            return;
        }
        mantissa *= factor;
        if (mantissa > 0 && mantissa < SMALL || mantissa > LARGE && mantissa < Double.POSITIVE_INFINITY) {
            int shift = Math.getExponent(mantissa);
            mantissa = Math.scalb(mantissa, -shift);
            exponent += shift;
        }
    }

    /** The product as a double: 0 or infinite where it is too small or too large for one. */
    double value() {
        return Math.scalb(mantissa, (int) Math.max(-FAR, Math.min(FAR, exponent)));
    }
}
