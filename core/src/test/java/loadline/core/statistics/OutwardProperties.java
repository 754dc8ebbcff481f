package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Bounds checked in exact arithmetic: the printed decimal itself, not the double it came from, keeps the promise. */
class OutwardProperties {
    private record Binomial(Trials trials, Alpha alpha) {}

    private record Sample(double[] values, Alpha alpha) {}

    @Test
    void an_upper_bound_is_outside_the_exact_one_by_less_than_two_units() {
        Seeded.forAll(10_000, OutwardProperties::binomial, c -> {
            if (c.trials.successes() == c.trials.attempted()) {
                return true;
            }
            BigDecimal bound = ClopperPearson.upper(c.trials, c.alpha).value().orElseThrow();
            BigDecimal inside = bound.subtract(unit(bound).multiply(BigDecimal.TWO));
            return bound.compareTo(BigDecimal.ONE) == 0
                    || atMost(c.trials, bound).compareTo(c.alpha.value()) <= 0 && atMost(c.trials, inside).compareTo(c.alpha.value()) > 0;
        });
    }

    @Test
    void a_lower_bound_is_outside_the_exact_one_by_less_than_two_units() {
        Seeded.forAll(10_000, OutwardProperties::binomial, c -> {
            if (c.trials.successes() == 0) {
                return true;
            }
            BigDecimal bound = ClopperPearson.lower(c.trials, c.alpha).value().orElseThrow();
            BigDecimal inside = bound.add(unit(bound).multiply(BigDecimal.TWO));
            return atLeast(c.trials, bound).compareTo(c.alpha.value()) <= 0 && atLeast(c.trials, inside).compareTo(c.alpha.value()) > 0;
        });
    }

    @Test
    void the_capital_against_a_betting_bound_is_enough_in_exact_arithmetic() {
        Seeded.forAll(10_000, OutwardProperties::sample, c -> {
            BigDecimal bound = BettingBound.upper(BoundedSample.of(c.values), c.alpha).value().orElseThrow();
            return bound.compareTo(BigDecimal.ONE) == 0 || averageCapital(c.values, bound).multiply(c.alpha.value()).compareTo(BigDecimal.ONE) >= 0;
        });
    }

    @Test
    void rounding_goes_away_from_the_number_on_both_sides_of_zero() {
        Seeded.forAll(10_000, random -> new BigDecimal(random.nextGaussian() * Math.exp(random.nextGaussian() * 20)), x ->
                Outward.up(x).compareTo(x) > 0 && Outward.down(x).compareTo(x) < 0
                        && Outward.up(x).subtract(Outward.down(x)).compareTo(x.abs().multiply(new BigDecimal("3e-11"))) < 0);
        assertThat(Outward.up(BigDecimal.ZERO)).isZero();
        assertThat(Outward.down(BigDecimal.ZERO)).isZero();
    }

    private static BigDecimal unit(BigDecimal bound) {
        return BigDecimal.ONE.scaleByPowerOfTen(bound.precision() - bound.scale() - 12);
    }

    private static BigDecimal atMost(Trials trials, BigDecimal p) {
        return tail(trials.attempted(), 0, trials.successes(), p);
    }

    private static BigDecimal atLeast(Trials trials, BigDecimal p) {
        return tail(trials.attempted(), trials.successes(), trials.attempted(), p);
    }

    /** The probability of {@code from} to {@code to} successes, to 60 digits. */
    private static BigDecimal tail(int n, int from, int to, BigDecimal p) {
        MathContext digits = new MathContext(60);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger ways = BigInteger.ONE;
        for (int k = 0; k <= to; k++) {
            if (k >= from) {
                BigDecimal term = new BigDecimal(ways).multiply(p.pow(k, digits), digits).multiply(BigDecimal.ONE.subtract(p).pow(n - k, digits), digits);
                sum = sum.add(term, digits);
            }
            ways = ways.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
        }
        return sum;
    }

    /** The average over the shares 1, 1/2, ... of the capital against a mean of at least {@code mean}, to 60 digits. */
    private static BigDecimal averageCapital(double[] values, BigDecimal mean) {
        MathContext digits = new MathContext(60);
        int shares = 0;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal share = BigDecimal.ONE;
        while (shares == 0 || share.doubleValue() * Math.sqrt(values.length) >= 1.5) {
            BigDecimal capital = BigDecimal.ONE;
            for (double value : values) {
                BigDecimal odds = BigDecimal.ONE.subtract(new BigDecimal(value)).divide(BigDecimal.ONE.subtract(mean), digits);
                capital = capital.multiply(BigDecimal.ONE.subtract(share).add(share.multiply(odds)), digits);
            }
            sum = sum.add(capital);
            shares++;
            share = share.divide(BigDecimal.TWO);
        }
        return sum.divide(BigDecimal.valueOf(shares), digits);
    }

    private static Binomial binomial(Random random) {
        int attempted = 1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 40);
        return new Binomial(new Trials(random.nextInt(attempted + 1), attempted), Draw.alpha(random));
    }

    private static Sample sample(Random random) {
        double[] values = Draw.values(random);
        return new Sample(Arrays.copyOf(values, Math.min(values.length, 20)), Draw.alpha(random));
    }
}
