package loadline.core.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that may be absent, also as a whole multiple of 1e-18, so that two of them compare as longs. A number that is no
 * such multiple (more digits, or beyond about 9.2) has {@link #NO_UNITS} and is compared by its digits: the order is the same.
 */
public record Mark(Optional<BigDecimal> number, long units) {
    /** Stands for a number that is no whole multiple, or not there. */
    public static final long NO_UNITS = Long.MIN_VALUE;

    /** No number. */
    public static final Mark ABSENT = new Mark(Optional.empty());

    private static final int DIGITS = 18;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, DIGITS);

    /** A number with its units. */
    public Mark(Optional<BigDecimal> number) {
        this(number, units(number));
    }

    /** Whether there is a number. */
    public boolean isThere() {
        return number.isPresent();
    }

    private static long units(Optional<BigDecimal> number) {
        if (number.isEmpty() || number.get().abs().compareTo(LARGEST) > 0 || number.get().stripTrailingZeros().scale() > DIGITS) {
            return NO_UNITS;
        }
        return number.get().movePointRight(DIGITS).longValueExact();
    }
}
