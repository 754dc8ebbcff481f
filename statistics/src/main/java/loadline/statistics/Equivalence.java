package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.StudentT;

/**
 * Two one-sided tests of whether the difference of two means lies within limits (Schuirmann 1987), with Welch's degrees of
 * freedom. "No significant difference" shows nothing; this does. Undefined without variance.
 *
 * @param aboveLow   p-value against "the difference is at most the lower limit"
 * @param belowHigh  p-value against "at least the upper limit"
 * @param both       the larger of the two
 * @param interval   at level 1 - 2 alpha
 * @param equivalent whether both are below alpha; false where undefined
 */
public record Equivalence(Figure degrees, Figure aboveLow, Figure belowHigh, Figure both, Interval interval, boolean equivalent) {
    /** The limits of the difference. */
    public record Limits(double low, double high) {
        public Limits {
            Rule.require(low < high, "the lower limit is below the upper one");
        }
    }

    /** First minus second. */
    public static Equivalence of(Arm first, Arm second, Limits limits, double alpha) {
        Rule.require(alpha > 0 && alpha < 0.5, () -> "alpha lies in (0, 0.5), not `" + alpha + "`");
        if (!Arm.haveSpread(first, second)) {
            String reason = "no variance means no information";
            Figure none = Figure.undefined(reason);
            return new Equivalence(none, none, none, none, Interval.undefined(reason), false);
        }
        double difference = first.mean() - second.mean();
        double error = Math.sqrt(first.squaredError() + second.squaredError());
        StudentT t = Arm.welch(first, second);
        double low = t.above((difference - limits.low()) / error);
        double high = t.atMost((difference - limits.high()) / error);
        return new Equivalence(Figure.of(Arm.welchDegrees(first, second)), Figure.of(low), Figure.of(high), Figure.of(Math.max(low, high)),
                Interval.around(difference, t.upperQuantile(alpha) * error), Math.max(low, high) < alpha);
    }
}
