package loadline.core.assessment;

import static loadline.core.assessment.Examples.indicator;
import static loadline.core.assessment.Examples.planned;
import static loadline.core.assessment.Examples.samples;
import static loadline.core.assessment.Examples.times;
import static loadline.core.assessment.Examples.unplanned;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.core.ProtocolDraft;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.policy.Indicator;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.BettingBound;
import loadline.core.statistics.BoundedSample;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;

class FromSamplesTest {
    private static final Alpha ALPHA = Alpha.of("0.025");

    /** Planned items and epochs; outcomes; items counted for the lower and the upper bound; samples missing and limited. */
    private static final String ONE_ATTEMPT = """
            4x1 | 1, 0, 0, 0               | 1 1 | 0 0
            4x1 | 0, 0, 0, 0               | 0 0 | 0 0
            4x1 | 1, 1, 1, 1               | 4 4 | 0 0
            4x2 | 1 1, 0 0, 0 0, 0 0       | 1 1 | 0 0
            4x2 | 1 0, 0 0, 0 0, 0 0       | 0 1 | 0 0
            4x2 | 0 1, 1 1, 0 0, 0 0       | 1 2 | 0 0
            4x2 | 0, 0 0, 0 0, 0 0         | 0 1 | 1 0
            4x2 | 1, 0 0, 0 0, 0 0         | 0 1 | 1 0
            4x2 | . 0, . 1, 0 0, 0 0       | 0 2 | 2 0
            4x3 | 0 0 0, 0 0 0             | 0 2 | 6 0
            5x1 | 1, 0, 0                  | 1 3 | 2 0
            4x1 |                          | 0 4 | 4 0
            4x1 | E, 0, 0, 0               | 0 1 | 1 0
            4x1 | U, I, M, 1               | 1 4 | 3 0
            4x2 | 1 E, 0 0, 0 0, 0 0       | 0 1 | 1 0
            4x1 | 0L, 0, 0, 0              | 0 1 | 1 1
            4x1 | 1L, 0, 0, 0              | 1 1 | 0 0
            4x1 | EL, UL, 0, 0             | 0 2 | 2 2
            4x2 | 0L 0L, 1 0L, 0 0, 0 0    | 0 2 | 3 3
            """;

    @Test
    void each_row_is_the_exact_bound_on_the_items_it_counts() {
        assertThat(checked(ONE_ATTEMPT, indicator())).isEqualTo(19);
    }

    @Test
    void where_several_attempts_are_granted_one_dangerous_epoch_makes_an_item_dangerous() {
        ProtocolDraft.Of several = indicator();
        several.attempts = 2;
        assertThat(checked("""
                4x2 | 1 1, 0 0, 0 0, 0 0 | 1 1 | 0 0
                4x2 | 1 0, 0 1, 0 0, 0 0 | 2 2 | 0 0
                4x2 | 1, E 0, 0 0, 0 0   | 1 2 | 2 0
                """, several)).isEqualTo(3);
    }

    @Test
    void graded_scores_count_from_their_success_line_on() {
        ProtocolDraft.Of graded = indicator();
        graded.successFrom = Optional.of(new BigDecimal("0.5"));
        assertThat(checked("""
                4x1 | 0.49, 0.5, 0.51, 0   | 2 2 | 0 0
                4x1 | 0.49L, 0.5L, 3, -1   | 2 3 | 1 1
                4x1 | 0.5, 0.51, 0.6, 0.49 | 3 3 | 0 0
                4x1 | 0.49, 0.4, 0.1, 0    | 0 0 | 0 0
                """, graded)).isEqualTo(4);
    }

