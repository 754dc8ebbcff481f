package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Bounds for the ratio of two independent means, treatment over control, each published as a summary, on the log scale: log ratio
 * plus or minus t times the root of the two squared relative errors (delta method). Like {@link Fieller} the bound that may rule
 * out takes t at alpha / 2 with as many degrees of freedom as the smaller arm has, and is given only inside the same domain, where
 * its simulated coverage is at least 1 - alpha too ({@code docs/reference/coverage.md}); elsewhere {@link Bound.NotValidHere}.
 *
 * <p>A spread of 0 or a control mean that is not positive is undefined. Throws if the meaning of a spread is unknown: judge each of
 * its {@link SpreadKind#readings()}.
 */
public final class LogRatio {
    private LogRatio() {}

    /** The upper bound of treatment mean / control mean. */
    public static Bound upper(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return bound(treatment, control, alpha, 1);
    }

    /** The lower bound of treatment mean / control mean. */
    public static Bound lower(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return bound(treatment, control, alpha, -1);
    }

    /** Both bounds, each at {@code alpha}. */
    public static Bounds bounds(ArmSummary treatment, ArmSummary control, Alpha alpha) {
        return new Bounds(lower(treatment, control, alpha), upper(treatment, control, alpha));
    }

    private static Bound bound(ArmSummary treatment, ArmSummary control, Alpha alpha, int side) {
        Optional<Bound> undefined = Fieller.undefined(treatment, control);
        if (undefined.isPresent()) {
            return undefined.get();
        }
        if (treatment.mean().signum() <= 0) {
            return new Bound.Undefined("a treatment mean of `" + treatment.mean() + "` has no logarithm; judge the difference instead");
        }
        List<String> faults = Fieller.outsideDomain(treatment, control, alpha);
        Alpha tail = faults.isEmpty() ? alpha.dividedBy(2) : alpha;
        BigDecimal t = Fieller.quantile(Math.min(treatment.n(), control.n()) - 1.0, tail);
        BigDecimal value = moved(treatment, control, t.multiply(BigDecimal.valueOf(side)));
        BigDecimal outward = side > 0 ? Outward.up(value) : Outward.down(value);
        return faults.isEmpty() ? new Bound.At(outward) : new Bound.NotValidHere(outward, String.join("; ", faults));
    }

    /** The ratio times exp(t root(squared relative errors)). */
    private static BigDecimal moved(ArmSummary treatment, ArmSummary control, BigDecimal t) {
        BigDecimal squares = squaredRelativeError(treatment).add(squaredRelativeError(control));
        double width = squares.sqrt(MathContext.DECIMAL64).multiply(t, MathContext.DECIMAL64).doubleValue();
        return treatment.mean().divide(control.mean(), SpreadKind.PRECISE).multiply(new BigDecimal(StrictMath.exp(width)));
    }

    private static BigDecimal squaredRelativeError(ArmSummary arm) {
        return arm.standardError().divide(arm.mean(), MathContext.DECIMAL128).pow(2);
    }
}
