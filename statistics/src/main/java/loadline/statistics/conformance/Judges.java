package loadline.statistics.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.statistics.Trials;
import loadline.statistics.Agreement;
import loadline.statistics.Figure;
import loadline.statistics.PredictionPowered;
import loadline.statistics.RoganGladen;
import loadline.statistics.StratifiedTotal;
import loadline.statistics.VerifiedRecall;
import tools.jackson.databind.JsonNode;

/** Judges that err, and people who check them. */
final class Judges {
    static final Map<String, Method> METHODS = Map.of(
            "rogan_gladen", (in, _) -> roganGladen(in),
            "ppi_mean", (in, _) -> predictionPowered(in),
            "krippendorff_alpha", (in, _) -> krippendorff(in),
            "cohen_kappa", (in, _) -> new Answers().put("kappa", Agreement.cohen(in.table("table"), Agreement.Weights.NONE))
                    .put("kappa_linear", Agreement.cohen(in.table("table"), Agreement.Weights.LINEAR))
                    .put("kappa_quadratic", Agreement.cohen(in.table("table"), Agreement.Weights.QUADRATIC)),
            "fleiss_kappa", (in, _) -> new Answers().put("kappa", Agreement.fleiss(in.table("table"))),
            "stratified_ht", (in, _) -> stratified(in),
            "verification_corrected_recall", (in, _) -> recall(in));

    private Judges() {}

    private static Answers roganGladen(Inputs in) {
        RoganGladen corrected = RoganGladen.of(new Trials(in.whole("test_positive"), in.whole("n")), new Trials(in.whole("true_pos"), in.whole("n_pos")),
                new Trials(in.whole("true_neg"), in.whole("n_neg")), in.levelOrUsual());
        return new Answers().put("estimate_unclipped", corrected.unclipped()).put("estimate", corrected.estimate()).put("se_delta", corrected.standardError())
                .put("ci_delta_unclipped", corrected.byDelta()).put("lang_reiczigel", corrected.langReiczigel());
    }

    private static Answers predictionPowered(Inputs in) {
        PredictionPowered.Unlabelled others = in.mayNumbers("f_unlabeled").map(PredictionPowered.Unlabelled::of)
                .orElseGet(() -> new PredictionPowered.Unlabelled(in.numbers("f_unlabeled_values"), in.numbers("f_unlabeled_counts")));
        PredictionPowered powered = PredictionPowered.of(in.numbers("y_labeled"), in.numbers("f_labeled"), others, in.levelOrUsual());
        return new Answers().put("classical_mean", powered.classical().mean()).put("classical_se", powered.classical().standardError())
                .put("ppi_mean", powered.powered().mean()).put("ppi_se", powered.powered().standardError()).put("ppi_ci", powered.powered().interval())
                .put("lambda_hat", powered.trust()).put("ppi_pp_mean", powered.tuned().mean()).put("ppi_pp_se", powered.tuned().standardError())
                .put("ppi_pp_ci", powered.tuned().interval());
    }

    /** Ratings may be names; those have no order, so only the nominal figure is defined. */
    private static Answers krippendorff(Inputs in) {
        List<List<JsonNode>> units = in.nested("units").stream().map(unit -> unit.stream().filter(rating -> !rating.isNull()).toList()).toList();
        boolean numbers = units.stream().flatMap(List::stream).allMatch(JsonNode::isNumber);
        Map<String, Double> codes = new HashMap<>();
        List<double[]> coded = new ArrayList<>();
        for (List<JsonNode> unit : units) {
            coded.add(unit.stream().mapToDouble(r -> numbers ? r.asDouble() : codes.computeIfAbsent(r.toString(), _ -> (double) codes.size())).toArray());
        }
        Answers answers = new Answers().put("nominal", Agreement.krippendorff(coded, Agreement.Scale.NOMINAL));
        for (Agreement.Scale scale : List.of(Agreement.Scale.ORDINAL, Agreement.Scale.INTERVAL, Agreement.Scale.RATIO)) {
            Figure alpha = numbers ? Agreement.krippendorff(coded, scale) : Figure.undefined("names have no order");
            answers.put(scale.name().toLowerCase(java.util.Locale.ROOT), alpha);
        }
        return answers;
    }

    private static Answers stratified(Inputs in) {
        StratifiedTotal sum = StratifiedTotal.of(in.objects("strata").stream().map(s -> new StratifiedTotal.Stratum(s.whole("N"), s.whole("n"), s.whole("k"))).toList());
        return new Answers().put("total", sum.total()).put("rate", sum.rate()).put("se_total", sum.totalError()).put("se_rate", sum.rateError());
    }

    private static Answers recall(Inputs in) {
        VerifiedRecall recall = VerifiedRecall.of(in.number("flagged"), new Trials(in.whole("true_pos_in_review"), in.whole("reviewed_flagged")),
                in.number("unflagged"), new Trials(in.whole("false_neg_in_review"), in.whole("reviewed_unflagged")), in.levelOrUsual());
        return new Answers().put("precision", recall.precision()).put("false_omission_rate", recall.falseOmission()).put("recall", recall.recall())
                .put("fpr", recall.falsePositiveRate()).put("prevalence", recall.prevalence()).put("recall_ci_logodds_delta", recall.byLogOdds())
                .put("recall_lower_cp", recall.lowerIfMissed());
    }
}