    private static int checked(String table, ProtocolDraft.Of draft) {
        int checked = 0;
        for (String row : table.lines().toList()) {
            String[] cells = row.split(" *\\| *");
            String[] planned = cells[0].split("x");
            int items = Integer.parseInt(planned[0]);
            Estimate estimate = estimate(draft, planned(items, Integer.parseInt(planned[1]), samples(cells[1])));
            String[] counted = cells[2].split(" ");
            assertThat(estimate.lower()).as(row).isEqualTo(ClopperPearson.lower(new Trials(Integer.parseInt(counted[0]), items), ALPHA).value());
            assertThat(estimate.upper()).as(row).isEqualTo(ClopperPearson.upper(new Trials(Integer.parseInt(counted[1]), items), ALPHA).value());
            assertThat(estimate.tally().missing() + " " + estimate.tally().limited()).as(row).isEqualTo(cells[3]);
            assertThat(estimate.tally().planned()).as(row).isEqualTo(items * Integer.parseInt(planned[1]));
            checked++;
        }
        return checked;
    }

    @Test
    void where_low_scores_are_dangerous_every_number_turns_its_sign() {
        ProtocolDraft.Of low = indicator();
        low.danger = Indicator.Danger.LOW;
        Estimate estimate = estimate(low, planned(10, 1, samples("0, 0, E," + times(6, "1") + ", 1L")));
        assertThat(estimate.lower()).contains(turned(ClopperPearson.lower(new Trials(2, 10), ALPHA).value()));
        assertThat(estimate.upper()).contains(turned(ClopperPearson.upper(new Trials(4, 10), ALPHA).value()));
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("-0.777777777778");
        assertThat(estimate.lower().orElseThrow()).isNegative();
        assertThat(estimate.tally().limited()).isOne();
    }

