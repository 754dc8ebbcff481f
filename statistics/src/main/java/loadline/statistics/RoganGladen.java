package loadline.statistics;

import loadline.core.statistics.Trials;

/**
 * A true rate from the positives of an imperfect judge whose sensitivity and specificity were measured beside it (Rogan and
 * Gladen 1978). Undefined unless sensitivity + specificity is above 1: such a judge says nothing.
 *
 * @param unclipped       may come out below 0: the judge found fewer than its own false positives
 * @param estimate        the same in [0, 1]
 * @param standardError   by the delta method, the judge's own errors included
 * @param byDelta         not clipped
 * @param langReiczigel   better for small samples (Lang and Reiczigel 2014); below cut at 0, above at 1
 */
public record RoganGladen(Figure unclipped, Figure estimate, Figure standardError, Interval byDelta, Interval langReiczigel) {

    /** What the judge found, how often it found true positives, and how often it passed true negatives. */
    public static RoganGladen of(Trials found, Trials truePositives, Trials trueNegatives, Level level) {
        boolean measured = found.attempted() > 0 && truePositives.attempted() > 0 && trueNegatives.attempted() > 0;
        if (!measured || rate(truePositives) + rate(trueNegatives) <= 1) {
            String reason = measured ? "sensitivity and specificity add up to at most 1, so the judge says nothing" : "a rate was measured on no items";
            Figure none = Figure.undefined(reason);
            return new RoganGladen(none, none, none, Interval.undefined(reason), Interval.undefined(reason));
        }
        Judged judged = new Judged(rate(found), found.attempted(), rate(truePositives), truePositives.attempted(), rate(trueNegatives), trueNegatives.attempted());
        double unclipped = judged.estimate();
        double error = judged.standardError();
        return new RoganGladen(Figure.of(unclipped), Figure.of(Math.clamp(unclipped, 0.0, 1.0)), Figure.of(error),
                Interval.around(unclipped, level.z() * error), langReiczigel(found, truePositives, trueNegatives, level.z()));
    }

    private static double rate(Trials trials) {
        return (double) trials.successes() / trials.attempted();
    }

    private static Interval langReiczigel(Trials found, Trials truePositives, Trials trueNegatives, double z) {
        double n = found.attempted() + z * z;
        Judged judged = new Judged((found.successes() + z * z / 2) / n, n,
                (truePositives.successes() + 1.0) / (truePositives.attempted() + 2.0), truePositives.attempted() + 2.0,
                (trueNegatives.successes() + 1.0) / (trueNegatives.attempted() + 2.0), trueNegatives.attempted() + 2.0);
        if (judged.youden() <= 0) {
            return Interval.undefined("sensitivity and specificity add up to at most 1, so the judge says nothing");
        }
        double p = judged.estimate();
        double shift = 2 * z * z * (p * judged.sensitivityVariance() - (1 - p) * judged.specificityVariance());
        double half = z * judged.standardError();
        return new Interval(Figure.of(Math.max(0, p + shift - half)), Figure.of(Math.min(1, p + shift + half)));
    }

    /** Rates and the numbers they were measured on. */
    private record Judged(double apparent, double n, double sensitivity, double positives, double specificity, double negatives) {
        double youden() {
            return sensitivity + specificity - 1;
        }

        double estimate() {
            return (apparent + specificity - 1) / youden();
        }

        double sensitivityVariance() {
            return sensitivity * (1 - sensitivity) / positives;
        }

        double specificityVariance() {
            return specificity * (1 - specificity) / negatives;
        }

        double standardError() {
            double p = estimate();
            return Math.sqrt(apparent * (1 - apparent) / n + p * p * sensitivityVariance() + (1 - p) * (1 - p) * specificityVariance()) / youden();
        }
    }
}
