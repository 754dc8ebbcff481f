package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Bounds for the ratio of two independent means, treatment over control, each published as a summary (Fieller 1954).
 *
 * <p>The textbook bound (Student's t at alpha, Welch's degrees of freedom of the difference) misses more often than alpha for
 * skewed scores at every number of participants simulated, so it is for display only. The bound that may rule out or cross
 * takes t at alpha / 2 with as many degrees of freedom as the smaller arm has, and is given only inside the domain of the
 * constants below. There its simulated coverage is at least 1 - alpha for normal, truncated normal, beta, lognormal and
 * mirrored lognormal scores ({@code docs/reference/coverage.md}). Elsewhere the answer is {@link Bound.NotValidHere}. What
 * spoils coverage is skewness over root n, and the limit on standard error / mean holds that down.
 *
 * <p>A spread of 0 or a control mean that is not positive is undefined; a control mean that may be 0 leaves the ratio
 * unbounded. Figures are computed with 40 digits. Throws if the meaning of a spread is unknown: judge each of its
 * {@link SpreadKind#readings()}.
 */
public final class Fieller {
    /** Participants that each arm has at least. */
    public static final int FEWEST_PER_ARM = 10;
    /** How many times as many participants the larger arm may have. */
    public static final int LARGEST_IMBALANCE = 3;
    /** The standard error of each arm over its mean, at most. */
    public static final BigDecimal LARGEST_RELATIVE_ERROR = new BigDecimal("0.04");
    /** The standard deviation of each arm over its mean, at most. */
    public static final BigDecimal LARGEST_VARIATION = new BigDecimal("0.4");
    /** The treatment mean of scores in [0, 1], at most: above it a ceiling bends the scores. */
    public static final BigDecimal LARGEST_TREATMENT_MEAN = new BigDecimal("0.7");
    /** The control mean of scores in [0, 1], at most. */
    public static final BigDecimal LARGEST_CONTROL_MEAN = new BigDecimal("0.5");
    /** The smallest alpha at which coverage held. */
    public static final Alpha SMALLEST_ALPHA = Alpha.of("0.025");
    /** The largest alpha simulated. */
    public static final Alpha LARGEST_ALPHA = Alpha.of("0.1");

    private static final MathContext TO_SHOW = new MathContext(3);
    /** More than the relative error of a t quantile. */
    private static final BigDecimal QUANTILE_ROUNDED_UP = new BigDecimal("1.0000000000002");

    private Fieller() {}

    /** The upper bound of treatment mean / control mean. */
    public static Bound upper(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return gated(treatment, control, alpha, Fieller::upperRoot);
    }

    /** The lower bound of treatment mean / control mean. */
    public static Bound lower(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return gated(treatment, control, alpha, Fieller::lowerRoot);
    }

    /** Both bounds, each at {@code alpha}. */
    public static Bounds bounds(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return new Bounds(lower(treatment, control, alpha), upper(treatment, control, alpha));
    }

    /** The textbook bounds, each at {@code alpha}: for display beside a published figure, and so never {@link Bound.At}. */
    public static Bounds textbook(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        String reason = "a textbook Fieller bound is for display; its simulated coverage is below nominal";
        return new Bounds(
                textbook(treatment, control, alpha, Fieller::lowerRoot, reason), textbook(treatment, control, alpha, Fieller::upperRoot, reason));
    }

    private static Bound gated(ArmSummary treatment, ArmSummary control, Alpha alpha, BiFunction<Summaries, BigDecimal, BigDecimal> root) {
        Optional<Bound> undefined = undefined(treatment, control);
        if (undefined.isPresent()) {
            return undefined.get();
        }
        List<String> faults = outsideDomain(treatment, control, alpha);
        if (!faults.isEmpty()) {
            return textbook(treatment, control, alpha, root, String.join("; ", faults));
        }
        Summaries summaries = Summaries.of(treatment, control);
        BigDecimal t = quantile(Math.min(treatment.n(), control.n()) - 1.0, alpha.dividedBy(2));
        return summaries.isControlAboveZero(t) ? new Bound.At(root.apply(summaries, t)) : unbounded();
    }

    private static Bound textbook(
            ArmSummary treatment, ArmSummary control, Alpha alpha, BiFunction<Summaries, BigDecimal, BigDecimal> root, String reason) {
        Optional<Bound> undefined = undefined(treatment, control);
        if (undefined.isPresent()) {
            return undefined.get();
        }
        Summaries summaries = Summaries.of(treatment, control);
        BigDecimal t = quantile(summaries.welchDegrees(treatment.n(), control.n()), alpha);
        return summaries.isControlAboveZero(t) ? new Bound.NotValidHere(root.apply(summaries, t), reason) : unbounded();
    }

    private static BigDecimal upperRoot(Summaries summaries, BigDecimal t) {
        return Outward.up(summaries.upperRoot(t));
    }

    private static BigDecimal lowerRoot(Summaries summaries, BigDecimal t) {
        return Outward.down(summaries.lowerRoot(t));
    }

    static Optional<Bound> undefined(ArmSummary treatment, ArmSummary control) {
        if (treatment.spread().signum() == 0 || control.spread().signum() == 0) {
            return Optional.of(new Bound.Undefined("an arm has a spread of `0`, which says nothing about its uncertainty; publish the scores"));
        }
        if (control.mean().signum() <= 0) {
            return Optional.of(new Bound.Undefined("a ratio needs a control mean above 0, not `" + control.mean() + "`; judge the difference instead"));
        }
        return Optional.empty();
    }

    private static Bound unbounded() {
        return new Bound.Unbounded("the control mean cannot be told from 0, so no ratio is excluded; plan more participants");
    }

    /** Every rule of the domain that these summaries break, in words. */
    static List<String> outsideDomain(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        List<String> faults = new ArrayList<>();
        int fewer = Math.min(treatment.n(), control.n());
        int more = Math.max(treatment.n(), control.n());
        if (fewer < FEWEST_PER_ARM) {
            faults.add("each arm has at least " + FEWEST_PER_ARM + " participants, not `" + fewer + "`");
        }
        if (more > (long) LARGEST_IMBALANCE * fewer) {
            faults.add("one arm has at most " + LARGEST_IMBALANCE + " times as many participants as the other, not `" + more + "` and `" + fewer + "`");
        }
        if (alpha.compareTo(SMALLEST_ALPHA) < 0 || alpha.compareTo(LARGEST_ALPHA) > 0) {
            faults.add("coverage was shown for alpha from " + SMALLEST_ALPHA + " to " + LARGEST_ALPHA + ", not `" + alpha + "`");
        }
        addArmFaults(faults, "treatment", treatment, LARGEST_TREATMENT_MEAN);
        addArmFaults(faults, "control", control, LARGEST_CONTROL_MEAN);
        return faults;
    }

    private static void addArmFaults(List<String> faults, String name, ArmSummary arm, BigDecimal largestMean) {
        if (arm.mean().signum() <= 0 || arm.mean().compareTo(largestMean) > 0) {
            faults.add("the " + name + " mean of scores in [0, 1] lies above 0 and at most at " + largestMean + ", not at `" + arm.mean() + "`");
            return;
        }
        BigDecimal relativeError = arm.standardError().divide(arm.mean(), MathContext.DECIMAL128);
        if (relativeError.compareTo(LARGEST_RELATIVE_ERROR) > 0) {
            faults.add("the standard error of the " + name + " arm is at most " + LARGEST_RELATIVE_ERROR + " of its mean, not `" + shown(relativeError) + "`");
        }
        BigDecimal variation = relativeError.multiply(BigDecimal.valueOf(arm.n()).sqrt(MathContext.DECIMAL128));
        if (variation.compareTo(LARGEST_VARIATION) > 0) {
            faults.add("the standard deviation of the " + name + " arm is at most " + LARGEST_VARIATION + " of its mean, not `" + shown(variation) + "`");
        }
    }

    private static String shown(BigDecimal value) {
        return value.round(TO_SHOW).toPlainString();
    }

    static BigDecimal quantile(double degrees, Alpha tail) {
        return new BigDecimal(new StudentT(degrees).upperQuantile(tail.roundedDown())).multiply(QUANTILE_ROUNDED_UP);
    }
}