    @Test
    void a_perfect_score_where_low_is_dangerous_leaves_the_upper_bound_below_minus_one_half() {
        ProtocolDraft.Of low = indicator();
        low.danger = Indicator.Danger.LOW;
        assertThat(estimate(low, planned(20, 1, samples(times(20, "1")))).upper().orElseThrow()).isBetween(new BigDecimal("-0.84"), new BigDecimal("-0.83"));
        assertThat(estimate(low, planned(20, 1, samples(times(20, "0")))).upper().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void a_graded_score_without_a_success_line_has_no_bound_and_says_why() {
        Estimate estimate = estimate(indicator(), planned(3, 1, samples("0, 0.4, 1")));
        assertThat(estimate.lower()).isEmpty();
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.method()).isEqualTo("none/1");
        assertThat(estimate.unbounded().orElseThrow()).contains("`0.4` is neither 0 nor 1").contains("successFrom");
    }

    @Test
    void a_bounded_mean_refuses_a_score_outside_its_range() {
        for (String score : List.of("1.5", "-0.1")) {
            Estimate estimate = estimate(clusters(), planned(3, 1, samples("0, 1, " + score)));
            assertThat(estimate.upper()).isEmpty();
            assertThat(estimate.unbounded().orElseThrow()).contains("`" + score + "` lies outside 0 to 1");
        }
    }

    @Test
    void a_graded_score_on_items_is_dangerous_above_and_safe_below() {
        ProtocolDraft.Of mean = indicator();
        mean.quantity = Indicator.Quantity.BOUNDED_MEAN;
        Estimate estimate = estimate(mean, planned(4, 1, samples("0, 0.4, 1, 0")));
        assertThat(estimate.lower()).isEqualTo(ClopperPearson.lower(new Trials(1, 4), ALPHA).value());
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(2, 4), ALPHA).value());
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("0.35");
    }

    @Test
    void items_of_one_cluster_count_once_with_their_mean() {
        EvaluationRun.Result result = new EvaluationRun.Result.Samples(List.of(
                Examples.clustered("s:1", "a", "0.2"), Examples.clustered("s:2", "a", "0.4"), Examples.clustered("s:3", "b", "0.5"),
                Examples.clustered("s:4", "b", "E"), Examples.outcome("s:5", 1, "accuracy", "0.25")));
        Estimate estimate = estimate(clusters(), planned(7, 1, result));
        assertThat(estimate.upper()).isEqualTo(BettingBound.upper(BoundedSample.of(0.3, 0.75, 0.25, 1, 1), ALPHA).value());
        assertThat(estimate.lower()).isEqualTo(BettingBound.lower(BoundedSample.of(0.3, 0.25, 0.25, 0, 0), ALPHA).value());
        assertThat(estimate.tally()).isEqualTo(new Estimate.Tally(5, 7, 3, 0, 1));
        assertThat(estimate.method()).isEqualTo("betting-clusters/1");
    }

    @Test
    void a_missing_epoch_raises_the_mean_of_its_item_for_the_upper_bound_only() {
        Estimate estimate = estimate(clusters(), planned(2, 2, samples("0.5 0.5, 0.5")));
        assertThat(estimate.upper()).isEqualTo(BettingBound.upper(BoundedSample.of(0.5, 0.75), ALPHA).value());
        assertThat(estimate.lower()).isEqualTo(BettingBound.lower(BoundedSample.of(0.5, 0.25), ALPHA).value());
    }

    @Test
    void what_is_missing_of_many_clusters_raises_the_upper_bound_and_lowers_the_other() {
        List<SampleOutcome> outcomes = new ArrayList<>();
        double[] most = new double[20];
        double[] least = new double[20];
        for (int i = 0; i < 40; i++) {
            outcomes.add(Examples.clustered("s:" + i, "c" + i / 2, i % 2 == 1 ? "E" : "0.4"));
        }
        Arrays.fill(most, 0.7);
        Arrays.fill(least, 0.2);
        Estimate estimate = estimate(clusters(), planned(40, 1, new EvaluationRun.Result.Samples(outcomes)));
        assertThat(estimate.upper()).isEqualTo(BettingBound.upper(BoundedSample.of(most), ALPHA).value());
        assertThat(estimate.lower()).isEqualTo(BettingBound.lower(BoundedSample.of(least), ALPHA).value());
        assertThat(estimate.upper().orElseThrow()).isBetween(new BigDecimal("0.7"), new BigDecimal("0.999"));
        assertThat(estimate.lower().orElseThrow()).isBetween(new BigDecimal("0.001"), new BigDecimal("0.2"));
    }

    @Test
    void several_scorers_leave_no_bound_until_the_protocol_names_one() {
        List<SampleOutcome> both = new ArrayList<>(Examples.outcomes("0, 0, 0, 0", "strict"));
        both.addAll(Examples.outcomes("1, 1, 1, 1", "lenient"));
        EvidenceGroup evidence = planned(4, 1, new EvaluationRun.Result.Samples(both));
        Estimate unnamed = estimate(indicator(), evidence);
        assertThat(unnamed.upper()).isEmpty();
        assertThat(unnamed.unbounded().orElseThrow()).contains("[lenient, strict]");
        ProtocolDraft.Of named = indicator();
        named.scorer = Optional.of("lenient");
        assertThat(estimate(named, evidence).lower()).isEqualTo(ClopperPearson.lower(new Trials(4, 4), ALPHA).value());
        named.scorer = Optional.of("strict");
        assertThat(estimate(named, evidence).upper()).isEqualTo(ClopperPearson.upper(new Trials(0, 4), ALPHA).value());
    }

    @Test
    void a_sample_that_errored_before_any_scorer_is_missing_under_the_one_named() {
        List<SampleOutcome> outcomes = new ArrayList<>(Examples.outcomes("0, 0, 0", "strict"));
        outcomes.add(Examples.outcome("s:9", 1, "", "E"));
        ProtocolDraft.Of named = indicator();
        named.scorer = Optional.of("strict");
        Estimate estimate = estimate(named, planned(4, 1, new EvaluationRun.Result.Samples(outcomes)));
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(1, 4), ALPHA).value());
        assertThat(estimate.tally().missing()).isOne();
        assertThat(estimate(indicator(), planned(4, 1, new EvaluationRun.Result.Samples(outcomes)))).as("and is no second scorer where none is named").isEqualTo(estimate);
    }

    @Test
    void a_sample_offered_twice_was_stopped_if_either_was_and_seen_if_either_was() {
        for (String[] twice : List.of(new String[] {"1, 0L, 0", "E, 0, 0"}, new String[] {"E, 0, 0", "1, 0L, 0"})) {
            Estimate estimate = estimate(indicator(), planned(3, 1, samples(twice[0]), samples(twice[1])));
            assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("0.333333333333");
            assertThat(estimate.tally().limited()).isOne();
            assertThat(estimate.tally().missing()).isEqualTo(2);
        }
        assertThat(estimate(indicator(), planned(1, 1, samples("0"), samples("0"))).tally().limited()).isZero();
        assertThat(estimate(indicator(), planned(1, 1, samples("0L"), samples("0L"))).tally().limited()).isOne();
    }

    @Test
    void runs_of_one_plan_pool_and_a_sample_offered_twice_counts_at_its_worst() {
        Estimate estimate = estimate(indicator(), planned(4, 1, samples("0, 1, 0, 1"), samples("1, 0, 0, 1")));
        assertThat(estimate.lower()).isEqualTo(ClopperPearson.lower(new Trials(1, 4), ALPHA).value());
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(3, 4), ALPHA).value());
        assertThat(estimate.tally().missing()).isEqualTo(2);
        assertThat(estimate.runs()).hasSize(2);
    }

    @Test
    void runs_of_one_plan_may_each_bring_some_of_the_items() {
        Estimate estimate = estimate(indicator(), planned(4, 1, samples("0, 1"), samples(" , , 0, 0")));
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(1, 4), ALPHA).value());
        assertThat(estimate.tally().missing()).isZero();
    }

    @Test
    void without_a_plan_the_file_says_how_many_samples_there_should_be() {
        assertThat(estimate(indicator(), unplanned(10, samples("0, 0, 0, 0"))).upper()).isEqualTo(ClopperPearson.upper(new Trials(6, 10), ALPHA).value());
        assertThat(estimate(indicator(), unplanned(10, samples("0 0, 0 0, 0 0, 0 0"))).upper()).isEqualTo(ClopperPearson.upper(new Trials(1, 5), ALPHA).value());
        assertThat(estimate(indicator(), unplanned(2, samples("0, 0, 0, 0"))).upper()).isEqualTo(ClopperPearson.upper(new Trials(0, 4), ALPHA).value());
    }

    @Test
    void nothing_at_all_has_no_bound() {
        Estimate estimate = estimate(indicator(), unplanned(-1, samples("")));
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.lower()).isEmpty();
        assertThat(estimate.point()).isEmpty();
        assertThat(estimate.unbounded()).isPresent();
    }

    @Test
    void the_point_is_the_mean_of_what_was_scored() {
        assertThat(estimate(indicator(), planned(5, 1, samples("1, 0, E, 0L"))).point().orElseThrow()).isEqualByComparingTo("0.333333333333");
        assertThat(estimate(indicator(), planned(5, 1, samples("E, U"))).point()).isEmpty();
    }

    private static ProtocolDraft.Of clusters() {
        ProtocolDraft.Of clusters = indicator();
        clusters.quantity = Indicator.Quantity.BOUNDED_MEAN;
        clusters.estimator = Indicator.Estimator.BETTING_CLUSTERS;
        return clusters;
    }

    private static BigDecimal turned(Optional<BigDecimal> danger) {
        return danger.orElseThrow().subtract(BigDecimal.ONE).stripTrailingZeros();
    }

    private static Estimate estimate(ProtocolDraft.Of draft, EvidenceGroup evidence) {
        List<Estimate> estimates = Assess.estimates(new Assess.Task(draft.build(), Examples.PROTOCOL, evidence, ALPHA.value()));
        assertThat(estimates).hasSize(1);
        assertThat(estimates.getFirst().basis()).isEqualTo(Basis.RECOMPUTED_FROM_SAMPLES);
        return estimates.getFirst();
    }
}
