package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Two means and the squares of their standard errors, and the quadratic of Fieller's theorem: the ratios r with
 * (treatment - r control)^2 <= t^2 (treatmentVariance + r^2 controlVariance).
 */
record Summaries(BigDecimal treatment, BigDecimal treatmentVariance, BigDecimal control, BigDecimal controlVariance) {
    private static final MathContext PRECISE = SpreadKind.PRECISE;

    static Summaries of(ArmSummary treatment, ArmSummary control) {
        return new Summaries(
                treatment.mean(), square(treatment.standardError()), control.mean(), square(control.standardError()));
    }

    /** Whether the control mean is more than {@code t} standard errors above 0, so that the ratios form an interval. */
    boolean isControlAboveZero(BigDecimal t) {
        return control.signum() > 0 && leading(t).signum() > 0;
    }

    BigDecimal upperRoot(BigDecimal t) {
        return treatment.multiply(control).add(rootOfDiscriminant(t)).divide(leading(t), PRECISE);
    }

    BigDecimal lowerRoot(BigDecimal t) {
        return treatment.multiply(control).subtract(rootOfDiscriminant(t)).divide(leading(t), PRECISE);
    }

    /** Welch's degrees of freedom of the difference of the means. */
    double welchDegrees(int treated, int controls) {
        BigDecimal sum = treatmentVariance.add(controlVariance);
        BigDecimal denominator = square(treatmentVariance).divide(BigDecimal.valueOf(treated - 1L), PRECISE)
                .add(square(controlVariance).divide(BigDecimal.valueOf(controls - 1L), PRECISE));
        return square(sum).divide(denominator, PRECISE).doubleValue();
    }

    private BigDecimal leading(BigDecimal t) {
        return square(control).subtract(square(t).multiply(controlVariance));
    }

    private BigDecimal rootOfDiscriminant(BigDecimal t) {
        BigDecimal constant = square(treatment).subtract(square(t).multiply(treatmentVariance));
        return square(treatment.multiply(control)).subtract(leading(t).multiply(constant)).sqrt(PRECISE);
    }

    private static BigDecimal square(BigDecimal value) {
        return value.multiply(value);
    }
}
