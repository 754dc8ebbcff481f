package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as whole multiples of 1e-18, so that two of them compare as longs. A number that is none (more digits, or beyond
 * about 9.2) is {@link #NONE}, and is compared by its digits: the order is the same either way.
 */
final class Units {
    /** Stands for a number that is no whole multiple, or not there. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DIGITS = 18;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, DIGITS);

    private Units() {}

    static long of(Optional<BigDecimal> number) {
        if (number.isEmpty() || number.get().abs().compareTo(LARGEST) > 0 || number.get().stripTrailingZeros().scale() > DIGITS) {
            return NONE;
        }
        return number.get().movePointRight(DIGITS).longValueExact();
    }
}
