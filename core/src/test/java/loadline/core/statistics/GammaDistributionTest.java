package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import loadline.testing.Seeded;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaDistributionTest {
    private record Draw(double shape, double x, double p) {}

    @ParameterizedTest
    @CsvSource({"0.01, 0.5, 4.465535018910562e-31", "2.5, 0.001, 0.1051063013146096", "50, 0.999, 74.72462638951943", "1000000, 0.025, 998040.9833402939"})
    void quantiles_that_scipy_gives(double shape, double p, double expected) {
        assertThat(new GammaDistribution(shape).quantile(p)).isCloseTo(expected, Percentage.withPercentage(1e-10));
    }

    @Test
    void a_library_gives_the_same_probabilities() {
        Seeded.forAll(3000, GammaDistributionTest::draw, c -> {
            var oracle = org.apache.commons.statistics.distribution.GammaDistribution.of(c.shape, 1);
            GammaDistribution ours = new GammaDistribution(c.shape);
            return isClose(ours.atMost(c.x), oracle.cumulativeProbability(c.x)) && isClose(ours.above(c.x), oracle.survivalProbability(c.x));
        });
    }

    @Test
    void a_quantile_is_the_first_double_that_reaches_its_probability() {
        Seeded.forAll(1000, GammaDistributionTest::draw, c -> {
            GammaDistribution gamma = new GammaDistribution(c.shape);
            double x = gamma.quantile(c.p);
            return gamma.atMost(x) >= c.p && (x == Double.MIN_VALUE || gamma.atMost(Math.nextDown(x)) < c.p);
        });
    }

    @Test
    void a_shape_of_one_is_the_exponential_distribution() {
        assertThat(new GammaDistribution(1).above(3)).isCloseTo(StrictMath.exp(-3), within(1e-16));
        assertThat(new GammaDistribution(1).atMost(0)).isZero();
        assertThat(new GammaDistribution(1).above(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> new GammaDistribution(0)).hasMessageContaining("shape");
        assertThatThrownBy(() -> new GammaDistribution(1).atMost(-1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new GammaDistribution(1).quantile(1)).hasMessageContaining("(0, 1)");
    }

    private static boolean isClose(double ours, double theirs) {
        return theirs < 1e-280 || Math.abs(ours - theirs) <= 1e-10 * theirs;
    }

    private static Draw draw(Random random) {
        double shape = Math.exp(random.nextDouble() * 14 - 4);
        return new Draw(shape, shape * (0.2 + 2 * random.nextDouble()), 0.001 + 0.998 * random.nextDouble());
    }
}
