package loadline.statistics.conformance;

import java.util.Map;
import loadline.statistics.Arm;
import loadline.statistics.BoundedMean;
import loadline.statistics.ClusteredMean;
import loadline.statistics.EpochVariance;
import loadline.statistics.Equivalence;
import loadline.statistics.Figure;
import loadline.statistics.PairedDifference;
import loadline.statistics.RandomEffects;
import loadline.statistics.Uplift;

/** Means, and what they are compared by. */
final class Means {
    static final Map<String, Method> METHODS = Map.of(
            "bounded_mean_one_sided_upper", (in, _) -> bounded(in),
            "clustered_mean", (in, _) -> clustered(in),
            "paired_difference", (in, _) -> paired(in),
            "epoch_variance_decomposition", (in, _) -> epochs(in),
            "random_effects_meta", (in, _) -> pooled(in),
            "tost_welch_summary", (in, _) -> equivalence(in),
            "uplift_ratio_summary", (in, _) -> uplift(in));

    private Means() {}

    private static Answers bounded(Inputs in) {
        BoundedMean upper = BoundedMean.upper(in.numbers("x"), in.number("alpha_one_sided"));
        return new Answers().put("mean", upper.mean()).put("hoeffding_upper", upper.hoeffding()).put("maurer_pontil_upper", upper.maurerPontil())
                .put("t_upper", upper.t()).put("sd", upper.standardDeviation());
    }

    private static Answers clustered(Inputs in) {
        ClusteredMean mean = ClusteredMean.of(in.numbers("x"), in.labels("cluster"), in.levelOrUsual());
        return new Answers().put("mean", mean.mean()).put("n", mean.n()).put("clusters", mean.clusters()).put("se_iid", mean.iid())
                .put("se_cluster_uncorrected", mean.uncorrected()).put("se_cluster_corrected", mean.corrected()).put("design_effect", mean.designEffect())
                .put("ci95_t_clusters_minus_1", mean.byClusters()).put("se_cr2", mean.cr2()).put("df_satterthwaite", mean.satterthwaite())
                .put("ci95_cr2_satterthwaite", mean.byCr2());
    }

    private static Answers paired(Inputs in) {
        PairedDifference pairs = PairedDifference.of(in.numbers("a"), in.numbers("b"), in.levelOrUsual(), in.mayLabels("cluster"));
        Answers answers = new Answers().put("diff", pairs.difference()).put("se_paired", pairs.paired()).put("se_unpaired", pairs.unpaired())
                .put("correlation", pairs.correlation()).put("discordant_10", pairs.firstOnly()).put("discordant_01", pairs.secondOnly())
                .put("mcnemar_exact_p", pairs.mcNemar()).put("ci95_t", pairs.byT());
        pairs.clustered().ifPresent(clustered -> answers.put("se_paired_clustered_uncorrected", clustered.uncorrected())
                .put("se_paired_clustered_corrected", clustered.corrected()).put("clusters", clustered.clusters())
                .put("se_paired_cr2", clustered.cr2()).put("df_satterthwaite", clustered.satterthwaite()));
        return answers;
    }

    private static Answers epochs(Inputs in) {
        EpochVariance split = EpochVariance.of(in.rows("y"));
        return new Answers().put("mean", split.mean()).put("within_question_var", split.within()).put("between_question_var_unclipped", split.betweenUnclipped())
                .put("between_question_var", split.between()).put("icc_unclipped", split.correlation()).put("se_mean_over_questions", split.overQuestions())
                .put("se_naive_pooled", split.naive()).put("se_if_infinite_epochs", split.infiniteEpochs());
    }

    private static Answers pooled(Inputs in) {
        RandomEffects pooled = RandomEffects.of(in.numbers("y"), in.numbers("v"), in.levelOrUsual());
        return new Answers().put("fixed", pooled.fixed()).put("fixed_se", pooled.fixedError()).put("Q", pooled.q()).put("tau2_dl", pooled.tau2()).put("i2", pooled.i2())
                .put("random", pooled.random()).put("random_se", pooled.randomError()).put("hk_se", pooled.hartungError()).put("hk_ci", pooled.byHartung());
    }

    private static Answers equivalence(Inputs in) {
        Equivalence test = Equivalence.of(new Arm(in.number("mean1"), in.number("sd1"), in.whole("n1")), new Arm(in.number("mean2"), in.number("sd2"), in.whole("n2")),
                new Equivalence.Limits(in.number("low"), in.number("high")), in.number("alpha"));
        return new Answers().put("df", test.degrees()).put("p_lower", test.aboveLow()).put("p_upper", test.belowHigh()).put("p_tost", test.both())
                .put("ci90", test.interval()).put("equivalent", test.equivalent());
    }

    private static Answers uplift(Inputs in) {
        Uplift uplift = Uplift.of(new Arm(in.number("mean_treat"), in.number("sd_treat"), in.whole("n_treat")),
                new Arm(in.number("mean_ctrl"), in.number("sd_ctrl"), in.whole("n_ctrl")), in.level());
        Answers answers = new Answers().put("ratio", uplift.ratio()).put("diff", uplift.difference()).put("welch_df", uplift.degrees()).put("welch_t", uplift.welchT())
                .put("welch_p_two_sided", uplift.welchP()).put("welch_ci", uplift.welch()).put("log_ratio_delta_z", uplift.byLog()).put("fieller_g_z", uplift.g());
        putRatios(answers, "fieller_z", uplift.byNormal());
        putRatios(answers, "fieller_t_welch_df", uplift.byWelch());
        return answers;
    }

    private static void putRatios(Answers answers, String name, Uplift.Ratios ratios) {
        Figure none = Figure.undefined("no bound");
        Answers unbounded = new Answers().put("lower", none).put("upper", none);
        switch (ratios) {
            case Uplift.Ratios.Bounded(double lower, double upper) -> answers.put(name, new Answers().put("kind", "bounded").put("lower", lower).put("upper", upper));
            case Uplift.Ratios.Complement(double from, double to) ->
                answers.put(name, unbounded.put("kind", "complement").put("excluded_open_interval", new double[] {from, to}));
            case Uplift.Ratios.WholeLine _ -> answers.put(name, unbounded.put("kind", "whole_line"));
            case Uplift.Ratios.Undefined(String reason) -> answers.put(name, Figure.undefined(reason));
        }
    }
}
