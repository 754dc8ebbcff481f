package loadline.importers.inspect;

import static loadline.importers.inspect.Examples.codes;
import static loadline.importers.inspect.Examples.configured;
import static loadline.importers.inspect.Examples.json;
import static loadline.importers.inspect.Examples.read;
import static loadline.importers.inspect.Examples.refused;
import static loadline.importers.inspect.Examples.results;
import static loadline.importers.inspect.Examples.run;
import static loadline.importers.inspect.Examples.sample;
import static loadline.importers.inspect.Examples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding.Code;
import loadline.importers.Imported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecomputationTest {
    /** Item 1 with epochs 1, 0, 0, 0 and item 2 with epochs 1, 1, 1, 0. */
    private static List<String> twoItems() {
        List<String> samples = new ArrayList<>();
        String[][] values = {{"1", "0", "0", "0"}, {"1", "1", "1", "0"}};
        for (int item = 0; item < 2; item++) {
            for (int epoch = 0; epoch < 4; epoch++) {
                samples.add(scored("" + (item + 1), epoch + 1, values[item][epoch]));
            }
        }
        return samples;
    }

    // by hand: pass@2 is 1 - C(3,2)/C(4,2) = 1/2 and 1; pass^2 is 0 and C(3,2)/C(4,2) = 1/2; at least 2 of 4 is 0 and 1
    @ParameterizedTest
    @CsvSource({"mean, 0.5", "median, 0.5", "mode, 0.5", "max, 1", "at_least_2, 0.5", "pass_at_1, 0.5", "pass_at_2, 0.75", "pass_at_4, 1", "pass_k_2, 0.25"})
    void epochs_are_reduced_before_items_are_averaged(String reducer, String mean) {
        EvaluationRun run = run(configured("{\"epochs\":4,\"epochs_reducer\":[\"" + reducer + "\"]}", twoItems(), results("mean", mean)));
        assertThat(run.metrics().getFirst().recomputed()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(mean));
        assertThat(codes(run)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"accuracy, 0.5", "mean, 0.5", "std, 0.5773502691896257", "var, 0.3333333333333333", "var, 0.25", "stderr, 0.28867513459481287"})
    void each_metric_is_derived_by_its_rule(String metric, String value) {
        EvaluationRun run = run(json(scored("1", "0", "1", "0"), results(metric, value)));
        assertThat(run.metrics().getFirst().recomputed().orElseThrow().doubleValue()).isEqualTo(Double.parseDouble(value));
    }

    @Test
    void one_item_has_no_spread() {
        assertThat(codes(run(json(scored("1"), results("stderr", "0"))))).isEmpty();
    }

    @Test
    void a_difference_of_a_billionth_is_none_and_a_larger_one_refuses_the_file() {
        assertThat(codes(run(json(scored("1", "0"), results("accuracy", "0.5000000005"))))).isEmpty();
        Imported.Refused refused = refused(read(json(scored("1", "0"), results("accuracy", "0.50000001"))));
        assertThat(refused.code()).isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
        assertThat(refused.code().text()).isEqualTo("header-contradicts-samples");
        assertThat(refused.message()).contains("0.50000001").contains("give 0.5;");
    }

    @Test
    void every_contradiction_is_told() {
        String two = "\"results\":{\"scores\":[{\"name\":\"match\",\"scorer\":\"match\",\"metrics\":{\"accuracy\":{\"name\":\"accuracy\",\"value\":1},\"stderr\":{\"name\":\"stderr\",\"value\":1}}}]}";
        assertThat(refused(read(json(scored("1", "0"), two))).problems()).hasSize(2);
    }

    @Test
    void unscored_samples_are_left_out_as_inspect_leaves_them_out() {
        assertThat(codes(run(json(scored("1", "0", "NaN"), results("accuracy", "0.5"))))).containsExactly(Code.SAMPLES_UNSCORED);
    }

    @Test
    void a_metric_that_is_no_number_needs_unscored_samples() {
        assertThat(codes(run(json(scored("1", "NaN"), results("accuracy", "NaN"))))).contains(Code.NOT_RECOMPUTABLE);
        assertThat(codes(run(json(scored("NaN"), results("accuracy", "NaN"))))).contains(Code.NOT_RECOMPUTABLE);
        assertThat(refused(read(json(scored("1", "0"), results("accuracy", "NaN")))).message()).contains("not a number");
        assertThat(refused(read(json(scored("NaN"), results("accuracy", "0.9")))).message()).contains("nothing is scored");
    }

    @Test
    void errored_samples_are_left_out_unless_the_run_scored_them() {
        List<String> samples = List.of(scored("1", 1, "1"), sample("2", 1, "\"match\":{\"value\":0}", "\"error\":{\"message\":\"m\"}"));
        assertThat(codes(run(json(samples, results("accuracy", "1"))))).containsExactly(Code.SAMPLES_ERRORED);
        assertThat(codes(run(configured("{\"score_on_error\":true}", samples, results("accuracy", "0.5"))))).containsExactly(Code.SAMPLES_ERRORED);
        assertThat(refused(read(json(samples, results("accuracy", "0.7")))).code()).isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
    }

    @Test
    void a_removed_sample_contradicts_the_header() {
        assertThat(refused(read(json(scored("0", "0"), results("accuracy", "0.3333333333333333")))).code()).isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"bootstrap_stderr", "bootstrap_std", "my_metric", "perplexity"})
    void random_and_unknown_metrics_are_not_derived(String metric) {
        EvaluationRun run = run(json(scored("1", "0"), results(metric, "0.1")));
        assertThat(codes(run)).containsExactly(Code.NOT_RECOMPUTABLE);
        assertThat(run.metrics().getFirst().recomputed()).isEmpty();
        assertThat(run.metrics().getFirst().header()).isPresent();
    }

    @Test
    void a_metric_of_a_scorer_that_no_sample_has_is_found() {
        EvaluationRun run = run(json(List.of(sample("1", 1, "\"other\":{\"value\":1}")), results("accuracy", "1")));
        assertThat(codes(run)).containsExactly(Code.METRIC_WITHOUT_SAMPLES);
        assertThat(codes(run(json(List.of(), results("accuracy", "1"))))).contains(Code.NOT_RECOMPUTABLE, Code.NOTHING_SCORED);
    }

    @Test
    void a_metric_that_rests_on_a_score_without_a_number_is_not_derived() {
        // Inspect takes `maybe` for 0 and writes 0.5
        EvaluationRun run = run(json(scored("1", "\"maybe\""), results("accuracy", "0.5")));
        assertThat(codes(run)).contains(Code.NOT_RECOMPUTABLE, Code.UNMAPPED_SCORE);
        assertThat(run.metrics().getFirst().recomputed()).isEmpty();
    }

    @Test
    void metrics_of_the_parts_of_an_object_are_derived() {
        String results = "\"results\":{\"scores\":[{\"name\":\"depth\",\"scorer\":\"match\",\"metrics\":{\"mean\":{\"name\":\"mean\",\"value\":%s}}}]}";
        List<String> samples = scored("{\"depth\":1,\"width\":5}", "{\"depth\":0,\"width\":5}");
        EvaluationRun run = run(json(samples, results.formatted("0.5")));
        assertThat(run.metrics().getFirst().scorer()).isEqualTo("match/depth");
        assertThat(run.metrics().getFirst().recomputed()).isPresent();
        assertThat(codes(run)).contains(Code.UNMAPPED_SCORE);
        assertThat(refused(read(json(samples, results.formatted("0.6")))).code()).isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
    }

    @Test
    void clustered_errors_need_the_clusters() {
        String metric = results("stderr", "0.25").replace("\"value\":0.25", "\"value\":0.25,\"params\":{\"cluster\":\"family\"}");
        String[] values = {"1", "0", "1", "1"};
        List<String> with = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            with.add(sample("" + i, 1, "\"match\":{\"value\":" + values[i] + "}", "\"metadata\":{\"family\":\"" + i / 2 + "\"}"));
        }
        // by hand: deviations sum to -1/2 and 1/2, so sqrt(1/2 * 2/1) / 4
        assertThat(codes(run(json(with, metric)))).isEmpty();
        assertThat(codes(run(json(scored(values), metric)))).containsExactly(Code.NOT_RECOMPUTABLE);
        assertThat(refused(read(json(with, metric.replace("0.25", "0.26")))).code()).isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
    }

    @Test
    void a_metric_of_the_same_name_from_elsewhere_is_not_taken_for_inspects() {
        String log = json(scored("1", "0"), results("accuracy", "0.9")).replace("\"model\":", "\"scorers\":[{\"name\":\"match\",\"metrics\":[{\"name\":\"accuracy\",\"options\":{}}]}],\"model\":");
        assertThat(codes(run(log))).containsExactly(Code.NOT_RECOMPUTABLE);
        assertThat(refused(read(log.replace("\"name\":\"accuracy\",\"options\"", "\"name\":\"inspect_ai/accuracy\",\"options\""))).code())
                .isEqualTo(Imported.Code.HEADER_CONTRADICTS_SAMPLES);
    }

    @Test
    void a_threshold_the_log_does_not_name_cannot_be_guessed() {
        String config = "{\"epochs\":2,\"epochs_reducer\":[\"at_least_1\"]}";
        List<String> partial = List.of(scored("1", 1, "0.5"), scored("1", 2, "0"));
        assertThat(codes(run(configured(config, partial, results("mean", "1"))))).containsExactly(Code.NOT_RECOMPUTABLE);
    }
}
