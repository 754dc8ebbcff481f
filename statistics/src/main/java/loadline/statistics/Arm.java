package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.StudentT;

/** One group as published: mean, standard deviation and number of participants. */
public record Arm(double mean, double deviation, int n) {
    public Arm {
        double given = deviation;
        int participants = n;
        Rule.require(Double.isFinite(mean) && given >= 0 && given < Double.POSITIVE_INFINITY, () -> "a standard deviation is at least 0, not `" + given + "`");
        Rule.require(participants >= 1, () -> "a group has at least one participant, not `" + participants + "`");
    }

    /** The squared standard error of the mean. */
    double squaredError() {
        return deviation * deviation / n;
    }

    /** Whether the two groups have a spread from which an error can be had. */
    static boolean haveSpread(Arm first, Arm second) {
        return first.n > 1 && second.n > 1 && first.squaredError() + second.squaredError() > 0;
    }

    /** Welch's degrees of freedom of the difference of two means; only where {@link #haveSpread}. */
    static StudentT welch(Arm first, Arm second) {
        return new StudentT(welchDegrees(first, second));
    }

    static double welchDegrees(Arm first, Arm second) {
        double a = first.squaredError();
        double b = second.squaredError();
        return (a + b) * (a + b) / (a * a / (first.n - 1.0) + b * b / (second.n - 1.0));
    }
}
