package loadline.statistics;

import java.util.Arrays;
import loadline.core.Rule;

/**
 * Scores in [0, 1] in the order in which they came, with intervals for their mean that may be looked at after each of them
 * (Waudby-Smith and Ramdas 2024). Each bet depends on the scores before it; for verdicts on a finished run, where order means
 * nothing, there is {@link loadline.core.statistics.BettingBound}.
 *
 * @param priorMean     the mean guessed before any score
 * @param priorVariance the variance guessed
 * @param weight        how many scores the guesses count for
 */
public record Sequence(double[] scores, double priorMean, double priorVariance, double weight) {
    public Sequence {
        Rule.require(scores.length > 0 && Arrays.stream(scores).allMatch(x -> x >= 0 && x <= 1), "a sequence has at least one score, each in [0, 1]");
        Rule.require(priorMean >= 0 && priorMean <= 1 && priorVariance > 0 && weight > 0, "guesses of mean and variance lie in [0, 1], their weight above 0");
    }

    /** The same sequence of 1 - score. */
    public Sequence mirrored() {
        return new Sequence(Arrays.stream(scores).map(x -> 1 - x).toArray(), 1 - priorMean, priorVariance, weight);
    }

    /** The stakes before each score, for an error of {@code alpha} on one side. */
    private double[] stakes(double alpha) {
        double[] stakes = new double[scores.length];
        double sum = 0;
        double squares = 0;
        double variance = priorVariance;
        for (int t = 1; t <= scores.length; t++) {
            stakes[t - 1] = Math.sqrt(2 * StrictMath.log(1 / alpha) / (variance * t * StrictMath.log1p(t)));
            double x = scores[t - 1];
            sum += x;
            double mean = (weight * priorMean + sum) / (t + weight);
            squares += (x - mean) * (x - mean);
            variance = (weight * priorVariance + squares) / (t + weight);
        }
        return stakes;
    }

    /**
     * Bets for and against a mean.
     *
     * @param share how much of what is safe may be staked at most: 0.5
     * @param tilt  the share of the capital that bets on a larger mean: 0.5
     */
    public record Betting(Sequence sequence, double alpha, double share, double tilt) {
        public Betting {
            Rule.require(alpha > 0 && alpha < 1 && share > 0 && share <= 1 && tilt > 0 && tilt < 1, "alpha, share and tilt lie between 0 and 1");
        }

        /** log of the capital after each score, held against a mean of {@code mean}: the larger of its two parts. */
        public double[] logCapital(double mean) {
            return logCapital(mean, sequence.stakes(alpha / 2));
        }

        private double[] logCapital(double mean, double[] stakes) {
            double[] path = new double[stakes.length];
            double above = StrictMath.log(tilt);
            double below = StrictMath.log1p(-tilt);
            for (int t = 0; t < stakes.length; t++) {
                double x = sequence.scores()[t];
                above += StrictMath.log1p(Math.min(stakes[t], share / mean) * (x - mean));
                below += StrictMath.log1p(-Math.min(stakes[t], share / (1 - mean)) * (x - mean));
                path[t] = Math.max(above, below);
            }
            return path;
        }

        /** The means against which the capital is below 1 / alpha after the last score, taken to be connected. */
        public Interval interval() {
            double[] stakes = sequence.stakes(alpha / 2);
            double enough = -StrictMath.log(alpha);
            double centre = innermost(stakes);
            if (last(centre, stakes) >= enough) {
                return Interval.undefined("every mean is excluded: the scores do not share one");
            }
            double lower = last(Double.MIN_NORMAL, stakes) < enough ? 0 : end(Double.MIN_NORMAL, centre, stakes, enough);
            double upper = last(Math.nextDown(1.0), stakes) < enough ? 1 : end(Math.nextDown(1.0), centre, stakes, enough);
            return Interval.of(lower, upper);
        }

        private double last(double mean, double[] stakes) {
            return logCapital(mean, stakes)[stakes.length - 1];
        }

        /** The mean with the least capital against it, by a grid and then by thirds. */
        private double innermost(double[] stakes) {
            int best = 1;
            for (int i = 2; i < 200; i++) {
                best = last(i / 200.0, stakes) < last(best / 200.0, stakes) ? i : best;
            }
            double from = Math.max(1e-12, (best - 1) / 200.0);
            double to = Math.min(1 - 1e-12, (best + 1) / 200.0);
            for (int i = 0; i < 100; i++) {
                double third = (to - from) / 3;
                boolean left = last(from + third, stakes) < last(to - third, stakes);
                from = left ? from : from + third;
                to = left ? to - third : to;
            }
            return from + (to - from) / 2;
        }

        private double end(double outside, double inside, double[] stakes, double enough) {
            double out = outside;
            double in = inside;
            for (int i = 0; i < 200; i++) {
                double middle = out + (in - out) / 2;
                boolean excluded = last(middle, stakes) >= enough;
                out = excluded ? middle : out;
                in = excluded ? in : middle;
            }
            return in;
        }
    }

    /**
     * Empirical-Bernstein interval with predictable stakes, half of {@code alpha} on each side.
     *
     * @param last    after the last score
     * @param running the narrowest seen so far on each side
     */
    public record Bernstein(Interval last, Interval running) {
        /** @param most the largest stake: 0.5 */
        public static Bernstein of(Sequence sequence, double alpha, double most) {
            Rule.require(alpha > 0 && alpha < 1 && most > 0 && most < 1, "alpha and the largest stake lie between 0 and 1");
            double[] lower = sequence.bernsteinLower(alpha / 2, most);
            double[] upper = Arrays.stream(sequence.mirrored().bernsteinLower(alpha / 2, most)).map(x -> 1 - x).toArray();
            int end = lower.length - 1;
            return new Bernstein(Interval.of(lower[end], upper[end]).clipped(0, 1),
                    Interval.of(Arrays.stream(lower).max().orElseThrow(), Arrays.stream(upper).min().orElseThrow()).clipped(0, 1));
        }
    }

    private double[] bernsteinLower(double alpha, double most) {
        double[] stakes = stakes(alpha);
        double[] path = new double[stakes.length];
        double staked = 0;
        double won = 0;
        double paid = StrictMath.log(1 / alpha);
        double sum = 0;
        for (int t = 0; t < stakes.length; t++) {
            double stake = Math.min(stakes[t], most);
            double before = t == 0 ? 0 : sum / t;
            double x = scores[t];
            staked += stake;
            won += stake * x;
            paid += (x - before) * (x - before) * (-StrictMath.log1p(-stake) - stake);
            path[t] = (won - paid) / staked;
            sum += x;
        }
        return path;
    }
}
