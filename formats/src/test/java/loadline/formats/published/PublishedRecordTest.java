package loadline.formats.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.Aggregate.Items;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.statistics.SpreadKind;
import loadline.formats.Sha256;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedRecordTest {
    private static final String RESULT = """
            task: acquisition-uplift
            model: some-model
            mean: 2.53
            successes: unknown
            items: {least: 8, most: 10}
            unit: participants
            spread: 0.4
            spreadKind: ci95-half-width-t
            aggregation: mean
            attempts: 1
            control: {mean: 1, spread: unknown, items: 9}
            source: "made-up card, page 3"
            """;

    private static Parsed<List<EvaluationRun>> read(String text) {
        return PublishedRecord.read("result.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static EvaluationRun run(String text) {
        List<EvaluationRun> runs = read(text).orThrow();
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private static String refused(String text) {
        List<Problem> problems = ((Parsed.Rejected<List<EvaluationRun>>) read(text)).problems();
        return String.join("\n", problems.stream().map(Problem::toString).toList());
    }

    private static Aggregate aggregate(String text) {
        return ((EvaluationRun.Result.Published) run(text).result()).aggregate();
    }

    @Test
    void a_published_figure_is_read_as_it_stands() {
        Aggregate aggregate = aggregate(RESULT);
        assertThat(aggregate.mean()).contains(new BigDecimal("2.53"));
        assertThat(aggregate.successes()).isEmpty();
        assertThat(aggregate.items()).contains(new Items(8, 10));
        assertThat(aggregate.spreadKind()).isEqualTo(SpreadKind.CI95_HALF_WIDTH_T);
        assertThat(aggregate.control().orElseThrow().items()).contains(new Items(9, 9));
        assertThat(aggregate.attempts()).isEqualTo(1);
    }

    @Test
    void the_run_says_that_it_is_published_and_has_no_samples() {
        EvaluationRun run = run(RESULT);
        assertThat(run.format()).isEqualTo("published");
        assertThat(run.status()).isEqualTo(EvaluationRun.Status.PUBLISHED);
        assertThat(run.samples().present()).isZero();
        assertThat(run.file()).isEqualTo(Sha256.of(RESULT.getBytes(StandardCharsets.UTF_8)));
        assertThat(run.plan()).isEmpty();
    }

    @Test
    void weights_and_plan_are_digests() {
        String digest = "sha256:" + "0f".repeat(32);
        EvaluationRun run = run(RESULT + "weights: " + digest + "\nplan: " + digest + "\n");
        assertThat(run.weights()).isEqualTo(Optional.of(new Digest(digest))).isEqualTo(run.plan());
        assertThat(refused(RESULT + "plan: mine\n")).contains("sha256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "model", "mean", "successes", "items", "unit", "spread", "spreadKind", "control", "aggregation", "attempts", "source"})
    void leaving_a_key_out_is_a_problem_that_names_it(String key) {
        String without = RESULT.lines().filter(line -> !line.startsWith(key + ":")).reduce("", (all, line) -> all + line + "\n");
        assertThat(refused(without)).contains("needs the key `" + key + "`");
    }

    @Test
    void what_a_publication_leaves_out_is_unknown() {
        Aggregate aggregate = aggregate(RESULT.replace("{least: 8, most: 10}", "unknown").replace("participants", "unknown")
                .replace("0.4", "unknown").replace("ci95-half-width-t", "unknown").replace("aggregation: mean", "aggregation: unknown").replace("attempts: 1", "attempts: unknown"));
        assertThat(aggregate.items()).isEmpty();
        assertThat(aggregate.spread()).isEmpty();
        assertThat(aggregate.spreadKind()).isEqualTo(SpreadKind.UNKNOWN);
        assertThat(aggregate.attempts()).isZero();
    }

    @Test
    void all_problems_are_told_at_once() {
        String refused = refused(RESULT.replace("2.53", "much").replace("attempts: 1", "attempts: none").replace("least: 8", "least: 0") + "colour: red\n");
        assertThat(refused.lines().count()).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "mean: 2.53; mean: unknown; says nothing", "successes: unknown; successes: 11; more than the 10", "least: 8; least: 12; does not run backwards",
        "mean: 2.53; mean: 2.53\\nmean: 3; stands twice", "mean: 2.53; mean: &a 2.53; anchors", "mean: 2.53; mean: .nan; decimal", "0.4; -0.4; at least 0"})
    void a_result_that_contradicts_itself_is_refused(String from, String to, String reason) {
        assertThat(refused(RESULT.replace(from, to.replace("\\n", "\n")))).contains(reason);
    }

    @Test
    void a_record_holds_many_results_of_one_document() {
        String record = "model: some-model\nresults:\n" + item(RESULT) + item(RESULT.replace("acquisition-uplift", "knowledge").replace("{mean: 1, spread: unknown, items: 9}", "none"));
        List<EvaluationRun> runs = read(record).orThrow();
        assertThat(runs).extracting(EvaluationRun::task).containsExactly("acquisition-uplift", "knowledge");
        assertThat(runs).extracting(EvaluationRun::file).containsOnly(Sha256.of(record.getBytes(StandardCharsets.UTF_8)));
        assertThat(((EvaluationRun.Result.Published) runs.get(1).result()).aggregate().control()).isEmpty();
        assertThat(refused("model: some-model\nresults: []\n")).contains("at least one");
    }

    private static String item(String result) {
        return "  - " + String.join("\n    ", result.lines().toList()) + "\n";
    }
}
