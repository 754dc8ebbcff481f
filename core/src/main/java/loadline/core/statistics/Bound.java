package loadline.core.statistics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a method answers when it is asked for one bound. Only {@link At} may rule out or cross; the other three say why
 * there is nothing to compare with a cutoff. A bound is never NaN and never the bare point estimate.
 */
public sealed interface Bound {
    /** The bound, if there is one that may be compared with a cutoff. */
    default Optional<BigDecimal> value() {
        return switch (this) {
            case At at -> Optional.of(at.bound());
            case Unbounded _, Undefined _, NotValidHere _ -> Optional.empty();
        };
    }

    /**
     * A bound that holds with probability at least 1 - alpha: at most 12 significant digits, rounded away from the
     * estimate (a lower bound down, an upper bound up), without trailing zeros.
     */
    record At(BigDecimal bound) implements Bound {
        public At {
            bound = bound.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return bound.toPlainString();
        }
    }

    /** The data exclude nothing on this side: every value, however far, remains possible. */
    record Unbounded(String reason) implements Bound {}

    /** The data do not determine a bound: no trials, or no variance to learn from. */
    record Undefined(String reason) implements Bound {}

    /**
     * The formula has a value, but outside the situations in which its coverage was shown to be at least nominal.
     *
     * @param nominal what the formula gives, for display only
     */
    record NotValidHere(BigDecimal nominal, String reason) implements Bound {
        public NotValidHere {
            nominal = nominal.stripTrailingZeros();
        }
    }
}
