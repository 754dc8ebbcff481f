package loadline.statistics.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loadline.core.statistics.LogisticFit;
import loadline.statistics.Ability;
import loadline.statistics.Figure;
import loadline.statistics.HorizonInterval;
import loadline.statistics.SlopeRatio;
import loadline.statistics.Trend;

/** Horizons, trends and abilities. */
final class Trends {
    static final Map<String, Method> METHODS = Map.of(
            "logistic_time_horizon", (in, _) -> horizon(in),
            "log2_trend_crossing", (in, _) -> trend(in),
            "slope_ratio", (in, _) -> slopes(in),
            "irt_2pl_ability", (in, _) -> ability(in));

    private static final double TREND_ORIGIN = 2019;

    private Trends() {}

    private static Answers horizon(Inputs in) {
        double ridge = in.number("lambda_");
        LogisticFit fit = LogisticFit.of(LogisticFit.Lengths.ofRuns(in.numbers("minutes"), in.numbers("y"), in.numbers("weight")), ridge);
        return switch (fit) {
            case LogisticFit.Fitted fitted -> fitted(fitted, ridge, in);
            case LogisticFit.None none -> unfitted(none);
        };
    }

    private static Answers fitted(LogisticFit.Fitted fit, double ridge, Inputs in) {
        Answers answers = new Answers().put("intercept", fit.intercept()).put("slope", fit.slope()).put("objective", fit.objective())
                .put("p50_minutes", HorizonInterval.minutes(fit, 0.5)).put("p80_minutes", HorizonInterval.minutes(fit, 0.8))
                .put("status", fit.slope() < 0 ? "OK" : "NON_NEGATIVE_SLOPE");
        if (ridge == 0) {
            put(answers, "p50", HorizonInterval.of(fit, 0.5, in.levelOrUsual()));
            put(answers, "p80", HorizonInterval.of(fit, 0.8, in.levelOrUsual()));
        }
        return answers;
    }

    private static void put(Answers answers, String name, HorizonInterval interval) {
        answers.put(name + "_log2_se_delta", interval.log2Error()).put(name + "_ci_delta", interval.byDelta()).put(name + "_ci_fieller", interval.byFieller());
    }

    private static Answers unfitted(LogisticFit.None none) {
        Answers answers = new Answers().put("status", none.name()).put("bound", bound(none));
        for (String name : List.of("intercept", "slope", "objective", "p50_minutes", "p80_minutes", "p50_log2_se_delta", "p50_ci_delta", "p50_ci_fieller",
                "p80_log2_se_delta", "p80_ci_delta", "p80_ci_fieller")) {
            answers.put(name, Figure.undefined(none.name()));
        }
        return answers;
    }

    private static String bound(LogisticFit.None none) {
        return switch (none) {
            case ALL_SUCCESS -> "p50 > max task length tested (lower bound only)";
            case ALL_FAILURE -> "p50 < min task length tested (upper bound only)";
            case SEPARATED, ONE_LENGTH, NO_RUNS -> "none";
        };
    }

    private static Answers trend(Inputs in) {
        Trend trend = Trend.of(new Trend.Points(in.numbers("year"), in.numbers("log2_value")),
                new Trend.Asked(TREND_ORIGIN, in.number("threshold_log2"), in.number("predict_year"), in.levelOrUsual()));
        return new Answers().put("slope_per_year", trend.slope()).put("intercept_at_2019", trend.atOrigin()).put("slope_se", trend.slopeError())
                .put("slope_ci", trend.slopes()).put("doubling_time_years", trend.doublingTime()).put("doubling_time_ci", trend.doublingTimes())
                .put("resid_sd", trend.deviation()).put("predict", trend.prediction().value()).put("mean_ci", trend.prediction().ofMean())
                .put("prediction_interval", trend.prediction().ofPoint()).put("crossing_year", trend.crossing().year())
                .put("crossing_interval_fieller_single_obs", trend.crossing().ofPoint()).put("crossing_interval_fieller_mean", trend.crossing().ofMean());
    }

    private static Answers slopes(Inputs in) {
        SlopeRatio ratio = SlopeRatio.of(in.numbers("t"), in.numbers("y"), in.whole("break_index"));
        return new Answers().put("separate_fit_ratio", ratio.separate()).put("continuous_piecewise_ratio", ratio.continuous())
                .put("early_slope", ratio.early()).put("late_slope", ratio.late());
    }

    private static Answers ability(Inputs in) {
        double[] a = in.numbers("a");
        double[] b = in.numbers("b");
        double[] u = in.numbers("u");
        loadline.core.Rule.require(a.length == b.length && b.length == u.length, "each item has a discrimination, a difficulty and an answer");
        Ability ability = Ability.of(IntStream.range(0, a.length).mapToObj(i -> new Ability.Item(a[i], b[i], u[i])).toList());
        return new Answers().put("mle", ability.likeliest()).put("se_mle", ability.likeliestError()).put("eap", ability.posterior()).put("eap_sd", ability.posteriorDeviation());
    }
}
