package loadline.statistics;

import java.util.OptionalDouble;
import loadline.core.statistics.LogisticFit;

/**
 * A time horizon with closed-form intervals, for display: they take runs as independent, which runs of one task are not. What
 * may rule out is the bootstrap of {@link loadline.core.statistics.HorizonBootstrap}.
 *
 * @param minutes   the length at which the chance of success is the share asked for; undefined unless success falls with length
 * @param log2Error by the delta method, on log2 minutes
 * @param byDelta   in minutes
 * @param byFieller in minutes, by inverse prediction; undefined if the slope cannot be told from 0
 */
public record HorizonInterval(Figure minutes, Figure log2Error, Interval byDelta, Interval byFieller) {
    /** Of a fit without penalty, whose weights count runs. */
    public static HorizonInterval of(LogisticFit.Fitted fit, double share, Level level) {
        OptionalDouble log2 = fit.log2Horizon(share);
        if (log2.isEmpty()) {
            String reason = "success does not fall with length";
            return new HorizonInterval(Figure.undefined(reason), Figure.undefined(reason), Interval.undefined(reason), Interval.undefined(reason));
        }
        double x = log2.getAsDouble();
        LogisticFit.Curvature variance = fit.curvature().inverse();
        double error = Math.sqrt(variance.intercept() + 2 * x * variance.both() + x * x * variance.slope()) / Math.abs(fit.slope());
        return new HorizonInterval(minutes(x), Figure.of(error), Interval.around(x, level.z() * error).map(HorizonInterval::exp2), byFieller(fit, share, level.z()));
    }

    /** The horizon alone. */
    public static Figure minutes(LogisticFit.Fitted fit, double share) {
        OptionalDouble log2 = fit.log2Horizon(share);
        return log2.isPresent() ? minutes(log2.getAsDouble()) : Figure.undefined("success does not fall with length");
    }

    private static Figure minutes(double log2) {
        return Figure.of(exp2(log2));
    }

    /** The lengths x with (intercept + slope x - logit)^2 <= z^2 var(intercept + slope x). */
    private static Interval byFieller(LogisticFit.Fitted fit, double share, double z) {
        LogisticFit.Curvature variance = fit.curvature().inverse();
        double offset = fit.intercept() - StrictMath.log(share / (1 - share));
        double a = fit.slope() * fit.slope() - z * z * variance.slope();
        double b = offset * fit.slope() - z * z * variance.both();
        double c = offset * offset - z * z * variance.intercept();
        double discriminant = b * b - a * c;
        if (a <= 0 || discriminant < 0) {
            return Interval.undefined("the slope cannot be told from 0, so no length is excluded");
        }
        double root = Math.sqrt(discriminant);
        return Interval.of((-b - root) / a, (-b + root) / a).map(HorizonInterval::exp2);
    }

    private static double exp2(double log2) {
        return StrictMath.pow(2, log2);
    }
}
