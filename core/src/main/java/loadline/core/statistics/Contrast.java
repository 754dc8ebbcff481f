package loadline.core.statistics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One mean against another that was estimated too, such as a model's score against that of people: their difference or ratio.
 * Each side is bounded at half of alpha, so the two together miss with probability at most alpha, whatever the sizes, the
 * distributions and the dependence of the two. The price is width, never coverage.
 *
 * <p>A ratio whose denominator may be 0 is unbounded above. A side without a bound leaves the contrast without one, for its reason.
 */
public final class Contrast {
    private Contrast() {}

    /** First minus second, of independent items each. */
    public static Bounds difference(Trials first, Trials second, Alpha alpha) {
        return difference(ClopperPearson.bounds(first, alpha.dividedBy(2)), ClopperPearson.bounds(second, alpha.dividedBy(2)));
    }

    /** First over second, of independent items each. */
    public static Bounds ratio(Trials first, Trials second, Alpha alpha) {
        return ratio(ClopperPearson.bounds(first, alpha.dividedBy(2)), ClopperPearson.bounds(second, alpha.dividedBy(2)));
    }

    /** First minus second, of scores in [0, 1] or cluster means. */
    public static Bounds difference(BoundedSample first, BoundedSample second, Alpha alpha) {
        return difference(BettingBound.bounds(first, alpha.dividedBy(2)), BettingBound.bounds(second, alpha.dividedBy(2)));
    }

    /** First over second, of scores in [0, 1] or cluster means. */
    public static Bounds ratio(BoundedSample first, BoundedSample second, Alpha alpha) {
        return ratio(BettingBound.bounds(first, alpha.dividedBy(2)), BettingBound.bounds(second, alpha.dividedBy(2)));
    }

    /** From bounds of each side, every one of them at half of the alpha that the answer holds at. */
    private static Bounds difference(Bounds first, Bounds second) {
        return new Bounds(
                withoutBound(first.lower(), second.upper()).orElseGet(() -> new Bound.At(Outward.down(at(first.lower()).subtract(at(second.upper()))))),
                withoutBound(first.upper(), second.lower()).orElseGet(() -> new Bound.At(Outward.up(at(first.upper()).subtract(at(second.lower()))))));
    }

    private static Bounds ratio(Bounds first, Bounds second) {
        return new Bounds(
                withoutBound(first.lower(), second.upper()).orElseGet(() -> lowerRatio(at(first.lower()), at(second.upper()))),
                withoutBound(first.upper(), second.lower()).orElseGet(() -> upperRatio(at(first.upper()), at(second.lower()))));
    }

    private static Bound lowerRatio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? new Bound.Undefined("the second mean is 0 at most, so there is no ratio to it; judge the difference instead")
                : new Bound.At(Outward.down(numerator.divide(denominator, SpreadKind.PRECISE)));
    }

    private static Bound upperRatio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? new Bound.Unbounded("the second mean cannot be told from 0, so no ratio is excluded; judge the difference, or measure it on more items")
                : new Bound.At(Outward.up(numerator.divide(denominator, SpreadKind.PRECISE)));
    }

    private static Optional<Bound> withoutBound(Bound first, Bound second) {
        return first.value().isEmpty() ? Optional.of(first) : second.value().isEmpty() ? Optional.of(second) : Optional.empty();
    }

    private static BigDecimal at(Bound bound) {
        return bound.value().orElseThrow();
    }
}
