package loadline.core.statistics;

import loadline.core.Rule;

/**
 * Bounds for the mean of independent values in [0, 1] that may be looked at after any number of them, as often as one likes, when
 * a plan names them: the bets of {@link BettingBound} with the shares that the planned number fixes. Held against the true mean the
 * capital is on average at most 1 at every look, so it ever reaches 1 / alpha with probability at most alpha (Ville 1939).
 *
 * <p>Values must come in an order that does not depend on them, each with the same mean given those before it: items drawn at
 * random. A bound of a fixed number looked at early has no such guarantee. At the last planned value this is that bound.
 */
public final class InterimBound {
    private InterimBound() {}

    /** The upper bound after these of {@code planned} values; undefined without any. Throws if there are more than planned. */
    public static Bound upper(BoundedSample soFar, int planned, Alpha alpha) {
        requirePlanned(soFar, planned);
        return BettingBound.upper(soFar, planned, alpha);
    }

    /** The lower bound after these of {@code planned} values; undefined without any. Throws if there are more than planned. */
    public static Bound lower(BoundedSample soFar, int planned, Alpha alpha) {
        requirePlanned(soFar, planned);
        return BettingBound.lower(soFar, planned, alpha);
    }

    /** Both bounds, each at {@code alpha}. */
    public static Bounds bounds(BoundedSample soFar, int planned, Alpha alpha) {
        return new Bounds(lower(soFar, planned, alpha), upper(soFar, planned, alpha));
    }

    private static void requirePlanned(BoundedSample soFar, int planned) {
        Rule.require(soFar.size() <= planned, () -> "a plan of `" + planned + "` values is not looked at after `" + soFar.size() + "`");
    }
}
