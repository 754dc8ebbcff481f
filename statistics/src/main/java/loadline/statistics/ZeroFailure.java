package loadline.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import loadline.core.Rule;

/** How many items a run needs so that few successes rule a success probability out. */
public final class ZeroFailure {
    private static final MathContext PRECISE = new MathContext(60);
    private static final double CLOSE = 1e-9;
    private static final int LARGEST_EXACT = 20_000;
    private static final int MOST_ITEMS = 1_000_000_000;

    private ZeroFailure() {}

    /**
     * The fewest items of which at most {@code allowed} succeed with probability at most {@code alpha} if the true share is
     * {@code threshold}: 59 for none at 0.05 and 0.05. At that many the exact upper bound is at the threshold or below.
     *
     * @throws IllegalArgumentException unless the threshold and alpha lie in (0, 1), or if more than 1e9 items were needed
     */
    public static int items(BigDecimal threshold, int allowed, BigDecimal alpha) {
        Rule.require(threshold.signum() > 0 && threshold.compareTo(BigDecimal.ONE) <= 0, () -> "a threshold to rule out lies in (0, 1], not `" + threshold + "`");
        Rule.require(alpha.signum() > 0 && alpha.compareTo(BigDecimal.ONE) < 0, () -> "alpha lies in (0, 1), not `" + alpha + "`");
        Rule.require(allowed >= 0, () -> "the successes allowed for are at least 0, not `" + allowed + "`");
        int tooFew = allowed;
        int enough = allowed + 1;
        while (!isRare(threshold, allowed, enough, alpha)) {
            Rule.require(enough <= MOST_ITEMS / 2, () -> "no affordable number of items rules out `" + threshold + "`");
            tooFew = enough;
            enough *= 2;
        }
        while (enough - tooFew > 1) {
            int middle = tooFew + (enough - tooFew) / 2;
            boolean rare = isRare(threshold, allowed, middle, alpha);
            enough = rare ? middle : enough;
            tooFew = rare ? tooFew : middle;
        }
        return enough;
    }

    /** Near a tie the exact probability decides, not its double. */
    private static boolean isRare(BigDecimal threshold, int allowed, int items, BigDecimal alpha) {
        double probability = new Binomial(items, threshold.doubleValue()).atMost(allowed);
        double share = probability / alpha.doubleValue();
        if (Math.abs(share - 1) > CLOSE || items > LARGEST_EXACT) {
            return share <= 1;
        }
        return exactly(threshold, allowed, items).compareTo(alpha) <= 0;
    }

    private static BigDecimal exactly(BigDecimal threshold, int allowed, int items) {
        BigDecimal failure = BigDecimal.ONE.subtract(threshold);
        BigDecimal term = failure.pow(items, PRECISE);
        BigDecimal sum = term;
        for (int k = 0; k < allowed; k++) {
            term = term.multiply(threshold, PRECISE).multiply(BigDecimal.valueOf(items - k), PRECISE)
                    .divide(failure.multiply(BigDecimal.valueOf(k + 1L)), PRECISE);
            sum = sum.add(term, PRECISE);
        }
        return sum;
    }
}
