package loadline.core.statistics;

import static loadline.core.statistics.Draw.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class BoundProperties {
    private static final int CASES = 10_000;

    private record Binomial(Trials trials, Alpha alpha, Alpha other) {}

    private record Sample(double[] values, Alpha alpha, Alpha other, long seed) {
        BoundedSample bounded() {
            return BoundedSample.of(values);
        }
    }

    private record Ratio(ArmSummary treatment, ArmSummary control, Alpha alpha, Alpha other) {}

    @Test
    void one_more_success_never_lowers_a_bound() {
        Seeded.forAll(CASES, BoundProperties::binomial, c -> {
            if (c.trials.successes() == c.trials.attempted()) {
                return number(ClopperPearson.upper(c.trials, c.alpha)) == 1;
            }
            Trials more = new Trials(c.trials.successes() + 1, c.trials.attempted());
            return compare(ClopperPearson.upper(more, c.alpha), ClopperPearson.upper(c.trials, c.alpha)) > 0
                    && compare(ClopperPearson.lower(more, c.alpha), ClopperPearson.lower(c.trials, c.alpha)) > 0
                    || number(ClopperPearson.upper(more, c.alpha)) == 1;
        });
    }

    @Test
    void a_smaller_alpha_never_tightens_a_binomial_bound() {
        Seeded.forAll(CASES, BoundProperties::binomial, c -> isWider(
                ClopperPearson.bounds(c.trials, smaller(c.alpha, c.other)), ClopperPearson.bounds(c.trials, larger(c.alpha, c.other))));
    }

    @Test
    void a_smaller_alpha_never_tightens_a_betting_bound() {
        Seeded.forAll(CASES, BoundProperties::sample, c -> isWider(
                BettingBound.bounds(c.bounded(), smaller(c.alpha, c.other)), BettingBound.bounds(c.bounded(), larger(c.alpha, c.other))));
    }

    @Test
    void raising_a_value_never_lowers_a_betting_bound() {
        Seeded.forAll(CASES, BoundProperties::sample, c -> {
            double[] raised = c.values.clone();
            Random random = new Random(c.seed);
            int i = random.nextInt(raised.length);
            raised[i] = random.nextBoolean() ? Math.min(1, Math.nextUp(raised[i])) : raised[i] + (1 - raised[i]) * random.nextDouble();
            Bounds before = BettingBound.bounds(c.bounded(), c.alpha);
            Bounds after = BettingBound.bounds(BoundedSample.of(raised), c.alpha);
            return compare(after.upper(), before.upper()) >= 0 && compare(after.lower(), before.lower()) >= 0;
        });
    }

    @Test
    void order_of_rows_and_labels_of_clusters_change_no_bit() {
        Seeded.forAll(CASES, BoundProperties::sample, c -> {
            Random random = new Random(c.seed);
            int[] cluster = random.ints(c.values.length, 0, 6).toArray();
            List<Observation> rows = new ArrayList<>();
            List<Observation> renamed = new ArrayList<>();
            for (int i = 0; i < c.values.length; i++) {
                rows.add(new Observation("cluster-" + cluster[i], c.values[i]));
                renamed.add(new Observation("z" + (7 * cluster[i] + 3) % 11, c.values[i]));
            }
            Collections.shuffle(renamed, random);
            BoundedSample one = BoundedSample.ofClusterMeans(rows);
            BoundedSample two = BoundedSample.ofClusterMeans(renamed);
            return one.equals(two) && one.mean() == two.mean() && BettingBound.bounds(one, c.alpha).equals(BettingBound.bounds(two, c.alpha));
        });
    }

    @Test
    void a_point_estimate_lies_between_its_bounds() {
        Seeded.forAll(CASES, BoundProperties::sample, c -> {
            Bounds bounds = BettingBound.bounds(c.bounded(), c.alpha);
            return number(bounds.lower()) <= c.bounded().mean() && c.bounded().mean() <= number(bounds.upper());
        });
        Seeded.forAll(CASES, BoundProperties::binomial, c -> {
            Bounds bounds = ClopperPearson.bounds(c.trials, c.alpha);
            double point = (double) c.trials.successes() / c.trials.attempted();
            return number(bounds.lower()) <= point && point <= number(bounds.upper());
        });
    }

    @Test
    void a_ratio_lies_between_its_bounds_and_a_smaller_alpha_never_tightens_them() {
        AtomicInteger bounded = new AtomicInteger();
        Seeded.forAll(CASES, BoundProperties::ratio, c -> {
            Bounds strict = Fieller.textbook(c.treatment, c.control, smaller(c.alpha, c.other));
            Bounds lax = Fieller.textbook(c.treatment, c.control, larger(c.alpha, c.other));
            if (!(strict.upper() instanceof Bound.NotValidHere high && strict.lower() instanceof Bound.NotValidHere low)) {
                return strict.upper().equals(lax.upper()) || lax.upper() instanceof Bound.NotValidHere;
            }
            bounded.incrementAndGet();
            BigDecimal least = c.control.mean().multiply(low.nominal());
            BigDecimal most = c.control.mean().multiply(high.nominal());
            return least.compareTo(c.treatment.mean()) <= 0 && most.compareTo(c.treatment.mean()) >= 0
                    && high.nominal().compareTo(((Bound.NotValidHere) lax.upper()).nominal()) >= 0
                    && low.nominal().compareTo(((Bound.NotValidHere) lax.lower()).nominal()) <= 0;
        });
        assertThat(bounded.get()).isGreaterThan(3000);
    }

    @Test
    void a_bound_that_may_rule_out_is_never_tighter_than_the_textbook_one() {
        AtomicInteger valid = new AtomicInteger();
        Seeded.forAll(CASES, BoundProperties::preciseRatio, c -> {
            Bound upper = Fieller.upper(c.treatment, c.control, c.alpha);
            if (!(upper instanceof Bound.At at)) {
                return true;
            }
            valid.incrementAndGet();
            Bounds textbook = Fieller.textbook(c.treatment, c.control, c.alpha);
            return at.bound().compareTo(((Bound.NotValidHere) textbook.upper()).nominal()) > 0
                    && ((Bound.At) Fieller.lower(c.treatment, c.control, c.alpha)).bound().compareTo(((Bound.NotValidHere) textbook.lower()).nominal()) < 0;
        });
        assertThat(valid.get()).isGreaterThan(1000);
    }

    @Test
    void missing_items_never_help_a_bound() {
        Seeded.forAll(CASES, BoundProperties::binomial, c -> {
            int missing = c.trials.attempted() / 3;
            WorstCase known = new WorstCase(c.trials.successes(), c.trials.attempted(), missing);
            WorstCase oneMore = new WorstCase(c.trials.successes(), c.trials.attempted(), missing + 1);
            return compare(oneMore.bounds(c.alpha).upper(), known.bounds(c.alpha).upper()) >= 0
                    && compare(oneMore.bounds(c.alpha).lower(), known.bounds(c.alpha).lower()) <= 0;
        });
    }

    @Test
    void a_bound_has_at_most_twelve_digits_and_lies_in_its_range() {
        Seeded.forAll(CASES, BoundProperties::sample, c -> {
            Bounds bounds = BettingBound.bounds(c.bounded(), c.alpha);
            BigDecimal lower = bounds.lower().value().orElseThrow();
            BigDecimal upper = bounds.upper().value().orElseThrow();
            return lower.precision() <= 12 && upper.precision() <= 12 && lower.signum() >= 0 && upper.compareTo(BigDecimal.ONE) <= 0;
        });
    }

    private static boolean isWider(Bounds strict, Bounds lax) {
        return compare(strict.upper(), lax.upper()) >= 0 && compare(strict.lower(), lax.lower()) <= 0;
    }

    private static int compare(Bound one, Bound other) {
        return one.value().orElseThrow().compareTo(other.value().orElseThrow());
    }

    private static Alpha smaller(Alpha one, Alpha other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Alpha larger(Alpha one, Alpha other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Binomial binomial(Random random) {
        return new Binomial(Draw.trials(random), Draw.alpha(random), Draw.alpha(random));
    }

    private static Sample sample(Random random) {
        return new Sample(Draw.values(random), Draw.alpha(random), Draw.alpha(random), random.nextLong());
    }

    private static Ratio ratio(Random random) {
        return new Ratio(Draw.arm(random), Draw.arm(random), Draw.alpha(random), Draw.alpha(random));
    }

    /** Arms that mostly lie in the domain. */
    private static Ratio preciseRatio(Random random) {
        ArmSummary treatment = new ArmSummary(BigDecimal.valueOf(300 + random.nextInt(410), 3), new BigDecimal("0.01"), SpreadKind.SE, 20 + random.nextInt(30));
        ArmSummary control = new ArmSummary(BigDecimal.valueOf(240 + random.nextInt(270), 3), new BigDecimal("0.009"), SpreadKind.SE, 20 + random.nextInt(30));
        return new Ratio(treatment, control, Alpha.of("0.025"), Alpha.of("0.05"));
    }
}
