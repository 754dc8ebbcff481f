package loadline.statistics;

import loadline.core.statistics.StudentT;

/**
 * The ratio and the difference of two published means, for display. What rules out is
 * {@link loadline.core.statistics.Fieller} within its domain.
 *
 * @param welchT       the difference over its standard error
 * @param welchP       two-sided p-value
 * @param byLog        interval of the ratio on the log scale (delta method, normal); undefined unless both means are above 0
 * @param byNormal     Fieller's set with the normal quantile
 * @param byWelch      Fieller's set with Student's t at Welch's degrees of freedom
 * @param g            of the normal set: at least 1 where the control mean cannot be told from 0
 */
public record Uplift(
        Figure ratio, Figure difference, Figure degrees, Figure welchT, Figure welchP, Interval welch, Interval byLog, Ratios byNormal, Ratios byWelch, Figure g) {

    /** A set of ratios that the data do not exclude (Fieller 1954). */
    public sealed interface Ratios {
        record Bounded(double lower, double upper) implements Ratios {}

        /** Everything except what lies strictly between: no upper bound, so nothing is ruled out. */
        record Complement(double from, double to) implements Ratios {}

        record WholeLine() implements Ratios {}

        record Undefined(String reason) implements Ratios {}
    }

    /** Treatment over control. */
    public static Uplift of(Arm treatment, Arm control, Level level) {
        double difference = treatment.mean() - control.mean();
        Figure ratio = Figure.of(control.mean() != 0, treatment.mean() / control.mean(), "the control mean is 0");
        double z = level.z();
        Figure g = Figure.of(control.mean() != 0, z * z * control.squaredError() / (control.mean() * control.mean()), "the control mean is 0");
        if (!Arm.haveSpread(treatment, control)) {
            String reason = "no variance means no information";
            Figure none = Figure.undefined(reason);
            Ratios.Undefined neither = new Ratios.Undefined(reason);
            return new Uplift(ratio, Figure.of(difference), none, none, none, Interval.undefined(reason), Interval.undefined(reason), neither, neither, g);
        }
        StudentT t = Arm.welch(treatment, control);
        double error = Math.sqrt(treatment.squaredError() + control.squaredError());
        double quantile = t.upperQuantile(level.tail());
        return new Uplift(ratio, Figure.of(difference), Figure.of(Arm.welchDegrees(treatment, control)), Figure.of(difference / error),
                Figure.of(2 * t.above(Math.abs(difference / error))), Interval.around(difference, quantile * error), byLog(treatment, control, z),
                ratios(treatment, control, z), ratios(treatment, control, quantile), g);
    }

    private static Interval byLog(Arm treatment, Arm control, double z) {
        if (treatment.mean() <= 0 || control.mean() <= 0) {
            return Interval.undefined("a mean that is not above 0 has no logarithm");
        }
        double variance = treatment.squaredError() / (treatment.mean() * treatment.mean()) + control.squaredError() / (control.mean() * control.mean());
        return Interval.around(StrictMath.log(treatment.mean() / control.mean()), z * Math.sqrt(variance)).map(StrictMath::exp);
    }

    /** The ratios r with (treatment - r control)^2 <= q^2 (their squared errors, the second times r^2). */
    private static Ratios ratios(Arm treatment, Arm control, double q) {
        double a = control.mean() * control.mean() - q * q * control.squaredError();
        double b = treatment.mean() * control.mean();
        double c = treatment.mean() * treatment.mean() - q * q * treatment.squaredError();
        double discriminant = b * b - a * c;
        if (a == 0) {
            return new Ratios.Undefined("the control mean lies exactly at its margin");
        }
        if (discriminant < 0) {
            return new Ratios.WholeLine();
        }
        double root = Math.sqrt(discriminant);
        double first = Math.min((b - root) / a, (b + root) / a);
        double second = Math.max((b - root) / a, (b + root) / a);
        return a > 0 ? new Ratios.Bounded(first, second) : new Ratios.Complement(first, second);
    }
}
