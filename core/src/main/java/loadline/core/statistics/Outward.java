package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Turns a computed number into a bound of 12 significant digits that lies outside of it: first away by more than the
 * error of the computation, then rounded further the same way.
 */
final class Outward {
    /** Relative; every computation here is at least twenty times as exact (see the accuracy tests). */
    private static final BigDecimal MARGIN = new BigDecimal("2e-13");
    private static final MathContext UP = new MathContext(12, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(12, RoundingMode.FLOOR);

    private Outward() {}

    static BigDecimal up(BigDecimal computed) {
        return computed.add(computed.abs().multiply(MARGIN)).round(UP);
    }

    static BigDecimal down(BigDecimal computed) {
        return computed.subtract(computed.abs().multiply(MARGIN)).round(DOWN);
    }

    /** An upper bound of a quantity that is at most 1. */
    static Bound.At upInUnit(double computed) {
        return new Bound.At(up(new BigDecimal(computed)).min(BigDecimal.ONE));
    }

    /** A lower bound of a quantity that is at least 0. */
    static Bound.At downInUnit(double computed) {
        return new Bound.At(down(new BigDecimal(computed)).max(BigDecimal.ZERO));
    }
}
