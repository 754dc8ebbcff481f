package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import loadline.core.Rule;

/**
 * The probability, at most, that a one-sided bound lies on the wrong side of the truth: above 0 and at most 0.5, and
 * never below 1e-100. Exact; {@code 0.05} and {@code 0.050} are one value.
 *
 * @throws IllegalArgumentException outside that range
 */
public record Alpha(BigDecimal value) implements Comparable<Alpha> {
    private static final BigDecimal SMALLEST = new BigDecimal("1e-100");
    private static final BigDecimal LARGEST = new BigDecimal("0.5");
    private static final MathContext TOWARDS_ZERO = new MathContext(16, RoundingMode.DOWN);

    public Alpha {
        BigDecimal given = value;
        Rule.require(given.compareTo(SMALLEST) >= 0 && given.compareTo(LARGEST) <= 0,
                () -> "a one-sided error probability lies above 0 (at least 1e-100) and at most 0.5, not `" + given + "`");
        value = given.stripTrailingZeros();
    }

    /** The alpha written {@code text}: {@code 0.025}. */
    public static Alpha of(String text) {
        return new Alpha(new BigDecimal(text));
    }

    /**
     * This alpha shared among {@code parts} claims (a Bonferroni share), cut to 16 significant digits so that the shares
     * never add up to more.
     */
    public Alpha dividedBy(long parts) {
        Rule.require(parts >= 1, () -> "alpha is shared among at least one claim, not " + parts);
        return new Alpha(value.divide(BigDecimal.valueOf(parts), TOWARDS_ZERO));
    }

    /** The largest double that is not above this alpha. */
    double roundedDown() {
        double nearest = value.doubleValue();
        return new BigDecimal(nearest).compareTo(value) > 0 ? Math.nextDown(nearest) : nearest;
    }

    @Override
    public int compareTo(Alpha other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
