package loadline.core.assessment;

import static loadline.core.assessment.Examples.indicator;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import loadline.core.ProtocolDraft;
import loadline.core.evaluation.Aggregate;
import loadline.core.policy.Indicator;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ArmSummary;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Fieller;
import loadline.core.statistics.SpreadKind;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;

class FromPublicationTest {
    private static final Alpha ALPHA = Alpha.of("0.05");

    @Test
    void a_count_has_the_exact_bounds_of_its_items() {
        Estimate estimate = only(indicator(), new Examples.Figure());
        assertThat(estimate.lower()).isEqualTo(ClopperPearson.lower(new Trials(10, 100), ALPHA).value());
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(10, 100), ALPHA).value());
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(estimate.basis()).isEqualTo(Basis.ATTESTED_AGGREGATE);
    }

    @Test
    void a_range_of_items_gives_one_estimate_for_each_number() {
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "2";
        figure.least = 8;
        figure.most = 10;
        List<Estimate> estimates = estimates(indicator(), figure);
        assertThat(estimates).extracting(e -> e.tally().n()).contains(8, 10).doesNotHaveDuplicates();
        for (Estimate estimate : estimates) {
            assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(2, estimate.tally().n()), ALPHA).value());
            assertThat(estimate.reading()).isEqualTo("n = " + estimate.tally().n() + " items");
        }
    }

    @Test
    void a_range_of_items_up_to_a_hundred_apart_is_read_whole_and_a_wider_one_not_at_all() {
        Examples.Figure figure = new Examples.Figure();
        figure.most = 200;
        assertThat(estimates(indicator(), figure)).hasSize(101).allSatisfy(e -> assertThat(e.upper()).isPresent());
        figure.most = 201;
        Estimate estimate = only(indicator(), figure);
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.unbounded().orElseThrow()).contains("too wide").contains("at most 100 apart");
    }

    @Test
    void no_success_and_nothing_but_successes_have_bounds() {
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "0";
        assertThat(only(indicator(), figure).upper()).isEqualTo(ClopperPearson.upper(new Trials(0, 100), ALPHA).value());
        figure.successes = "100";
        assertThat(only(indicator(), figure).lower()).isEqualTo(ClopperPearson.lower(new Trials(100, 100), ALPHA).value());
        figure.successes = "-0.1";
        assertThat(only(indicator(), figure).upper()).isEmpty();
    }

    /** Aggregate, mean or successes, items; counted for the lower and the upper bound. */
    @Test
    void a_fractional_count_is_rounded_to_the_dangerous_side() {
        String rows = """
                successes 2.4 20 2 3
                successes 2   20 2 2
                successes 0.1 20 0 1
                mean      0.12 20 2 3
                mean      0.10 20 2 2
                mean      1    20 20 20
                """;
        int checked = 0;
        for (String row : rows.lines().toList()) {
            String[] words = row.split(" +");
            Examples.Figure figure = new Examples.Figure();
            figure.mean = words[0].equals("mean") ? words[1] : "";
            figure.successes = words[0].equals("mean") ? "" : words[1];
            figure.aggregation = "mean-of-runs";
            figure.least = figure.most = Integer.parseInt(words[2]);
            Estimate estimate = only(indicator(), figure);
            assertThat(estimate.lower()).as(row).isEqualTo(ClopperPearson.lower(new Trials(Integer.parseInt(words[3]), figure.least), ALPHA).value());
            assertThat(estimate.upper()).as(row).isEqualTo(ClopperPearson.upper(new Trials(Integer.parseInt(words[4]), figure.least), ALPHA).value());
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    @Test
    void where_low_scores_are_dangerous_failures_are_counted_and_the_fraction_still_errs_upward() {
        ProtocolDraft.Of low = indicator();
        low.danger = Indicator.Danger.LOW;
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "17.6";
        figure.least = figure.most = 20;
        Estimate estimate = only(low, figure);
        assertThat(estimate.upper().orElseThrow()).isEqualByComparingTo(ClopperPearson.upper(new Trials(3, 20), ALPHA).value().orElseThrow().subtract(BigDecimal.ONE));
        assertThat(estimate.lower().orElseThrow()).isEqualByComparingTo(ClopperPearson.lower(new Trials(2, 20), ALPHA).value().orElseThrow().subtract(BigDecimal.ONE));
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("-0.88");
    }

    @Test
    void the_best_of_many_attempts_has_no_bound() {
        for (String aggregation : List.of("max", "best-of-30", "unknown", "median", "pass@5")) {
            Examples.Figure figure = new Examples.Figure();
            figure.aggregation = aggregation;
            Estimate estimate = only(indicator(), figure);
            assertThat(estimate.upper()).as(aggregation).isEmpty();
            assertThat(estimate.lower()).as(aggregation).isEmpty();
            assertThat(estimate.unbounded().orElseThrow()).contains("`" + aggregation + "`").contains("raw attempts are not published");
        }
    }

    @Test
    void a_count_of_items_solved_in_enough_attempts_has_one() {
        Examples.Figure figure = new Examples.Figure();
        figure.aggregation = "pass@5";
        figure.attempts = 5;
        ProtocolDraft.Of five = indicator();
        five.attempts = 5;
        Estimate estimate = only(five, figure);
        assertThat(estimate.upper()).isEqualTo(ClopperPearson.upper(new Trials(10, 100), ALPHA).value());
        assertThat(estimate.tally().attempts()).isEqualTo(5);
        five.attempts = 6;
        assertThat(only(five, figure).upper()).isEmpty();
        five.attempts = 5;
        figure.successes = "";
        figure.mean = "0.1";
        assertThat(only(five, figure).upper()).isEmpty();
    }

    @Test
    void a_figure_without_the_number_of_items_has_none() {
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "";
        figure.mean = "0.1";
        figure.least = 0;
        Estimate estimate = only(indicator(), figure);
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(estimate.unbounded().orElseThrow()).contains("number of items is not published");
    }

    @Test
    void more_successes_than_items_have_none() {
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "101";
        assertThat(only(indicator(), figure).unbounded().orElseThrow()).contains("outside 0 to 100");
        figure.successes = "";
        assertThat(only(indicator(), figure).unbounded().orElseThrow()).contains("not published");
    }

    @Test
    void a_plus_minus_of_unknown_meaning_gives_four_readings_of_each_number_of_participants() {
        Examples.Figure figure = uplift(SpreadKind.UNKNOWN);
        figure.least = 20;
        figure.most = 22;
        List<Estimate> estimates = estimates(ratio(), figure);
        assertThat(estimates).hasSize(12);
        assertThat(estimates).extracting(Estimate::reading).doesNotHaveDuplicates();
        int checked = 0;
        for (SpreadKind kind : SpreadKind.UNKNOWN.readings()) {
            for (int n = 20; n <= 22; n++) {
                Optional<BigDecimal> expected = Fieller.upper(arm("0.5", "0.015", kind, n), arm("0.25", "0.008", kind, n), ALPHA).value();
                assertThat(expected).isPresent();
                assertThat(estimates.get(checked).upper()).isEqualTo(expected);
                assertThat(estimates.get(checked).reading()).contains(kind.name()).contains("n = " + n);
                checked++;
            }
        }
        assertThat(checked).isEqualTo(12);
    }

    @Test
    void a_range_of_participants_in_the_control_group_alone_gives_one_for_each_number() {
        Examples.Figure figure = uplift(SpreadKind.SE);
        figure.control = Optional.of(new Aggregate.Arm(new BigDecimal("0.25"), Optional.of(new BigDecimal("0.008")), Optional.of(new Aggregate.Items(10, 12))));
        List<Estimate> estimates = estimates(ratio(), figure);
        assertThat(estimates).hasSize(3);
        assertThat(estimates.getFirst().upper()).isEqualTo(Fieller.upper(arm("0.5", "0.015", SpreadKind.SE, 20), arm("0.25", "0.008", SpreadKind.SE, 10), ALPHA).value());
    }

    @Test
    void a_plus_minus_of_stated_meaning_gives_one() {
        Estimate estimate = only(ratio(), uplift(SpreadKind.SE));
        assertThat(estimate.lower()).isEqualTo(Fieller.lower(arm("0.5", "0.015", SpreadKind.SE, 20), arm("0.25", "0.008", SpreadKind.SE, 20), ALPHA).value());
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("2");
        assertThat(estimate.lower().orElseThrow()).isLessThan(estimate.point().orElseThrow());
    }

    @Test
    void where_a_low_ratio_is_dangerous_the_bounds_change_places_and_sign() {
        ProtocolDraft.Of low = ratio();
        low.danger = Indicator.Danger.LOW;
        Estimate estimate = only(low, uplift(SpreadKind.SE));
        Estimate high = only(ratio(), uplift(SpreadKind.SE));
        assertThat(estimate.upper().orElseThrow()).isEqualByComparingTo(high.lower().orElseThrow().negate());
        assertThat(estimate.lower().orElseThrow()).isEqualByComparingTo(high.upper().orElseThrow().negate());
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("-2");
    }

    @Test
    void a_ratio_outside_the_validated_domain_has_a_reason_in_place_of_a_bound() {
        Examples.Figure figure = uplift(SpreadKind.SE);
        figure.least = figure.most = 8;
        Estimate few = only(ratio(), figure);
        assertThat(few.upper()).isEmpty();
        assertThat(few.unbounded().orElseThrow()).contains("at least 10 participants, not `8`");
        figure.least = figure.most = 20;
        figure.spread = "0";
        assertThat(only(ratio(), figure).unbounded().orElseThrow()).contains("says nothing about its uncertainty");
    }

    @Test
    void a_ratio_without_its_control_group_or_a_spread_has_none() {
        Examples.Figure alone = uplift(SpreadKind.SE);
        alone.control = Optional.empty();
        Examples.Figure bare = uplift(SpreadKind.SE);
        bare.spread = "";
        Examples.Figure uncertain = uplift(SpreadKind.SE);
        uncertain.control = Optional.of(Examples.control("0.25", ""));
        Examples.Figure nobody = uplift(SpreadKind.SE);
        nobody.least = 0;
        for (Examples.Figure figure : List.of(alone, bare, uncertain, nobody)) {
            assertThat(only(ratio(), figure).upper()).isEmpty();
            assertThat(only(ratio(), figure).unbounded().orElseThrow()).contains("mean, spread and number of participants of both groups");
        }
    }

    @Test
    void a_control_group_that_never_succeeds_gives_neither_point_nor_bound() {
        Examples.Figure figure = uplift(SpreadKind.SE);
        figure.control = Optional.of(Examples.control("0", "0.008"));
        Estimate estimate = only(ratio(), figure);
        assertThat(estimate.point()).isEmpty();
        assertThat(estimate.upper()).isEmpty();
        assertThat(estimate.unbounded().orElseThrow()).contains("control mean above 0");
    }

    @Test
    void a_published_mean_does_not_stand_for_the_scores() {
        ProtocolDraft.Of clusters = indicator();
        clusters.estimator = Indicator.Estimator.BETTING_CLUSTERS;
        assertThat(only(clusters, new Examples.Figure()).unbounded().orElseThrow()).contains("needs the scores");
        clusters.estimator = Indicator.Estimator.NONE;
        assertThat(only(clusters, new Examples.Figure()).upper()).isEmpty();
    }

    @Test
    void samples_beside_a_published_figure_of_one_plan_are_not_pooled() {
        EvidenceGroup mixed = Examples.planned(100, 1, new Examples.Figure().published(), Examples.samples("0, 0"));
        List<Estimate> estimates = Assess.estimates(new Assess.Task(indicator().build(), Examples.PROTOCOL, mixed, ALPHA.value()));
        assertThat(estimates).hasSize(2);
        assertThat(estimates.getFirst().upper()).isPresent();
        assertThat(estimates.getLast().unbounded().orElseThrow()).contains("mix samples and published figures");
    }

    private static ProtocolDraft.Of ratio() {
        ProtocolDraft.Of ratio = indicator();
        ratio.quantity = Indicator.Quantity.UPLIFT_RATIO;
        ratio.estimator = Indicator.Estimator.FIELLER_RATIO;
        return ratio;
    }

    private static Examples.Figure uplift(SpreadKind kind) {
        Examples.Figure figure = new Examples.Figure();
        figure.successes = "";
        figure.mean = "0.5";
        figure.spread = "0.015";
        figure.spreadKind = kind;
        figure.least = figure.most = 20;
        figure.aggregation = "mean";
        figure.control = Optional.of(new Aggregate.Arm(new BigDecimal("0.25"), Optional.of(new BigDecimal("0.008")), Optional.empty()));
        return figure;
    }

    private static ArmSummary arm(String mean, String spread, SpreadKind kind, int n) {
        return new ArmSummary(new BigDecimal(mean), new BigDecimal(spread), kind, n);
    }

    private static List<Estimate> estimates(ProtocolDraft.Of draft, Examples.Figure figure) {
        return Assess.estimates(new Assess.Task(draft.build(), Examples.PROTOCOL, Examples.unplanned(100, figure.published()), ALPHA.value()));
    }

    private static Estimate only(ProtocolDraft.Of draft, Examples.Figure figure) {
        List<Estimate> estimates = estimates(draft, figure);
        assertThat(estimates).hasSize(1);
        return estimates.getFirst();
    }
}
