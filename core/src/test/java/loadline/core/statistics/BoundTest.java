package loadline.core.statistics;

import static loadline.core.statistics.Draw.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundTest {
    private static final Alpha FIVE_PERCENT = Alpha.of("0.05");
    private static final Alpha FIRST_LOOK = Alpha.of("0.025");

    @Test
    void no_success_has_a_lower_bound_of_exactly_zero_and_only_successes_an_upper_bound_of_exactly_one() {
        assertThat(ClopperPearson.lower(new Trials(0, 7), FIVE_PERCENT)).isEqualTo(new Bound.At(BigDecimal.ZERO));
        assertThat(ClopperPearson.upper(new Trials(7, 7), FIVE_PERCENT)).isEqualTo(new Bound.At(BigDecimal.ONE));
    }

    @Test
    void nothing_attempted_bounds_nothing() {
        assertThat(ClopperPearson.upper(new Trials(0, 0), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(ClopperPearson.lower(new Trials(0, 0), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(BettingBound.upper(BoundedSample.of(), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(BettingBound.lower(BoundedSample.of(), FIVE_PERCENT).value()).isEmpty();
    }

    @Test
    void published_rows_have_the_bounds_that_they_did_not_publish() {
        String rows = """
                4 30 0.279615165895
                8 29 0.442935901993
                0 4 0.527129
                0 18 0.153318
                17 33 0.667423446291
                """;
        int checked = 0;
        for (String row : rows.lines().toList()) {
            String[] words = row.split(" ");
            Trials trials = new Trials(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            assertThat(number(ClopperPearson.upper(trials, FIVE_PERCENT))).isCloseTo(Double.parseDouble(words[2]), within(1e-6));
            checked++;
        }
        assertThat(checked).isEqualTo(5);
        assertThat(number(ClopperPearson.lower(new Trials(15, 46), FIVE_PERCENT))).isCloseTo(0.213, within(5e-4));
        assertThat(number(ClopperPearson.lower(new Trials(8, 29), FIVE_PERCENT))).isCloseTo(0.145, within(5e-4));
    }

    @Test
    void zero_failures_rule_out_a_cutoff_from_the_known_number_of_items() {
        List<String> cutoffs = List.of("0.5", "0.2", "0.1", "0.05", "0.01", "0.001");
        List<Integer> items = cutoffs.stream().map(cutoff -> ClopperPearson.itemsToRuleOut(new BigDecimal(cutoff), 0, FIVE_PERCENT)).toList();
        assertThat(items).containsExactly(5, 14, 29, 59, 299, 2995);
        assertThatThrownBy(() -> ClopperPearson.itemsToRuleOut(BigDecimal.ONE, 0, FIVE_PERCENT)).hasMessageContaining("`1`");
    }

    @Test
    void a_betting_bound_on_one_value_or_on_no_success_is_the_exact_one_while_one_bet_is_made() {
        for (int n = 1; n <= 8; n++) {
            Bound exact = ClopperPearson.upper(new Trials(0, n), FIVE_PERCENT);
            assertThat(number(BettingBound.upper(BoundedSample.of(new double[n]), FIVE_PERCENT))).isCloseTo(number(exact), within(1e-11));
        }
    }

    @Test
    void equal_values_are_not_certainty() {
        double[] same = new double[10];
        Arrays.fill(same, 0.5);
        Bounds bounds = BettingBound.bounds(BoundedSample.of(same), FIVE_PERCENT);
        assertThat(number(bounds.upper())).isGreaterThan(0.6);
        assertThat(number(bounds.lower())).isLessThan(0.4);
    }

    @Test
    void a_betting_bound_is_symmetric_and_keeps_its_ends() {
        BoundedSample sample = BoundedSample.of(0, 0.25, 0.5, 0.125, 1);
        BoundedSample mirrored = BoundedSample.of(1, 0.75, 0.5, 0.875, 0);
        assertThat(number(BettingBound.upper(sample, FIVE_PERCENT))).isCloseTo(1 - number(BettingBound.lower(mirrored, FIVE_PERCENT)), within(1e-11));
        assertThat(BettingBound.lower(BoundedSample.of(0, 0, 0), FIVE_PERCENT)).isEqualTo(new Bound.At(BigDecimal.ZERO));
        assertThat(BettingBound.upper(BoundedSample.of(1, 1, 1), FIVE_PERCENT)).isEqualTo(new Bound.At(BigDecimal.ONE));
        assertThat(BettingBound.upper(BoundedSample.of(-0.0, 0.3), FIVE_PERCENT)).isEqualTo(BettingBound.upper(BoundedSample.of(0.0, 0.3), FIVE_PERCENT));
    }

    @Test
    void a_large_sample_neither_overflows_nor_loses_its_bound() {
        double[] values = new double[50_000];
        Arrays.setAll(values, i -> i % 10 / 10.0);
        Bounds bounds = BettingBound.bounds(BoundedSample.of(values), FIVE_PERCENT);
        assertThat(number(bounds.upper())).isBetween(0.45, 0.457);
        assertThat(number(bounds.lower())).isBetween(0.443, 0.45);
    }

    @Test
    void a_cluster_counts_once_however_many_items_it_has() {
        BoundedSample one = BoundedSample.ofClusterMeans(List.of(
                new Observation("a", 1), new Observation("a", 0), new Observation("a", 0.5), new Observation("b", 0.25)));
        assertThat(one).isEqualTo(BoundedSample.of(0.25, 0.5));
        assertThat(one.size()).isEqualTo(2);
        assertThat(one.mean()).isEqualTo(0.375);
        assertThatThrownBy(() -> new Observation(" ", 0.5)).hasMessageContaining("cluster");
        assertThatThrownBy(() -> new Observation("a", Double.NaN)).hasMessageContaining("`NaN`");
        assertThatThrownBy(() -> BoundedSample.of(1.5)).hasMessageContaining("`1.5`");
        assertThatThrownBy(() -> BoundedSample.of().mean()).hasMessageContaining("empty");
    }

    @Test
    void missing_items_count_against_the_bound_asked_for() {
        WorstCase case10Percent = new WorstCase(4, 27, 3);
        assertThat(case10Percent.forUpper()).isEqualTo(new Trials(7, 30));
        assertThat(case10Percent.forLower()).isEqualTo(new Trials(4, 30));
        assertThat(case10Percent.isMissingMoreThan(new BigDecimal("0.1"))).isFalse();
        assertThat(new WorstCase(4, 26, 4).isMissingMoreThan(new BigDecimal("0.1"))).isTrue();
        assertThatThrownBy(() -> new WorstCase(5, 4, 0)).hasMessageContaining("`5`");
        assertThatThrownBy(() -> new WorstCase(1, 4, -1)).hasMessageContaining("`-1`");
    }

    @Test
    void an_alpha_is_exact_and_its_shares_never_add_up_to_more() {
        assertThat(Alpha.of("0.050")).isEqualTo(FIVE_PERCENT);
        assertThat(FIVE_PERCENT.dividedBy(2)).isEqualTo(FIRST_LOOK);
        BigDecimal third = FIVE_PERCENT.dividedBy(3).value();
        assertThat(third.multiply(BigDecimal.valueOf(3))).isLessThan(FIVE_PERCENT.value());
        assertThat(new BigDecimal(FIVE_PERCENT.roundedDown())).isLessThanOrEqualTo(FIVE_PERCENT.value());
        for (String nonsense : List.of("0", "-0.1", "0.500001", "1e-101")) {
            assertThatThrownBy(() -> Alpha.of(nonsense)).hasMessageContaining("one-sided");
        }
        assertThatThrownBy(() -> FIVE_PERCENT.dividedBy(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> new Trials(3, 2)).hasMessageContaining("`3` of `2`");
    }

    @Test
    void a_thousand_bounds_take_well_under_a_second() {
        ClopperPearson.upper(new Trials(1, 2), FIVE_PERCENT);
        long start = System.nanoTime();
        for (int k = 0; k < 1000; k++) {
            assertThat(ClopperPearson.upper(new Trials(k, 1000), FIVE_PERCENT).value()).isPresent();
        }
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(2);
    }
}
