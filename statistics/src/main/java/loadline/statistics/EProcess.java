package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.BetaDistribution;
import loadline.core.statistics.LogGamma;

/**
 * Evidence against "the rate is at most the limit" that may be looked at after every observation: at any time, whenever one
 * stops, it reaches 1 / alpha with probability at most alpha if the claim is true (Ville 1939). State is two numbers.
 */
public final class EProcess {
    private EProcess() {}

    /** The beta prior of a mixture. */
    public record Prior(double a, double b) {
        public Prior {
            Rule.require(a > 0 && b > 0, "both parameters of a prior are positive");
        }
    }

    /** log e against a success probability of exactly {@code p}: beta prior over all of (0, 1). Undefined if p is 0 or 1 and was refuted. */
    public static Figure logBetaMixture(double successes, double n, double p, Prior prior) {
        return new BetaMixture(prior, p).logAgainstExactly(successes, n);
    }

    /** log e against "the success probability is at most {@code limit}": beta prior cut to the probabilities above. */
    public static Figure logOneSidedBetaMixture(double successes, double n, double limit, Prior prior) {
        Rule.require(limit > 0 && limit < 1, () -> "a limit lies in (0, 1), not `" + limit + "`");
        return new BetaMixture(prior, limit).logAgainstAtMost(successes, n);
    }

    /** One claim watched over many looks: what does not change is computed once. */
    public static final class BetaMixture {
        private final Prior prior;
        private final double p;
        private final double logP;
        private final double logQ;
        private final double logPrior;
        private final double logPriorAbove;

        /** The claim {@code p}, from 0 to 1. */
        public BetaMixture(Prior prior, double p) {
            Rule.require(p >= 0 && p <= 1, () -> "a success probability lies in [0, 1], not `" + p + "`");
            this.prior = prior;
            this.p = p;
            this.logP = StrictMath.log(p);
            this.logQ = StrictMath.log1p(-p);
            this.logPrior = logBeta(prior.a(), prior.b());
            this.logPriorAbove = logAbove(prior.a(), prior.b(), p);
        }

        /** log e against "it is exactly p" after so many of n. */
        public Figure logAgainstExactly(double successes, double n) {
            requireCounts(successes, n);
            double failures = n - successes;
            boolean possible = (p > 0 || successes == 0) && (p < 1 || failures == 0);
            double likelihood = (successes == 0 ? 0 : successes * logP) + (failures == 0 ? 0 : failures * logQ);
            return Figure.of(possible, logBeta(prior.a() + successes, prior.b() + failures) - logPrior - likelihood, "the observations are impossible under the claim");
        }

        /** log e against "it is at most p" after so many of n. */
        public Figure logAgainstAtMost(double successes, double n) {
            Figure exactly = logAgainstExactly(successes, n);
            return exactly instanceof Figure.Known(double log)
                    ? Figure.of(log + logAbove(prior.a() + successes, prior.b() + n - successes, p) - logPriorAbove) : exactly;
        }
    }

    /** The anytime-valid p-value of {@code logE}: at most 1. */
    public static double anytimeP(double logE) {
        return Math.min(1, StrictMath.exp(-logE));
    }

    /** log e against "events come at {@code rate}": gamma prior with this shape and rate. */
    public static Figure logGammaMixture(double events, double exposure, double rate, double priorShape, double priorRate) {
        Rule.require(events >= 0 && exposure >= 0, "events and exposure are at least 0");
        Rule.require(priorShape > 0 && priorRate > 0, "shape and rate of a gamma prior are positive");
        double shape = priorShape + events;
        double mixture = priorShape * StrictMath.log(priorRate) - shape * StrictMath.log(priorRate + exposure) + LogGamma.of(shape) - LogGamma.of(priorShape);
        double likelihood = (events == 0 ? 0 : events * StrictMath.log(rate)) - rate * exposure;
        return Figure.of(rate > 0 || events == 0, mixture - likelihood, "the events are impossible under the claim");
    }

    /**
     * All success probabilities whose {@link #logBetaMixture} is below 1 / alpha: an interval that may be looked at after every
     * observation.
     */
    public static Interval confidenceSequence(double successes, double n, Prior prior, double alpha) {
        Rule.require(alpha > 0 && alpha < 1, () -> "alpha lies in (0, 1), not `" + alpha + "`");
        requireCounts(successes, n);
        double enough = -StrictMath.log(alpha);
        double centre = n == 0 ? 0.5 : successes / n;
        double lower = successes == 0 ? 0 : turn(0, centre, p -> isBelow(successes, n, p, prior, enough));
        double upper = successes == n ? 1 : 1 - turn(0, 1 - centre, q -> isBelow(n - successes, n, q, new Prior(prior.b(), prior.a()), enough));
        return Interval.of(lower, upper);
    }

    private static boolean isBelow(double successes, double n, double p, Prior prior, double enough) {
        return logBetaMixture(successes, n, p, prior) instanceof Figure.Known(double log) && log < enough;
    }

    /** Where {@code holds} turns true between {@code from}, where it does not hold, and {@code to}. */
    private static double turn(double from, double to, java.util.function.DoublePredicate holds) {
        double outside = from;
        double inside = to;
        for (int i = 0; i < 1100 && Math.nextUp(outside) < inside; i++) {
            double middle = outside + (inside - outside) / 2;
            if (holds.test(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private static double logAbove(double a, double b, double limit) {
        return StrictMath.log(new BetaDistribution(a, b).above(limit));
    }

    private static double logBeta(double a, double b) {
        return LogGamma.of(a) + LogGamma.of(b) - LogGamma.of(a + b);
    }

    private static void requireCounts(double successes, double n) {
        Rule.require(successes >= 0 && successes <= n, () -> "successes lie between 0 and the observations, not `" + successes + "` of `" + n + "`");
    }
}
