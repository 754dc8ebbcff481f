package loadline.statistics;

import loadline.core.Rule;
import loadline.core.statistics.Normal;

/**
 * The noncentral t distribution: a normal variable of mean {@code shift} over an independent chi variable divided by the root of
 * its degrees of freedom. By integration over the latter; absolute error below 1e-10.
 */
public record NoncentralT(double degrees, double shift) {
    private static final int STEPS = 2000;
    private static final double REACH = 12;

    public NoncentralT {
        double df = degrees;
        Rule.require(df >= 1 && df <= 1e9, () -> "degrees of freedom lie between 1 and 1e9, not `" + df + "`");
    }

    /** The probability of a value above {@code t}. */
    public double above(double t) {
        double reach = REACH / Math.sqrt(2 * degrees);
        double from = Math.max(0, 1 - reach);
        double to = 1 + (degrees < 30 ? REACH / Math.sqrt(degrees) : reach);
        double width = (to - from) / STEPS;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i <= STEPS; i++) {
            double s = from + i * width;
            double weight = (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * density(s);
            weights += weight;
            sum += weight == 0 ? 0 : weight * Normal.above(t * s - shift);
        }
        return sum / weights;
    }

    /** Of the root of chi-square over its degrees of freedom, up to a factor that cancels. */
    private double density(double s) {
        if (s == 0) {
            return degrees > 1 ? 0 : StrictMath.exp(degrees / 2);
        }
        return StrictMath.exp((degrees - 1) * StrictMath.log(s) - degrees * (s * s - 1) / 2);
    }
}
