package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.Normal;
import loadline.core.statistics.StudentT;

/** The confidence level of a two-sided interval: 0.95. Throws unless it lies in (0, 1). */
public record Level(double value) {
    public Level {
        double given = value;
        Rule.require(given > 0 && given < 1, () -> "a confidence level lies in (0, 1), not `" + given + "`");
    }

    /** The probability left out on each side: 0.025. */
    public double tail() {
        return (1 - value) / 2;
    }

    /** 1.96 for 0.95. */
    public double z() {
        return Normal.upperQuantile(tail());
    }

    /** 2.26 for 0.95 with 9 degrees of freedom. */
    public double t(double degrees) {
        return new StudentT(degrees).upperQuantile(tail());
    }
}
