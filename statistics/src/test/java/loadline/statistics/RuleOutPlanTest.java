package loadline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleOutPlanTest {
    @ParameterizedTest
    @CsvSource({"0.5, 5", "0.2, 14", "0.1, 29", "0.05, 59", "0.01, 299", "0.001, 2995"})
    void no_success_at_five_percent(String threshold, int items) {
        assertThat(ZeroFailure.items(new BigDecimal(threshold), 0, new BigDecimal("0.05"))).isEqualTo(items);
    }

    @Test
    void a_tie_is_settled_exactly() {
        assertThat(ZeroFailure.items(new BigDecimal("0.5"), 0, new BigDecimal("0.0625"))).isEqualTo(4);
        assertThat(ZeroFailure.items(new BigDecimal("0.5"), 1, new BigDecimal("0.3125"))).isEqualTo(4);
        assertThat(ZeroFailure.items(BigDecimal.ONE, 3, new BigDecimal("0.05"))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.2, 0.05, 0.8", "0.05, 0.2, 0.05, 0.8", "0.05, 0.2, 0.025, 0.9", "0.1, 0.15, 0.05, 0.8", "0.3, 0.5, 0.025, 0.95"})
    void the_items_planned_reach_the_chance_wanted_and_so_do_more(String truth, String cutoff, String alpha, double power) {
        RuleOutPlan.Goal goal = goal(truth, cutoff, alpha, power);
        RuleOutPlan.Size.Enough size = (RuleOutPlan.Size.Enough) RuleOutPlan.items(goal);
        for (int n = size.needed(); n < size.needed() + 60; n++) {
            assertThat(chance(n, goal)).as("n = " + n).isGreaterThanOrEqualTo(power - 1e-12);
        }
        assertThat(chance(size.needed(), goal)).isCloseTo(size.power(), within(1e-9));
        boolean less = false;
        for (int n = Math.max(1, size.needed() / 2); n < size.needed(); n++) {
            less |= chance(n, goal) < power;
        }
        assertThat(less).isTrue();
    }

    @Test
    void what_is_not_below_is_never_ruled_out() {
        assertThat(RuleOutPlan.items(goal("0.2", "0.2", "0.05", 0.8))).isInstanceOf(RuleOutPlan.Size.Never.class);
        assertThat(RuleOutPlan.clusters(goal("0.3", "0.2", "0.05", 0.8), 5, 0.5)).isInstanceOf(RuleOutPlan.Size.Never.class);
        assertThat(RuleOutPlan.items(goal("0.5", "1", "0.05", 0.8))).isInstanceOf(RuleOutPlan.Size.Never.class);
        assertThat(RuleOutPlan.participants(goal("0", "2", "0.05", 0.8), new RuleOutPlan.Arms(0.6, 0.1, 0.25, 0.1))).isInstanceOf(RuleOutPlan.Size.Never.class);
    }

    @Test
    void agreement_within_clusters_costs_clusters() {
        int alone = enough(RuleOutPlan.clusters(goal("0.05", "0.3", "0.05", 0.8), 4, 0));
        int together = enough(RuleOutPlan.clusters(goal("0.05", "0.3", "0.05", 0.8), 4, 1));
        assertThat(alone).isLessThan(together);
    }

    @Test
    void every_epoch_is_another_chance_unless_epochs_agree() {
        assertThat(RuleOutPlan.shareInAnyOf(1, 0.1, 0.3)).isCloseTo(0.1, within(1e-15));
        assertThat(RuleOutPlan.shareInAnyOf(3, 0.1, 0)).isCloseTo(1 - 0.9 * 0.9 * 0.9, within(1e-15));
        assertThat(RuleOutPlan.shareInAnyOf(10, 0.1, 1)).isEqualTo(0.1);
        assertThat(RuleOutPlan.shareInAnyOf(10, 0.1, 0.5)).isBetween(0.1, 1 - Math.pow(0.9, 10));
    }

    @Test
    void participants_grow_as_the_ratio_nears_its_cutoff() {
        RuleOutPlan.Goal goal = goal("0", "2.8", "0.05", 0.8);
        int far = enough(RuleOutPlan.participants(goal, new RuleOutPlan.Arms(0.375, 0.1, 0.25, 0.09)));
        int near = enough(RuleOutPlan.participants(goal, new RuleOutPlan.Arms(0.625, 0.1, 0.25, 0.09)));
        assertThat(far).isLessThan(near);
        assertThat(RuleOutPlan.participants(goal, new RuleOutPlan.Arms(0.42, 0.11, 0.25, 0.13))).isInstanceOfSatisfying(RuleOutPlan.Size.Never.class,
                never -> assertThat(never.reason()).contains("domain"));
    }

    private static double chance(int n, RuleOutPlan.Goal goal) {
        double chance = 0;
        for (int k = 0; k <= n; k++) {
            boolean ruledOut = ClopperPearson.upper(new Trials(k, n), goal.alpha()).value().orElseThrow().compareTo(goal.cutoff()) < 0;
            if (!ruledOut) {
                return k == 0 ? 0 : new Binomial(n, goal.truth().doubleValue()).atMost(k - 1);
            }
            chance = 1;
        }
        return chance;
    }

    private static int enough(RuleOutPlan.Size size) {
        return ((RuleOutPlan.Size.Enough) size).needed();
    }

    private static RuleOutPlan.Goal goal(String truth, String cutoff, String alpha, double power) {
        return new RuleOutPlan.Goal(new BigDecimal(truth), new BigDecimal(cutoff), Alpha.of(alpha), power);
    }
}
