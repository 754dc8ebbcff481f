package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import loadline.core.Rule;

/** What a published "plus-minus" beside a mean of n values means. The difference decides verdicts, so it is never guessed. */
public enum SpreadKind {
    /** The standard deviation of the values. */
    SD,
    /** The standard error of their mean. */
    SE,
    /** Half the width of a two-sided 95% interval made with Student's t at n - 1 degrees of freedom. */
    CI95_HALF_WIDTH_T,
    /** Half the width of a two-sided 95% interval made with the normal distribution. */
    CI95_HALF_WIDTH_Z,
    /** Not stated. Every one of {@link #readings()} is judged and the least favourable stands. */
    UNKNOWN;

    /** Wider than any double, so that no later rounding outward is spoilt. */
    static final MathContext PRECISE = new MathContext(40, RoundingMode.HALF_EVEN);
    private static final double TAIL = 0.025;

    /** The meanings to judge: this one, or for {@link #UNKNOWN} all four. */
    public List<SpreadKind> readings() {
        return this == UNKNOWN ? List.of(SD, SE, CI95_HALF_WIDTH_T, CI95_HALF_WIDTH_Z) : List.of(this);
    }

    /**
     * The standard error of a mean of {@code n} values published with this {@code spread}.
     *
     * @throws IllegalArgumentException for {@link #UNKNOWN}, a negative spread, or fewer than two values
     */
    public BigDecimal standardError(BigDecimal spread, int n) {
        Rule.require(spread.signum() >= 0, () -> "a spread is at least 0, not `" + spread + "`");
        Rule.require(n >= 2, () -> "a spread is between at least two values, not `" + n + "`");
        return switch (this) {
            case SD -> spread.divide(BigDecimal.valueOf(n).sqrt(PRECISE), PRECISE);
            case SE -> spread;
            case CI95_HALF_WIDTH_T -> spread.divide(new BigDecimal(new StudentT(n - 1.0).upperQuantile(TAIL)), PRECISE);
            case CI95_HALF_WIDTH_Z -> spread.divide(new BigDecimal(Normal.upperQuantile(TAIL)), PRECISE);
            case UNKNOWN -> throw new IllegalArgumentException("a spread of unknown meaning has no single standard error; judge each of its readings");
        };
    }
}
