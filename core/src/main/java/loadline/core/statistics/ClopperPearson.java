package loadline.core.statistics;

import java.math.BigDecimal;
import loadline.core.Rule;

/**
 * The exact one-sided bounds of a success probability (Clopper and Pearson 1934), one-sided at alpha, not at alpha / 2.
 * Coverage is at least 1 - alpha for every probability and every number of attempts; the trials must be independent.
 *
 * <p>No attempts: undefined. No successes: the lower bound is exactly 0. Only successes: the upper bound is exactly 1. One
 * more success never lowers a bound; a smaller alpha never raises the lower or lowers the upper one.
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /** The largest success probability under which as few successes as these have probability alpha. */
    public static Bound upper(Trials trials, Alpha alpha) {
        if (trials.attempted() == 0) {
            return noAttempts();
        }
        int failures = trials.attempted() - trials.successes();
        if (failures == 0) {
            return new Bound.At(BigDecimal.ONE);
        }
        double tail = alpha.roundedDown();
        return Outward.upInUnit(new BetaDistribution(trials.successes() + 1.0, failures).upperQuantile(tail));
    }

    /** The smallest success probability under which as many successes as these have probability alpha. */
    public static Bound lower(Trials trials, Alpha alpha) {
        if (trials.attempted() == 0) {
            return noAttempts();
        }
        if (trials.successes() == 0) {
            return new Bound.At(BigDecimal.ZERO);
        }
        int failures = trials.attempted() - trials.successes();
        return Outward.downInUnit(new BetaDistribution(trials.successes(), failures + 1.0).quantile(alpha.roundedDown()));
    }

    /** Both bounds, each at {@code alpha}. */
    public static Bounds bounds(Trials trials, Alpha alpha) {
        return new Bounds(lower(trials, alpha), upper(trials, alpha));
    }

    /**
     * The fewest items with which {@code allowed} successes still put the upper bound below {@code cutoff}: 59 for none at
     * 0.05 and 0.05. Throws unless the cutoff lies in (0, 1) and at most 100 million items are enough.
     */
    public static int itemsToRuleOut(BigDecimal cutoff, int allowed, Alpha alpha) {
        Rule.require(cutoff.signum() > 0 && cutoff.compareTo(BigDecimal.ONE) < 0,
                () -> "a cutoff that can be ruled out lies in (0, 1), not `" + cutoff + "`");
        Rule.require(allowed >= 0, () -> "the successes allowed for are at least 0, not `" + allowed + "`");
        int tooFew = allowed;
        int enough = allowed + 1;
        while (!rulesOut(cutoff, allowed, enough, alpha)) {
            Rule.require(enough < 100_000_000, () -> "no plan of up to 100 million items rules out `" + cutoff + "` with `" + allowed + "` successes");
            tooFew = enough;
            enough = 2 * enough;
        }
        while (enough - tooFew > 1) {
            int middle = tooFew + (enough - tooFew) / 2;
            if (rulesOut(cutoff, allowed, middle, alpha)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private static boolean rulesOut(BigDecimal cutoff, int allowed, int items, Alpha alpha) {
        return upper(new Trials(allowed, items), alpha).value().filter(bound -> bound.compareTo(cutoff) < 0).isPresent();
    }

    private static Bound noAttempts() {
        return new Bound.Undefined("no items were attempted, so nothing bounds the success probability; run the planned items");
    }
}
