package loadline.statistics.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import loadline.core.Rule;
import loadline.statistics.Figure;
import loadline.statistics.Multiplicity;
import loadline.statistics.SampleSize;
import loadline.statistics.ZeroFailure;

/** How many, before and after. */
final class Sizes {
    static final Map<String, Method> METHODS = Map.of(
            "rule_out_sample_size", (in, _) -> new Answers().put("n", ZeroFailure.items(in.decimal("threshold"), in.whole("allowed_successes"), in.decimal("alpha_one_sided"))),
            "miller_paired_sample_size", (in, _) -> paired(in),
            "two_sample_t_sample_size", (in, _) -> twoGroups(in),
            "p_adjust", (in, _) -> adjusted(in),
            "e_bh", (in, _) -> eValues(in));

    private Sizes() {}

    private static Answers paired(Inputs in) {
        SampleSize.PairedVariance variance = new SampleSize.PairedVariance(in.number("omega2"), in.number("sigmaA2"), in.number("sigmaB2"), in.number("KA"), in.number("KB"));
        SampleSize.Paired size = SampleSize.paired(variance, in.number("delta"), in.number("alpha_two_sided"), in.number("power"));
        return new Answers().put("n_exact", size.exact()).put("n_ceil", size.questions()).put("mde_at_n_ceil", size.detectable());
    }

    private static Answers twoGroups(Inputs in) {
        String alternative = in.text("alternative");
        Rule.require(List.of("one", "two").contains(alternative), () -> "the alternative is `one` or `two` sided, not `" + alternative + "`");
        SampleSize.TwoGroups size = SampleSize.twoGroups(in.number("cohen_d"), in.number("alpha"), in.number("power"),
                alternative.equals("one") ? SampleSize.Sides.ONE : SampleSize.Sides.TWO);
        return new Answers().put("n_per_arm", size.perArm()).put("achieved_power", size.power());
    }

    private static Answers adjusted(Inputs in) {
        double[] p = in.numbers("p");
        return new Answers().put("bonferroni", Multiplicity.BONFERRONI.adjusted(p)).put("holm", Multiplicity.HOLM.adjusted(p))
                .put("hochberg", Multiplicity.HOCHBERG.adjusted(p)).put("bh", Multiplicity.BENJAMINI_HOCHBERG.adjusted(p))
                .put("by", Multiplicity.BENJAMINI_YEKUTIELI.adjusted(p));
    }

    private static Answers eValues(Inputs in) {
        double[] e = in.numbers("e");
        double alpha = in.number("alpha");
        Figure mean = Figure.of(e.length > 0, Arrays.stream(e).sum() / e.length, "no e-values");
        return new Answers().put("rejected_indices", Multiplicity.rejectedByEValues(e, alpha)).put("mean_e", mean)
                .put("mean_e_rejects_global", mean instanceof Figure.Known(double m) && m >= 1 / alpha);
    }
}
