package loadline.core.statistics;

import java.util.function.DoublePredicate;

/**
 * Finds where a predicate on the non-negative doubles turns from false to true, by halving the interval of their bit
 * patterns: at most 63 steps, tiny answers as exact as large ones.
 *
 * <p>The points tried never depend on the level searched for. So if one predicate holds wherever another does, its
 * answer is never larger, whatever the rounding errors inside: bounds are monotone by construction, not by luck.
 */
final class Bisection {
    private Bisection() {}

    /** The smallest double in (0, {@code ceiling}] where {@code reached} holds, which it is taken to do at {@code ceiling}. */
    static double firstUpTo(double ceiling, DoublePredicate reached) {
        long below = 0;
        long at = Double.doubleToRawLongBits(ceiling);
        while (at - below > 1) {
            long middle = below + (at - below) / 2;
            if (reached.test(Double.longBitsToDouble(middle))) {
                at = middle;
            } else {
                below = middle;
            }
        }
        return Double.longBitsToDouble(at);
    }
}
