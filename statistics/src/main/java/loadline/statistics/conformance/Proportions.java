package loadline.statistics.conformance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.Bound;
import loadline.core.statistics.Bounds;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Trials;
import loadline.core.statistics.WorstCase;
import loadline.statistics.Binomial;
import loadline.statistics.Figure;
import loadline.statistics.PassAtK;
import loadline.statistics.ProportionIntervals;
import loadline.statistics.TwoProportions;

/** Success probabilities. */
final class Proportions {
    static final Map<String, Method> METHODS = Map.of(
            "binomial_interval", (in, _) -> intervals(in),
            "binomial_threshold_verdict", (in, _) -> verdict(in),
            "worst_case_missing", (in, _) -> missing(in),
            "two_proportions", (in, _) -> two(in),
            "pass_at_k", (in, _) -> passAtK(in),
            "pass_at_k_suite", (in, _) -> suite(in));

    private Proportions() {}

    private static Answers intervals(Inputs in) {
        ProportionIntervals all = ProportionIntervals.of(new Trials(in.whole("k"), in.whole("n")), in.level());
        return new Answers().put("point", all.point()).put("wilson", all.wilson()).put("clopper_pearson", all.clopperPearson())
                .put("jeffreys_raw", all.jeffreys()).put("jeffreys_modified", all.modifiedJeffreys()).put("uniform_prior_credible", all.uniform())
                .put("clopper_pearson_one_sided_upper", all.oneSidedUpper()).put("clopper_pearson_one_sided_lower", all.oneSidedLower())
                .put("agresti_coull_unclipped", all.agrestiCoull());
    }

    private static Answers verdict(Inputs in) {
        Trials trials = new Trials(in.whole("k"), in.whole("n"));
        BigDecimal threshold = in.decimal("threshold");
        Bounds bounds = ClopperPearson.bounds(trials, new Alpha(in.decimal("alpha_one_sided")));
        Binomial atThreshold = new Binomial(trials.attempted(), threshold.doubleValue());
        boolean tried = trials.attempted() > 0;
        String none = "no attempts";
        return new Answers().put("upper", bounds.upper()).put("lower", bounds.lower())
                .put("p_rule_out", Figure.of(tried, atThreshold.atMost(trials.successes()), none))
                .put("p_crossed", Figure.of(tried, atThreshold.atLeast(trials.successes()), none)).put("verdict", verdict(bounds, threshold))
                .put("point_at_or_over", tried && BigDecimal.valueOf(trials.successes()).compareTo(threshold.multiply(BigDecimal.valueOf(trials.attempted()))) >= 0);
    }

    private static String verdict(Bounds bounds, BigDecimal threshold) {
        if (bounds.upper().value().filter(upper -> upper.compareTo(threshold) < 0).isPresent()) {
            return "RULED_OUT";
        }
        return bounds.lower().value().filter(lower -> lower.compareTo(threshold) >= 0).isPresent() ? "CROSSED" : "INCONCLUSIVE";
    }

    private static Answers missing(Inputs in) {
        WorstCase worst = new WorstCase(in.whole("successes"), in.whole("scored"), in.whole("errored"));
        Alpha alpha = new Alpha(in.decimal("alpha_one_sided"));
        BigDecimal threshold = in.decimal("threshold");
        Bounds bounds = worst.bounds(alpha);
        Bounds dropped = ClopperPearson.bounds(new Trials(worst.successes(), worst.scored()), alpha);
        boolean planned = worst.planned() > 0;
        Bound upper = bounds.upper();
        return new Answers().put("point_low", Figure.of(planned, (double) worst.successes() / worst.planned(), "nothing was planned"))
                .put("point_high", Figure.of(planned, (double) worst.forUpper().successes() / worst.planned(), "nothing was planned"))
                .put("upper_worst_case", upper).put("lower_worst_case", bounds.lower()).put("upper_if_dropped", dropped.upper())
                .put("lower_if_dropped", dropped.lower()).put("verdict_worst_case", verdict(bounds, threshold)).put("verdict_if_dropped", verdict(dropped, threshold));
    }

    private static Answers two(Inputs in) {
        TwoProportions two = TwoProportions.of(new Trials(in.whole("k1"), in.whole("n1")), new Trials(in.whole("k2"), in.whole("n2")), in.level());
        return new Answers().put("diff", two.difference()).put("newcombe", two.newcombe()).put("fisher_two_sided_p", two.fisherTwoSided())
                .put("fisher_greater_p", two.fisherGreater()).put("prob_p1_gt_p2_uniform", two.firstIsLarger()).put("risk_ratio", two.riskRatio())
                .put("risk_ratio_katz_log", two.katz());
    }

    private static Answers passAtK(Inputs in) {
        PassAtK pass = PassAtK.of(new Trials(in.whole("c"), in.whole("n")), in.whole("k"));
        return new Answers().put("pass_at_k", pass.any()).put("pass_hat_k", pass.all());
    }

    private static Answers suite(Inputs in) {
        List<Trials> tasks = in.objects("tasks").stream().map(task -> new Trials(task.whole("c"), task.whole("n"))).toList();
        PassAtK.Suite suite = PassAtK.suite(tasks, in.whole("k"));
        return new Answers().put("mean_pass_at_k", suite.any()).put("se_over_tasks", suite.standardError()).put("mean_pass_hat_k", suite.all())
                .put("naive_any_correct", suite.anyAtAll());
    }
}
