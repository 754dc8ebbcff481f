package loadline.statistics;

import java.util.function.LongToDoubleFunction;
import loadline.core.Rule;
import loadline.core.statistics.Normal;
import loadline.core.statistics.StudentT;

/** How many questions or participants a comparison needs. For ruling out by bounds see {@link RuleOutPlan}. */
public final class SampleSize {
    private static final long MOST = 1L << 40;

    private SampleSize() {}

    /** Whether a test looks to one side or to both. */
    public enum Sides { ONE, TWO }

    /**
     * Questions for a paired comparison (Miller 2024, section 5).
     *
     * @param exact      before rounding up
     * @param detectable the smallest difference that so many questions show with this power
     */
    public record Paired(double exact, long questions, double detectable) {}

    /** Variances of a paired comparison: of the question means, and within a question for each side with its epochs. */
    public record PairedVariance(double between, double withinFirst, double withinSecond, double epochsFirst, double epochsSecond) {
        public PairedVariance {
            Rule.require(between >= 0 && withinFirst >= 0 && withinSecond >= 0 && epochsFirst > 0 && epochsSecond > 0,
                    "variances are at least 0 and epochs above 0");
        }

        double ofQuestion() {
            return between + withinFirst / epochsFirst + withinSecond / epochsSecond;
        }
    }

    public static Paired paired(PairedVariance variance, double difference, double alphaTwoSided, double power) {
        Rule.require(difference != 0, "a difference of 0 cannot be shown");
        requirePower(alphaTwoSided, power);
        double z = Normal.upperQuantile(alphaTwoSided / 2) + Normal.quantile(power);
        double exact = z * z * variance.ofQuestion() / (difference * difference);
        long questions = (long) Math.ceil(exact);
        return new Paired(exact, questions, z * Math.sqrt(variance.ofQuestion() / Math.max(1, questions)));
    }

    /** Participants for each of two groups, and the power they give. */
    public record TwoGroups(long perArm, double power) {}

    /** For a t test of two groups of equal size; {@code effect} is the difference over the standard deviation. */
    public static TwoGroups twoGroups(double effect, double alpha, double power, Sides sides) {
        Rule.require(effect != 0 && Double.isFinite(effect), "an effect of 0 cannot be shown");
        requirePower(alpha, power);
        LongToDoubleFunction gives = n -> powerOfTwoGroups(Math.abs(effect), n, alpha, sides);
        long enough = 2;
        while (gives.applyAsDouble(enough) < power) {
            Rule.require(enough < MOST / 2048, "the effect is too small to be shown by any affordable trial");
            enough *= 2;
        }
        long tooFew = enough == 2 ? 1 : enough / 2;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            boolean met = gives.applyAsDouble(middle) >= power;
            enough = met ? middle : enough;
            tooFew = met ? tooFew : middle;
        }
        return new TwoGroups(enough, gives.applyAsDouble(enough));
    }

    private static double powerOfTwoGroups(double effect, long n, double alpha, Sides sides) {
        double degrees = 2.0 * n - 2;
        NoncentralT alternative = new NoncentralT(degrees, effect * Math.sqrt(n / 2.0));
        return switch (sides) {
            case ONE -> alternative.above(new StudentT(degrees).upperQuantile(alpha));
            case TWO -> {
                double critical = new StudentT(degrees).upperQuantile(alpha / 2);
                yield alternative.above(critical) + 1 - alternative.above(-critical);
            }
        };
    }

    private static void requirePower(double alpha, double power) {
        Rule.require(alpha > 0 && alpha < 0.5 && power > 0 && power < 1, () -> "alpha lies in (0, 0.5) and power in (0, 1), not `" + alpha + "` and `" + power + "`");
    }
}
