package loadline.core.statistics;

import static loadline.core.statistics.Draw.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class ContrastProperties {
    private static final Alpha USUAL = Alpha.of("0.05");

    private record Pair(Trials first, Trials second, Alpha alpha) {}

    @Test
    void one_more_success_of_the_first_never_moves_towards_ruling_out() {
        Seeded.forAll(3000, ContrastProperties::pair, c -> {
            if (c.first.successes() == c.first.attempted()) {
                return true;
            }
            Trials more = new Trials(c.first.successes() + 1, c.first.attempted());
            return number(Contrast.difference(more, c.second, c.alpha).upper()) >= number(Contrast.difference(c.first, c.second, c.alpha).upper())
                    && number(Contrast.difference(more, c.second, c.alpha).lower()) >= number(Contrast.difference(c.first, c.second, c.alpha).lower());
        });
    }

    @Test
    void the_difference_of_what_was_seen_lies_between_its_bounds() {
        Seeded.forAll(3000, ContrastProperties::pair, c -> {
            double seen = (double) c.first.successes() / c.first.attempted() - (double) c.second.successes() / c.second.attempted();
            Bounds bounds = Contrast.difference(c.first, c.second, c.alpha);
            return number(bounds.lower()) <= seen && seen <= number(bounds.upper());
        });
    }

    @Test
    void turning_the_contrast_round_turns_its_bounds() {
        Seeded.forAll(1000, ContrastProperties::pair, c -> {
            Bounds there = Contrast.difference(c.first, c.second, c.alpha);
            Bounds back = Contrast.difference(c.second, c.first, c.alpha);
            return number(there.upper()) == -number(back.lower()) && number(there.lower()) == -number(back.upper());
        });
    }

    @Test
    void a_ratio_to_what_may_be_nothing_is_unbounded() {
        assertThat(Contrast.ratio(new Trials(3, 10), new Trials(0, 10), USUAL).upper()).isInstanceOf(Bound.Unbounded.class);
        assertThat(Contrast.ratio(new Trials(3, 10), new Trials(0, 10), USUAL).lower()).isInstanceOf(Bound.At.class);
        assertThat(Contrast.ratio(new Trials(3, 10), new Trials(0, 0), USUAL).upper()).isInstanceOf(Bound.Undefined.class);
        assertThat(Contrast.difference(new Trials(0, 0), new Trials(1, 2), USUAL).upper()).isInstanceOf(Bound.Undefined.class);
    }

    @Test
    void published_counts() {
        Bounds difference = Contrast.difference(new Trials(2, 100), new Trials(22, 39), USUAL);
        assertThat(number(difference.upper())).isBetween(-0.5, -0.3);
        Bounds ratio = Contrast.ratio(new Trials(2, 100), new Trials(22, 39), USUAL);
        assertThat(number(ratio.upper())).isBetween(0.1, 0.25);
    }

    @Test
    void scores_and_counts_of_yes_or_no_items_agree_in_direction() {
        BoundedSample low = BoundedSample.of(new double[40]);
        BoundedSample high = BoundedSample.of(Arrays.stream(new double[40]).map(x -> 1).toArray());
        assertThat(number(Contrast.difference(low, high, USUAL).upper())).isNegative();
        assertThat(number(Contrast.ratio(low, high, USUAL).upper())).isLessThan(0.3);
    }

    @Test
    void at_its_last_value_an_interim_bound_is_the_betting_bound() {
        Seeded.forAll(500, Draw::values, values -> {
            BoundedSample sample = BoundedSample.of(values);
            return InterimBound.bounds(sample, values.length, USUAL).equals(BettingBound.bounds(sample, USUAL));
        });
    }

    @Test
    void raising_a_value_never_lowers_an_interim_bound() {
        Seeded.forAll(500, Draw::values, values -> {
            double[] raised = values.clone();
            raised[0] = raised[0] + (1 - raised[0]) / 2;
            int planned = 3 * values.length;
            return number(InterimBound.upper(BoundedSample.of(raised), planned, USUAL)) >= number(InterimBound.upper(BoundedSample.of(values), planned, USUAL));
        });
    }

    @Test
    void no_more_values_are_looked_at_than_planned() {
        assertThatThrownBy(() -> InterimBound.upper(BoundedSample.of(0, 1), 1, USUAL)).hasMessageContaining("a plan of `1` values");
        assertThat(InterimBound.upper(BoundedSample.of(), 10, USUAL)).isInstanceOf(Bound.Undefined.class);
    }

    /** Looked at after each of 60 items 2,000 times: the share of runs in which any look misses. */
    @Test
    void looking_after_every_item_misses_no_more_often_than_alpha() {
        SplitMix random = SplitMix.of(11, 0);
        int missed = 0;
        for (int run = 0; run < 400; run++) {
            double[] items = new double[60];
            Arrays.setAll(items, i -> random.unit() < 0.3 ? 1 : 0);
            boolean misses = false;
            for (int look = 5; look <= items.length; look += 5) {
                misses |= number(InterimBound.upper(BoundedSample.of(Arrays.copyOf(items, look)), items.length, USUAL)) < 0.3;
            }
            missed += misses ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(20);
    }

    @Test
    void a_log_ratio_lies_near_fieller_inside_the_domain_and_is_refused_outside() {
        ArmSummary treatment = new ArmSummary(new BigDecimal("0.40"), new BigDecimal("0.1"), SpreadKind.SD, 60);
        ArmSummary control = new ArmSummary(new BigDecimal("0.25"), new BigDecimal("0.07"), SpreadKind.SD, 60);
        double log = number(LogRatio.upper(treatment, control, USUAL));
        assertThat(log).isCloseTo(number(Fieller.upper(treatment, control, USUAL)), org.assertj.core.data.Percentage.withPercentage(1));
        assertThat(number(LogRatio.lower(treatment, control, USUAL))).isLessThan(1.6).isLessThan(log);
        ArmSummary few = new ArmSummary(new BigDecimal("0.40"), new BigDecimal("0.1"), SpreadKind.SD, 8);
        assertThat(LogRatio.upper(few, control, USUAL)).isInstanceOf(Bound.NotValidHere.class);
        ArmSummary still = new ArmSummary(new BigDecimal("0.40"), BigDecimal.ZERO, SpreadKind.SD, 60);
        assertThat(LogRatio.upper(still, control, USUAL)).isInstanceOf(Bound.Undefined.class);
        ArmSummary nothing = new ArmSummary(BigDecimal.ZERO, new BigDecimal("0.1"), SpreadKind.SD, 60);
        assertThat(LogRatio.upper(nothing, control, USUAL)).isInstanceOf(Bound.Undefined.class);
    }

    private static Pair pair(Random random) {
        return new Pair(Draw.trials(random), Draw.trials(random), Draw.alpha(random));
    }
}
