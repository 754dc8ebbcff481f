package loadline.importers.inspect;

import static loadline.importers.inspect.Examples.codes;
import static loadline.importers.inspect.Examples.configured;
import static loadline.importers.inspect.Examples.json;
import static loadline.importers.inspect.Examples.outcomes;
import static loadline.importers.inspect.Examples.read;
import static loadline.importers.inspect.Examples.refused;
import static loadline.importers.inspect.Examples.run;
import static loadline.importers.inspect.Examples.sample;
import static loadline.importers.inspect.Examples.scored;
import static loadline.importers.inspect.Examples.scores;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.core.evaluation.EvaluationRun.Status;
import loadline.core.evaluation.Finding.Code;
import loadline.core.evaluation.SampleOutcome.Limit;
import loadline.formats.Sha256;
import loadline.importers.Imported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectLogsTest {
    @Test
    void scores_are_exact_decimals() {
        assertThat(scores(run(json(scored("0.1", "0.30000000000000004", "1", "\"C\"", "\"P\"", "\"I\"", "\"N\"", "true", "false", "\"Yes\"", "\"no\"", "\" 0.25 \"")))))
                .isEqualTo("0.1, 0.30000000000000004, 1, 1, 0.5, 0, 0, 1, 0, 1, 0, 0.25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"maybe\"", "[1,0]", "{\"a\":1}", "Infinity", "-Infinity", "\"nan\"", "\"\"", "1e400", "1e-400", "1e99999999999", "\"UNCHANGED\"", "\"1e999999\""})
    void a_score_without_a_number_is_never_zero(String value) {
        EvaluationRun run = run(json(scored(value)));
        assertThat(scores(run)).startsWith("unmapped ");
        assertThat(codes(run)).contains(Code.UNMAPPED_SCORE, Code.SAMPLES_UNSCORED, Code.NOTHING_SCORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "null"})
    void not_a_number_and_null_are_unscored(String value) {
        EvaluationRun run = run(json(scored(value, "1")));
        assertThat(scores(run)).isEqualTo("unscored, 1");
        assertThat(run.samples()).isEqualTo(new Counts(-1, 2, 1, 0, 1, 0, 0));
    }

    @Test
    void whole_number_and_text_ids_stay_apart() {
        EvaluationRun run = run(json(List.of(scored("1", 1, "1"), scored("\"1\"", 1, "0"))));
        assertThat(outcomes(run)).extracting("sample").containsExactly("i:1", "s:1");
        assertThat(codes(run)).contains(Code.NOTE);
    }

    @Test
    void ids_larger_than_any_machine_number_are_kept() {
        assertThat(outcomes(run(json(List.of(scored("123456789012345678901234567890", 1, "1")))))).extracting("sample")
                .containsExactly("i:123456789012345678901234567890");
    }

    @Test
    void of_two_samples_of_one_id_and_epoch_the_last_counts() {
        EvaluationRun run = run(json(List.of(scored("1", 1, "0"), scored("2", 1, "1"), scored("1", 1, "1"), scored("1", 2, "0"))));
        assertThat(scores(run)).isEqualTo("1, 1, 0");
        assertThat(run.samples()).isEqualTo(new Counts(-1, 3, 3, 0, 0, 0, 1));
        assertThat(codes(run)).contains(Code.DUPLICATE_MEMBER);
    }

    @Test
    void a_sample_in_error_is_errored_even_if_it_has_a_score() {
        EvaluationRun run = run(json(List.of(scored("1", 1, "1"), sample("2", 1, "\"match\":{\"value\":1}", "\"error\":{\"message\":\"boom\",\"traceback\":\"secret\"}"))));
        assertThat(scores(run)).isEqualTo("1, errored");
        assertThat(run.samples()).isEqualTo(new Counts(-1, 2, 1, 1, 0, 0, 0));
        assertThat(run.toString()).doesNotContain("secret").doesNotContain("boom");
    }

    @Test
    void an_invalidated_sample_is_invalidated() {
        EvaluationRun run = run(json(List.of(sample("1", 1, "\"match\":{\"value\":1}", "\"invalidation\":{\"author\":\"a\"}"), scored("2", 1, "0"))));
        assertThat(scores(run)).isEqualTo("invalidated, 0");
        assertThat(codes(run)).contains(Code.SAMPLES_INVALIDATED);
        assertThat(codes(run(json(scored("1"), "\"invalidated\":true")))).contains(Code.SAMPLES_INVALIDATED);
    }

    @Test
    void limits_are_counted_by_kind_and_unknown_kinds_still_count() {
        EvaluationRun run = run(json(List.of(
                sample("1", 1, "\"match\":{\"value\":0}", "\"limit\":{\"type\":\"message\",\"limit\":30}"),
                sample("2", 1, "\"match\":{\"value\":0}", "\"limit\":{\"type\":\"token\",\"limit\":5}"),
                sample("3", 1, "\"match\":{\"value\":0}", "\"limit\":{\"type\":\"moonphase\",\"limit\":5}"))));
        assertThat(run.limits()).isEqualTo(Map.of(Limit.MESSAGE, 1, Limit.TOKEN, 1, Limit.CUSTOM, 1));
        assertThat(codes(run)).contains(Code.SAMPLES_LIMITED);
    }

    @Test
    void an_edited_score_counts_as_edited_and_its_original_is_told() {
        String history = "\"match\":{\"value\":0,\"history\":[{\"value\":1,\"provenance\":null},{\"value\":0,\"answer\":\"UNCHANGED\",\"provenance\":{\"author\":\"x\"}}]}";
        EvaluationRun run = run(json(List.of(sample("1", 1, history))));
        assertThat(scores(run)).isEqualTo("0");
        assertThat(run.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Code.SCORE_EDITED);
            assertThat(finding.message()).contains("1 to 0");
        });
    }

    @Test
    void a_history_of_the_original_alone_is_no_edit() {
        assertThat(codes(run(json(List.of(sample("1", 1, "\"match\":{\"value\":1,\"history\":[{\"value\":1}]}")))))).doesNotContain(Code.SCORE_EDITED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\"log_updates\":[{\"edits\":[]}]; LOG_EDITED",
        "\"config_updates\":[{}]; CONFIG_CHANGED",
        "\"results\":{\"scores\":[{\"name\":\"match\"}],\"early_stopping\":{\"manager\":\"m\"}}; NOTE",
        "\"results\":null; METRIC_WITHOUT_SAMPLES"})
    void changes_to_the_log_are_found(String field, Code code) {
        assertThat(codes(run(json(scored("1"), field)))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{\"limit\":5}; SUBSET", "{\"limit\":[0,5]}; SUBSET", "{\"sample_id\":\"a*\"}; SUBSET", "{\"sample_id\":[1,2]}; SUBSET"})
    void a_run_of_a_part_is_found(String config, Code code) {
        assertThat(codes(run(configured(config, scored("1"))))).containsExactly(code);
    }

    @Test
    void expected_samples_come_from_the_ids_and_epochs_and_missing_ones_are_found() {
        String log = configured("{\"epochs\":2}", List.of(scored("1", 1, "1"), scored("1", 2, "1"), scored("2", 1, "0")))
                .replace("\"model\":", "\"dataset\":{\"samples\":2,\"sample_ids\":[1,2]},\"model\":");
        EvaluationRun run = run(log);
        assertThat(run.samples().expected()).isEqualTo(4);
        assertThat(codes(run)).containsExactly(Code.SAMPLES_MISSING);
    }

    @Test
    void other_items_than_the_listed_ones_do_not_make_up_for_missing_ones() {
        String log = json(List.of(scored("1", 1, "1"), scored("3", 1, "1"))).replace("\"model\":", "\"dataset\":{\"samples\":2,\"sample_ids\":[1,2]},\"model\":");
        assertThat(codes(run(log))).containsExactly(Code.SAMPLES_MISSING, Code.NOTE);
    }

    @ParameterizedTest
    @CsvSource({"started, STARTED, NOT_FINISHED", "cancelled, CANCELLED, CANCELLED", "error, ERROR, RUN_ERROR"})
    void an_unfinished_run_says_so(String written, Status status, Code code) {
        EvaluationRun run = run(json(scored("1")).replace("success", written));
        assertThat(run.status()).isEqualTo(status);
        assertThat(codes(run)).containsExactly(code);
    }

    @Test
    void a_newer_version_is_a_finding() {
        assertThat(codes(run(json(scored("1")).replace("\"version\":2", "\"version\":3")))).containsExactly(Code.NEWER_FORMAT_VERSION);
    }

    @Test
    void a_run_carries_its_plan_or_says_why_not() {
        String plan = "sha256:" + "ab".repeat(32);
        assertThat(run(json(scored("1")).replace("\"model\":", "\"metadata\":{\"loadline_plan\":\"" + plan + "\"},\"model\":")).plan()).contains(new Digest(plan));
        EvaluationRun malformed = run(json(scored("1")).replace("\"model\":", "\"metadata\":{\"loadline_plan\":\"mine\"},\"model\":"));
        assertThat(malformed.plan()).isEmpty();
        assertThat(codes(malformed)).containsExactly(Code.NOTE);
        assertThat(run(json(scored("1"))).plan()).isEmpty();
    }

    @Test
    void the_evaluations_own_id_is_preferred_to_the_one_a_whole_call_shares() {
        assertThat(run(json(scored("1"))).runId()).isEqualTo("r/t");
        assertThat(run(json(scored("1")).replace("\"run_id\":\"r\"", "\"run_id\":\"r\",\"eval_id\":\"e\"")).runId()).isEqualTo("e");
    }

    @Test
    void addresses_of_people_are_replaced_everywhere() {
        String log = json(List.of(scored("\"ann@example.org\"", 1, "\"x@y.z says no\""), scored("\"bob@example.org\"", 1, "1"))).replace("nobody/nothing", "carl@example.org");
        EvaluationRun run = run(log);
        assertThat(run.toString()).doesNotContain("@");
        assertThat(outcomes(run)).extracting("sample").doesNotHaveDuplicates();
    }

    @Test
    void logs_of_two_years_ago_are_read() {
        String old = "{\"version\":1,\"status\":\"success\"," + Examples.EVAL + ",\"results\":{\"scorer\":{\"name\":\"match\"},\"metrics\":{\"accuracy\":{\"name\":\"accuracy\",\"value\":0.5,\"options\":{}}}},"
                + "\"samples\":[{\"id\":1,\"epoch\":1,\"score\":{\"value\":\"C\"}},{\"id\":2,\"epoch\":1,\"score\":{\"value\":\"I\"}}]}";
        EvaluationRun run = run(old);
        assertThat(outcomes(run)).extracting("scorer").containsOnly("match");
        assertThat(scores(run)).isEqualTo("1, 0");
        assertThat(run.metrics().getFirst().recomputed()).isPresent();
    }

    @Test
    void each_scorer_has_an_outcome_for_each_sample() {
        EvaluationRun run = run(json(List.of(sample("1", 1, "\"a\":{\"value\":1},\"b\":{\"value\":0}"), sample("2", 1, "\"a\":{\"value\":1}"))));
        assertThat(scores(run)).isEqualTo("1, 0, 1, unscored");
        assertThat(run.samples()).isEqualTo(new Counts(-1, 2, 1, 0, 1, 0, 0));
    }

    @Test
    void transcripts_are_not_kept() {
        EvaluationRun run = run(json(scored("1")));
        assertThat(run.toString()).doesNotContain("talk");
    }

    @Test
    void digest_is_that_of_the_whole_file_even_when_it_is_refused() {
        for (String text : List.of(json(scored("1")), json(scored("1")) + "   \n", "{\"eval\": [broken", "nonsense", "")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(read(bytes).file()).isEqualTo(Sha256.of(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "''; empty", "'hello'; neither a zip archive nor a JSON object", "'[1]'; neither", "'{}'; no Inspect log", "'{\"eval\":{}}'; no Inspect log",
        "'version https://git-lfs.github.com/spec/v1'; git lfs pull", "'{\"eval\":'; cut off", "'{\"a\":1}x'; cut off", "'{\"a\":1} {}'; text follows"})
    void what_is_no_log_is_refused_with_the_reason(String text, String reason) {
        assertThat(refused(read(text)).message()).contains(reason);
    }

    @Test
    void a_compressed_file_says_to_decompress_it() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json(scored("1")).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refused(read(packed.toByteArray())).message()).contains("decompress it first");
    }

    @Test
    void text_in_another_encoding_is_refused() {
        assertThat(refused(read(json(scored("1")).getBytes(StandardCharsets.UTF_16))).code()).isEqualTo(Imported.Code.NOT_A_LOG);
        assertThat(refused(read(json(List.of(scored("\"\u00e9\"", 1, "1"))).getBytes(StandardCharsets.ISO_8859_1))).message()).contains("not UTF-8");
    }

    @Test
    void a_field_that_stands_twice_is_refused() {
        Imported.Refused refused = refused(read(json(List.of(sample("1", 1, "\"match\":{\"value\":0}", "\"scores\":{\"match\":{\"value\":1}}")))));
        assertThat(refused.code()).isEqualTo(Imported.Code.AMBIGUOUS);
        assertThat(refused.message()).contains("`scores`");
        assertThat(refused(read(json(List.of(sample("1", 1, "\"m\":{\"value\":0},\"m\":{\"value\":1}"))))).code()).isEqualTo(Imported.Code.AMBIGUOUS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"epoch\":1}; no id", "{\"id\":1}; no epoch", "{\"id\":1.5,\"epoch\":1}; no id", "{\"id\":1,\"epoch\":0}; counted from 1", "{\"id\":1,\"epoch\":99999999999}; counted from 1", "7; not an object"})
    void a_sample_that_cannot_be_told_apart_is_refused(String sample, String reason) {
        assertThat(refused(read(json(List.of(sample)))).message()).contains(reason);
    }

    @Test
    void nesting_beyond_the_limit_is_refused_by_name() {
        String deep = sample("1", 1, "", "\"store\":" + "[".repeat(100_000) + "]".repeat(100_000));
        Imported.Refused refused = refused(read(json(List.of(deep))));
        assertThat(refused.code()).isEqualTo(Imported.Code.CAP_EXCEEDED);
        assertThat(refused.message()).contains("`NESTING` is 500");
    }

    @Test
    void numbers_and_texts_beyond_the_limit_are_refused_by_name() {
        assertThat(refused(read(json(scored("1".repeat(5_000))))).message()).contains("`NUMBER_CHARS`");
        assertThat(refused(read(json(List.of(scored("1".repeat(5_000), 1, "1"))))).message()).contains("`NUMBER_CHARS`");
        assertThat(refused(read(json(List.of(scored("\"" + "x".repeat(5_000) + "\"", 1, "1"))))).message()).contains("`NAME_CHARS`");
        assertThat(refused(read(json(scored("\"" + "x".repeat(2 << 20) + "\"")))).message()).contains("`TEXT_CHARS`");
    }

    @Test
    void many_long_names_in_one_sample_are_refused_by_name() {
        String parts = IntStream.range(0, 250).mapToObj(i -> "\"" + i + "x".repeat(1_900) + "\":1").collect(Collectors.joining(","));
        String scores = IntStream.range(0, 20).mapToObj(i -> "\"s" + i + "\":{\"value\":{" + parts + "}}").collect(Collectors.joining(","));
        assertThat(refused(read(json(List.of(sample("1", 1, scores))))).message()).contains("`SAMPLE_KEPT_CHARS`");
    }

    @Test
    void half_a_surrogate_pair_is_no_part_of_a_name_and_shown_as_a_dot_elsewhere() {
        assertThat(refused(read(json(List.of(scored("\"a\\ud83d\"", 1, "1"))))).message()).contains("half a surrogate pair");
        assertThat(outcomes(run(json(List.of(scored("\"a\\ud83d\\ude00\"", 1, "1")))))).extracting("sample").containsExactly("s:a\ud83d\ude00");
        String cutInTwo = "\"" + "x".repeat(39) + "\ud83d\ude00 and more\"";
        assertThat(scores(run(json(scored(cutInTwo, "\"\\udc00\""))))).isEqualTo("unmapped text `" + "x".repeat(39) + "....`, unmapped text `.`");
        assertThat(scores(run(json(List.of(sample("1", 1, "\"match\":{\"value\":1}", "\"store\":\"\\ud800\"")))))).isEqualTo("1");
    }

    @Test
    void long_texts_that_are_not_read_do_no_harm() {
        assertThat(scores(run(json(List.of(sample("1", 1, "\"match\":{\"value\":1}", "\"store\":\"" + "x".repeat(3 << 20) + "\"")))))).isEqualTo("1");
    }

    @Test
    void too_many_scorers_are_refused_by_name() {
        StringBuilder scorers = new StringBuilder("\"s\":{\"value\":1}");
        for (int i = 0; i <= Caps.SCORERS; i++) {
            scorers.append(",\"s").append(i).append("\":{\"value\":1}");
        }
        assertThat(refused(read(json(List.of(sample("1", 1, scorers.toString()))))).message()).contains("`SCORERS`");
    }

    @Test
    void many_long_names_together_are_refused_by_name() {
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            samples.add("{\"id\":\"" + i + "x".repeat(1_900) + "\",\"epoch\":1}");
        }
        assertThat(refused(read(json(samples))).message()).contains("`KEPT_CHARS`");
        String text = "\"" + "x".repeat(1_000_000) + "\"";
        assertThat(refused(read(json(scored("[" + String.join(",", List.of(text, text, text, text, text)) + "]")))).message()).contains("`VALUE_CHARS`");
    }
}
