package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import loadline.testing.SharedData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Public cases whose answers were made with other programs. */
class OracleTest {
    private final Map<String, Integer> ran = new TreeMap<>();

    @Test
    void every_public_case_of_our_methods_is_met() {
        JsonNode oracle = new ObjectMapper().readTree(SharedData.at("statistics/oracle_public.json").toFile());
        StreamSupport.stream(oracle.get("cases").spliterator(), false).forEach(this::meets);
        assertThat(ran).containsOnly(
                Map.entry("beta_quantile", 5), Map.entry("binomial_interval", 16), Map.entry("binomial_threshold_verdict", 5),
                Map.entry("bounded_mean_one_sided_upper", 2), Map.entry("normal_quantile", 3), Map.entry("rule_out_sample_size", 4),
                Map.entry("student_t_quantile", 4), Map.entry("uplift_ratio_summary", 4), Map.entry("worst_case_missing", 2));
    }

    private void meets(JsonNode one) {
        JsonNode in = one.get("inputs");
        JsonNode expected = one.get("expected");
        String method = one.get("method").asString();
        switch (method) {
            case "beta_quantile" -> close(one, "x", new BetaDistribution(number(in, "a"), number(in, "b")).quantile(number(in, "p")));
            case "student_t_quantile" -> close(one, "t", new StudentT(number(in, "df")).quantile(number(in, "p")));
            case "normal_quantile" -> close(one, "z", Normal.quantile(number(in, "p")));
            case "binomial_interval" -> binomial(one, in);
            case "binomial_threshold_verdict" -> {
                Bounds bounds = ClopperPearson.bounds(new Trials(in.get("k").asInt(), in.get("n").asInt()), alpha(in));
                close(one, "upper", Draw.number(bounds.upper()));
                close(one, "lower", Draw.number(bounds.lower()));
            }
            case "worst_case_missing" -> {
                Bounds bounds = new WorstCase(in.get("successes").asInt(), in.get("scored").asInt(), in.get("errored").asInt()).bounds(alpha(in));
                close(one, "upper_worst_case", Draw.number(bounds.upper()));
                close(one, "lower_worst_case", Draw.number(bounds.lower()));
            }
            case "rule_out_sample_size" -> assertThat(ClopperPearson.itemsToRuleOut(in.get("threshold").decimalValue(), in.get("allowed_successes").asInt(), alpha(in)))
                    .isEqualTo(expected.get("n").asInt());
            case "bounded_mean_one_sided_upper" -> bounded(one, in);
            case "uplift_ratio_summary" -> ratio(in, expected);
            default -> {
                return;
            }
        }
        ran.merge(method, 1, Integer::sum);
    }

    private static void binomial(JsonNode one, JsonNode in) {
        Trials trials = new Trials(in.get("k").asInt(), in.get("n").asInt());
        Alpha alpha = new Alpha(BigDecimal.ONE.subtract(in.get("level").decimalValue()));
        close(one, "clopper_pearson_one_sided_upper", Draw.number(ClopperPearson.upper(trials, alpha)));
        close(one, "clopper_pearson_one_sided_lower", Draw.number(ClopperPearson.lower(trials, alpha)));
        JsonNode both = one.get("expected").get("clopper_pearson");
        Bounds bounds = ClopperPearson.bounds(trials, alpha.dividedBy(2));
        assertThat(Draw.number(bounds.lower())).isCloseTo(both.get(0).asDouble(), Offset.offset(1e-9));
        assertThat(Draw.number(bounds.upper())).isCloseTo(both.get(1).asDouble(), Offset.offset(1e-9));
    }

    /** The betting bound is not among the oracle's; it lies above the mean and, for values as spread as these, near Hoeffding's. */
    private static void bounded(JsonNode one, JsonNode in) {
        BoundedSample sample = BoundedSample.of(StreamSupport.stream(in.get("x").spliterator(), false).mapToDouble(JsonNode::asDouble).toArray());
        close(one, "mean", sample.mean());
        double upper = Draw.number(BettingBound.upper(sample, alpha(in)));
        assertThat(upper).isGreaterThan(one.get("expected").get("t_upper").asDouble())
                .isLessThanOrEqualTo(one.get("expected").get("maurer_pontil_upper").asDouble());
    }

    private static void ratio(JsonNode in, JsonNode expected) {
        ArmSummary treatment = new ArmSummary(in.get("mean_treat").decimalValue(), in.get("sd_treat").decimalValue(), SpreadKind.SD, in.get("n_treat").asInt());
        ArmSummary control = new ArmSummary(in.get("mean_ctrl").decimalValue(), in.get("sd_ctrl").decimalValue(), SpreadKind.SD, in.get("n_ctrl").asInt());
        Alpha twoSided = new Alpha(BigDecimal.ONE.subtract(in.get("level").decimalValue()));
        Bounds bounds = Fieller.textbook(treatment, control, twoSided.dividedBy(2));
        JsonNode fieller = expected.get("fieller_t_welch_df");
        if (!fieller.get("kind").asString().equals("bounded")) {
            assertThat(bounds.upper()).isInstanceOf(Bound.Unbounded.class);
            assertThat(bounds.lower()).isInstanceOf(Bound.Unbounded.class);
            return;
        }
        within(fieller.get("upper").asDouble(), ((Bound.NotValidHere) bounds.upper()).nominal().doubleValue(), 1e-9);
        within(fieller.get("lower").asDouble(), ((Bound.NotValidHere) bounds.lower()).nominal().doubleValue(), 1e-9);
    }

    private static Alpha alpha(JsonNode in) {
        return new Alpha(in.get("alpha_one_sided").decimalValue());
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }

    private static void close(JsonNode one, String name, double got) {
        double expected = one.get("expected").get(name).asDouble();
        JsonNode tolerance = one.get("tolerance");
        within(expected, got, Math.max(tolerance.get("abs").asDouble(), tolerance.get("rel").asDouble() * Math.abs(expected)));
    }

    private static void within(double expected, double got, double tolerance) {
        assertThat(got).isCloseTo(expected, Offset.offset(tolerance));
    }
}
