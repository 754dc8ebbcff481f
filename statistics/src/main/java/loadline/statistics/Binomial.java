package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.BetaDistribution;
import loadline.core.statistics.Trials;

/** The binomial distribution: the number of successes of {@code n} independent attempts at probability {@code p}. */
public record Binomial(int n, double p) {
    /** Probabilities that differ by less than this share are a tie in a two-sided exact test. */
    static final double TIE = 1 + 1e-7;

    public Binomial {
        int attempts = n;
        double probability = p;
        Rule.require(attempts >= 0, () -> "attempts are at least 0, not `" + attempts + "`");
        Rule.require(probability >= 0 && probability <= 1, () -> "a probability lies in [0, 1], not `" + probability + "`");
    }

    /** The probability of at most {@code k} successes. */
    public double atMost(int k) {
        if (k < 0 || k >= n) {
            return k < 0 ? 0 : 1;
        }
        return new BetaDistribution(k + 1.0, n - k).above(p);
    }

    /** The probability of at least {@code k} successes. */
    public double atLeast(int k) {
        if (k <= 0 || k > n) {
            return k <= 0 ? 1 : 0;
        }
        return new BetaDistribution(k, n - k + 1.0).atMost(p);
    }

    /** The exact two-sided test of {@code p}: the probability of outcomes no likelier than {@code k}. */
    public double notLikelierThan(int k) {
        if (p == 0 || p == 1) {
            return k == (p == 0 ? 0 : n) ? 1 : 0;
        }
        double odds = p / (1 - p);
        double[] weights = Unimodal.weights(0, n, mode(), i -> (n - i) / (i + 1.0) * odds);
        return Unimodal.shareNotAbove(weights, weights[k] * TIE);
    }

    private int mode() {
        return (int) Math.min(n, Math.floor((n + 1.0) * p));
    }

    /** The exact two-sided interval (Clopper and Pearson 1934), to full precision; for display beside others. */
    public static Interval clopperPearson(Trials trials, Level level) {
        if (trials.attempted() == 0) {
            return Interval.undefined("no attempts");
        }
        return Interval.of(exactLower(trials, level.tail()), exactUpper(trials, level.tail()));
    }

    static double exactLower(Trials trials, double tail) {
        int k = trials.successes();
        return k == 0 ? 0 : new BetaDistribution(k, trials.attempted() - k + 1.0).quantile(tail);
    }

    static double exactUpper(Trials trials, double tail) {
        int k = trials.successes();
        return k == trials.attempted() ? 1 : new BetaDistribution(k + 1.0, trials.attempted() - k).upperQuantile(tail);
    }
}
