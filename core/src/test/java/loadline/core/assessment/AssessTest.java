package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadline.core.Logged;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.policy.Indicator;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.SpreadKind;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From outcomes and published figures to estimates: what counts as danger, what as missing, and every reading of what is unknown. */
class AssessTest {
    private static final BigDecimal ALPHA = new BigDecimal("0.025");

    private final ProtocolDraft.Of indicator = ProtocolDraft.indicator("i1", "T1");
    private final List<SampleOutcome> outcomes = new ArrayList<>();
    private int epochs = 1;
    private int items = 10;

    private void scored(String sample, int epoch, String score) {
        outcomes.add(new SampleOutcome(sample, epoch, "judge", Optional.empty(), score(score), Optional.empty()));
    }

    private static SampleOutcome.Score score(String text) {
        return switch (text) {
            case "errored" -> new SampleOutcome.Score.Errored();
            case "unscored" -> new SampleOutcome.Score.Unscored();
            case "invalidated" -> new SampleOutcome.Score.Invalidated();
            case "unmapped" -> new SampleOutcome.Score.Unmapped("maybe");
            default -> new SampleOutcome.Score.Value(new BigDecimal(text));
        };
    }

    private Estimate fromSamples() {
        return assess(List.of(Story.run("A", "task-i1", null, "file", EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(outcomes)))).getFirst();
    }

    private List<Estimate> assess(List<EvaluationRun> runs) {
        Plan plan = new Plan(Story.digest("A"), "model-name", "task-i1", Optional.empty(), Optional.empty(), items, epochs, Optional.empty(), "every run", false, Instant.EPOCH, 0);
        List<Logged<EvaluationRun>> logged = IntStream.range(0, runs.size()).mapToObj(i -> new Logged<>(i + 1, Instant.EPOCH, Set.of(), Story.digest("run " + i), runs.get(i))).toList();
        EvidenceGroup group = new EvidenceGroup(Story.digest("A"), "task-i1", Optional.of(new Logged<>(0, Instant.EPOCH, Set.of(), Story.digest("plan"), plan)), Optional.empty(),
                logged, List.of(), Set.of());
        return Assess.estimates(new Assess.Task(indicator.build(), Story.digest("protocol"), group, ALPHA));
    }

    private static BigDecimal upper(int successes, int n) {
        return ClopperPearson.upper(new Trials(successes, n), new Alpha(ALPHA)).value().orElseThrow();
    }

    private static BigDecimal lower(int successes, int n) {
        return ClopperPearson.lower(new Trials(successes, n), new Alpha(ALPHA)).value().orElseThrow();
    }

    /** That the bounds are those of these counts of items among ten. */
    private void assertCounts(int least, int most) {
        Estimate estimate = fromSamples();
        assertThat(estimate.upper().orElseThrow()).as("upper").isEqualByComparingTo(upper(most, 10));
        assertThat(estimate.lower().orElseThrow()).as("lower").isEqualByComparingTo(lower(least, 10));
    }

    @ParameterizedTest
    @CsvSource({"errored", "unscored", "invalidated", "unmapped"})
    void what_has_no_number_is_dangerous_above_and_harmless_below(String score) {
        IntStream.range(0, 8).forEach(i -> scored("s:" + i, 1, i < 2 ? "1" : "0"));
        scored("s:8", 1, score);
        scored("s:9", 1, "0");
        assertCounts(2, 3);
        assertThat(fromSamples().tally()).isEqualTo(new Estimate.Tally(10, 10, 1, 0, 1));
        assertThat(fromSamples().point().orElseThrow()).isEqualByComparingTo("0.222222222222");
    }

    @Test
    void absent_items_are_dangerous_too() {
        IntStream.range(0, 7).forEach(i -> scored("s:" + i, 1, "0"));
        assertCounts(0, 3);
        assertThat(fromSamples().tally().missing()).isEqualTo(3);
    }

