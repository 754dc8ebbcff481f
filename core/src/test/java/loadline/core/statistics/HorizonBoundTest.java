package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HorizonBoundTest {
    private static final BigDecimal RIDGE = new BigDecimal("0.00001");

    @Test
    void a_bound_is_given_inside_the_domain_and_lies_beyond_the_estimate() {
        HorizonRuns runs = runs(60, new Random(1));
        double estimate = Math.pow(2, ((LogisticFit.Fitted) runs.fit(0, 1e-5)).log2Horizon(0.5).orElseThrow());
        assertThat(Draw.number(HorizonBound.upper(runs, asked("0.05")))).isGreaterThan(estimate);
        assertThat(Draw.number(HorizonBound.lower(runs, asked("0.05")))).isLessThan(estimate);
    }

    @Test
    void outside_the_domain_there_is_a_figure_and_a_reason_and_no_bound() {
        assertThat(HorizonBound.upper(runs(8, new Random(2)), asked("0.05"))).isInstanceOfSatisfying(Bound.NotValidHere.class,
                bound -> assertThat(bound.reason()).contains("families of tasks, not `8`"));
        assertThat(HorizonBound.upper(runs(60, new Random(1)), asked("0.001"))).isInstanceOf(Bound.NotValidHere.class);
        HorizonBound.Asked heavy = new HorizonBound.Asked(new BigDecimal("2"), Alpha.of("0.05"), Optional.empty(), 1);
        assertThat(HorizonBound.upper(runs(60, new Random(1)), heavy)).isInstanceOf(Bound.NotValidHere.class);
    }

    @Test
    void one_kind_of_outcome_bounds_nothing_on_its_side() {
        assertThat(HorizonBound.upper(same(1), asked("0.05"))).isInstanceOf(Bound.Unbounded.class);
        assertThat(HorizonBound.lower(same(1), asked("0.05"))).isInstanceOf(Bound.Undefined.class);
        assertThat(HorizonBound.lower(same(0), asked("0.05"))).isInstanceOf(Bound.Unbounded.class);
        assertThat(HorizonBound.upper(same(0), asked("0.05"))).isInstanceOf(Bound.Undefined.class);
    }

    @Test
    void a_smaller_alpha_never_tightens() {
        for (int seed = 0; seed < 5; seed++) {
            HorizonRuns runs = runs(50, new Random(seed));
            assertThat(Draw.number(HorizonBound.upper(runs, asked("0.025")))).isGreaterThanOrEqualTo(Draw.number(HorizonBound.upper(runs, asked("0.05"))));
            assertThat(Draw.number(HorizonBound.lower(runs, asked("0.025")))).isLessThanOrEqualTo(Draw.number(HorizonBound.lower(runs, asked("0.05"))));
        }
    }

    @Test
    void names_and_order_change_no_bit_of_a_bound() {
        List<HorizonRuns.Run> rows = rows(40, new Random(3));
        Bound expected = HorizonBound.upper(HorizonRuns.of(rows), asked("0.05"));
        for (int seed = 0; seed < 3; seed++) {
            List<HorizonRuns.Run> moved = new ArrayList<>();
            for (HorizonRuns.Run row : rows) {
                moved.add(new HorizonRuns.Run("other", new StringBuilder(row.family()).reverse() + "x" + seed, new StringBuilder(row.task()).reverse() + "y" + seed, row.minutes(), row.score()));
            }
            Collections.shuffle(moved, new Random(seed));
            assertThat(HorizonBound.upper(HorizonRuns.of(moved), asked("0.05"))).isEqualTo(expected);
            assertThat(HorizonRuns.of(moved).fingerprint()).isEqualTo(HorizonRuns.of(rows).fingerprint());
        }
    }

    @Test
    void however_replicates_are_shared_out_they_are_the_same() {
        HorizonRuns runs = runs(15, new Random(4));
        HorizonBootstrap bootstrap = new HorizonBootstrap(runs, 1e-5, HorizonBootstrap.Depth.FAMILIES_TASKS_AND_RUNS, 9);
        HorizonBootstrap.Replicates whole = bootstrap.room(64);
        bootstrap.fill(whole, 0, 64);
        HorizonBootstrap.Replicates parts = bootstrap.room(64);
        for (int from = 63; from >= 0; from -= 7) {
            bootstrap.fill(parts, Math.max(0, from - 6), from + 1);
        }
        HorizonBootstrap.Replicates half = bootstrap.room(32);
        bootstrap.fill(half, 0, 32);
        assertThat(parts.log2Even()).isEqualTo(whole.log2Even());
        assertThat(parts.slopes()).isEqualTo(whole.slopes());
        assertThat(half.log2Even()[0]).isEqualTo(java.util.Arrays.copyOf(whole.log2Even()[0], 32));
    }

    @Test
    void a_far_cutoff_stops_early_and_does_not_move_the_side_it_lies_on() {
        HorizonRuns runs = runs(60, new Random(5));
        double full = Draw.number(HorizonBound.upper(runs, asked("0.05")));
        HorizonBound.Asked far = new HorizonBound.Asked(RIDGE, Alpha.of("0.05"), Optional.of(new BigDecimal("1e9")), 1);
        assertThat(Draw.number(HorizonBound.upper(runs, far))).isBetween(full / 3, full * 3);
        HorizonBound.Asked near = new HorizonBound.Asked(RIDGE, Alpha.of("0.05"), Optional.of(new BigDecimal(full)), 1);
        assertThat(Draw.number(HorizonBound.upper(runs, near))).isEqualTo(full);
    }

    @Test
    void a_bound_is_of_one_agent() {
        List<HorizonRuns.Run> rows = new ArrayList<>(rows(20, new Random(6)));
        rows.add(new HorizonRuns.Run("second", "f0", "f0/t0", rows.getFirst().minutes(), 1));
        HorizonRuns two = HorizonRuns.of(rows);
        assertThatThrownBy(() -> HorizonBound.upper(two, asked("0.05"))).hasMessageContaining("one agent");
    }

    @Test
    void one_task_has_one_length() {
        assertThatThrownBy(() -> HorizonRuns.of(List.of(new HorizonRuns.Run("a", "f", "t", 1, 1), new HorizonRuns.Run("a", "f", "t", 2, 1))))
                .hasMessageContaining("`1.0` minutes in one run and `2.0` in another");
    }

    private static HorizonBound.Asked asked(String alpha) {
        return new HorizonBound.Asked(RIDGE, Alpha.of(alpha), Optional.empty(), 1);
    }

    private static HorizonRuns same(double score) {
        return HorizonRuns.of(rows(30, new Random(7)).stream().map(r -> new HorizonRuns.Run(r.agent(), r.family(), r.task(), r.minutes(), score)).toList());
    }

    private static HorizonRuns runs(int families, Random random) {
        return HorizonRuns.of(rows(families, random));
    }

    private static List<HorizonRuns.Run> rows(int families, Random random) {
        List<HorizonRuns.Run> rows = new ArrayList<>();
        for (int f = 0; f < families; f++) {
            int tasks = 3 + random.nextInt(3);
            for (int t = 0; t < tasks; t++) {
                double log2 = 12 * random.nextDouble() - 2;
                double chance = 1 / (1 + Math.exp(0.9 * (log2 - 4)));
                rows.add(new HorizonRuns.Run("agent", "f" + f, "f" + f + "/t" + t, Math.pow(2, log2), random.nextDouble() < chance ? 1 : 0));
            }
        }
        return rows;
    }
}