    @Test
    void a_limit_without_success_is_dangerous_and_with_success_a_success() {
        IntStream.range(0, 8).forEach(i -> scored("s:" + i, 1, "0"));
        outcomes.add(new SampleOutcome("s:8", 1, "judge", Optional.empty(), score("0"), Optional.of(SampleOutcome.Limit.TOKEN)));
        outcomes.add(new SampleOutcome("s:9", 1, "judge", Optional.empty(), score("1"), Optional.of(SampleOutcome.Limit.TOKEN)));
        assertCounts(1, 2);
        assertThat(fromSamples().tally().limited()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # first epoch, second, attempts granted, least, most
            1,             1,      1,                1,     1
            1,             0,      1,                0,     1
            1,             0,      2,                1,     1
            0,             0,      1,                0,     0
            errored,       0,      1,                0,     1
            """)
    void epochs_of_an_item_reduce_to_one(String first, String second, int attempts, int least, int most) {
        epochs = 2;
        indicator.attempts = attempts;
        IntStream.range(0, 9).forEach(i -> List.of(1, 2).forEach(epoch -> scored("s:" + i, epoch, "0")));
        scored("s:9", 1, first);
        scored("s:9", 2, second);
        assertCounts(least, most);
    }

    @Test
    void an_item_dangerous_in_more_epochs_than_planned_is_dangerous() {
        IntStream.range(0, 9).forEach(i -> scored("s:" + i, 1, "0"));
        scored("s:9", 1, "1");
        scored("s:9", 2, "1");
        assertCounts(1, 1);
    }

    @Test
    void pooled_runs_that_disagree_on_an_item_are_read_both_ways() {
        IntStream.range(0, 10).forEach(i -> scored("s:" + i, 1, "0"));
        List<SampleOutcome> second = List.of(new SampleOutcome("s:0", 1, "judge", Optional.empty(), score("1"), Optional.empty()));
        Estimate pooled = assess(List.of(run(outcomes, "first"), run(second, "second"))).getFirst();
        assertThat(pooled.upper().orElseThrow()).isEqualByComparingTo(upper(1, 10));
        assertThat(pooled.lower().orElseThrow()).isEqualByComparingTo(lower(0, 10));
        assertThat(pooled.runs()).hasSize(2);
    }

    private static EvaluationRun run(List<SampleOutcome> outcomes, String file) {
        return Story.run("A", "task-i1", null, file, EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(outcomes));
    }

    @Test
    void a_graded_score_needs_the_protocol_to_say_what_success_is() {
        IntStream.range(0, 10).forEach(i -> scored("s:" + i, 1, "0.5"));
        assertThat(fromSamples().upper()).isEmpty();
        assertThat(fromSamples().unbounded().orElseThrow()).contains("successFrom");
        indicator.successFrom = Optional.of(new BigDecimal("0.5"));
        assertCounts(10, 10);
        indicator.successFrom = Optional.of(new BigDecimal("0.6"));
        assertCounts(0, 0);
    }

    @Test
    void where_low_scores_are_dangerous_everything_turns() {
        indicator.danger = Indicator.Danger.LOW;
        IntStream.range(0, 10).forEach(i -> scored("s:" + i, 1, i < 3 ? "0" : "1"));
        Estimate estimate = fromSamples();
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("-0.7");
        assertThat(estimate.upper().orElseThrow()).isEqualByComparingTo(upper(3, 10).subtract(BigDecimal.ONE));
    }

    @Test
    void of_several_scorers_the_protocol_names_one() {
        IntStream.range(0, 10).forEach(i -> scored("s:" + i, 1, "0"));
        outcomes.add(new SampleOutcome("s:0", 1, "another", Optional.empty(), score("1"), Optional.empty()));
        assertThat(fromSamples().unbounded().orElseThrow()).contains("several scorers");
        indicator.scorer = Optional.of("judge");
        assertCounts(0, 0);
    }

    @Test
    void clusters_not_items_are_what_a_betting_bound_counts() {
        indicator.estimator = Indicator.Estimator.BETTING_CLUSTERS;
        indicator.quantity = Indicator.Quantity.BOUNDED_MEAN;
        items = 40;
        IntStream.range(0, 40).forEach(i -> outcomes.add(new SampleOutcome("s:" + i, 1, "judge", Optional.of("family " + i % 8), score("0.1"), Optional.empty())));
        Estimate clustered = fromSamples();
        assertThat(clustered.tally().n()).isEqualTo(8);
        outcomes.replaceAll(o -> new SampleOutcome(o.sample(), 1, "judge", Optional.empty(), o.score(), Optional.empty()));
        Estimate loose = fromSamples();
        assertThat(loose.tally().n()).isEqualTo(40);
        assertThat(loose.upper().orElseThrow()).isLessThan(clustered.upper().orElseThrow());
    }

    @Test
    void no_estimator_no_bound() {
        indicator.estimator = Indicator.Estimator.NONE;
        scored("s:0", 1, "0");
        assertThat(fromSamples()).satisfies(e -> assertThat(List.of(e.lower(), e.upper())).containsOnly(Optional.empty()));
        assertThat(assess(List.of())).isEmpty();
    }

    // ---- published figures

    private List<Estimate> published(Aggregate figure) {
        return assess(List.of(Story.run("A", "task-i1", null, "card", EvaluationRun.Status.PUBLISHED, List.of(), new EvaluationRun.Result.Published(figure))));
    }

    private static Aggregate figure(String mean, String successes, Optional<Aggregate.Items> items, String aggregation, int attempts) {
        return new Aggregate(number(mean), number(successes), items, "tasks", Optional.empty(), SpreadKind.UNKNOWN, Optional.empty(), aggregation, attempts, "a system card, page 7");
    }

    private static Optional<BigDecimal> number(String text) {
        return text == null ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    @Test
    void each_number_of_items_in_a_published_range_is_a_reading() {
        List<Estimate> readings = published(figure("0.3", null, Optional.of(new Aggregate.Items(8, 10)), "mean", 1));
        assertThat(readings).extracting(e -> e.tally().n()).containsExactly(8, 9, 10);
        assertThat(readings).extracting(Estimate::reading).doesNotHaveDuplicates();
    }

    @Test
    void a_fractional_count_is_rounded_against_itself() {
        Estimate estimate = published(figure(null, "2.5", Optional.of(new Aggregate.Items(10, 10)), "mean-of-runs", 1)).getFirst();
        assertThat(estimate.upper().orElseThrow()).isEqualByComparingTo(upper(3, 10));
        assertThat(estimate.lower().orElseThrow()).isEqualByComparingTo(lower(2, 10));
        assertThat(estimate.basis()).isEqualTo(Basis.ATTESTED_AGGREGATE);
    }

    @ParameterizedTest
    @CsvSource({"max, 5", "best-of-30, 30", "pass@5, 5", "unknown, 0"})
    void best_of_several_without_its_raw_attempts_has_no_bound(String aggregation, int attempts) {
        Estimate estimate = published(figure("0.3", null, Optional.of(new Aggregate.Items(10, 10)), aggregation, attempts)).getFirst();
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.unbounded()).isPresent();
    }

    @Test
    void a_figure_without_a_number_of_items_has_no_bound() {
        assertThat(published(figure("0.3", null, Optional.empty(), "mean", 1)).getFirst().upper()).isEmpty();
    }

    private List<Estimate> uplift(SpreadKind kind, Aggregate.Items treated, Optional<Aggregate.Items> control) {
        indicator.quantity = Indicator.Quantity.UPLIFT_RATIO;
        indicator.estimator = Indicator.Estimator.FIELLER_RATIO;
        return published(new Aggregate(number("0.5"), Optional.empty(), Optional.of(treated), "participants", number("0.1"), kind,
                Optional.of(new Aggregate.Arm(new BigDecimal("0.4"), number("0.1"), control)), "mean", 1, "a system card, page 9"));
    }

    @Test
    void each_meaning_of_plus_minus_is_a_reading() {
        assertThat(uplift(SpreadKind.SD, new Aggregate.Items(10, 10), Optional.empty())).hasSize(1);
        assertThat(uplift(SpreadKind.UNKNOWN, new Aggregate.Items(10, 10), Optional.empty())).hasSize(4).extracting(Estimate::reading).doesNotHaveDuplicates();
    }

    @Test
    void two_ranges_of_participants_are_read_in_every_combination_and_one_for_both_groups_together() {
        assertThat(uplift(SpreadKind.SD, new Aggregate.Items(8, 10), Optional.empty())).hasSize(3);
        assertThat(uplift(SpreadKind.SD, new Aggregate.Items(10, 12), Optional.of(new Aggregate.Items(8, 9)))).hasSize(6)
                .anySatisfy(e -> assertThat(e.reading()).contains("n = 10 and 8"));
    }

    @Test
    void samples_and_figures_do_not_mix_in_one_piece_of_evidence() {
        EvaluationRun figures = Story.run("A", "task-i1", null, "card", EvaluationRun.Status.PUBLISHED, List.of(),
                new EvaluationRun.Result.Published(figure("0.3", null, Optional.of(new Aggregate.Items(10, 10)), "mean", 1)));
        assertThat(assess(List.of(run(outcomes, "samples"), figures))).anySatisfy(e -> assertThat(e.upper()).isEmpty()).hasSize(2);
    }
}
