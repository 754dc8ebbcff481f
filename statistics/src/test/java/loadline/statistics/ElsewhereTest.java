package loadline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loadline.core.statistics.Trials;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that SciPy 1.17 gave for other inputs than those of the public cases. */
class ElsewhereTest {
    @ParameterizedTest
    @CsvSource({"2, 1, 2.9, 0.17539025609845593", "10, 2.5, 1.8, 0.7557930509750104", "58, -1, 0.5, 0.06729464678740094", "4000, 3, 1.96, 0.8508005150248908"})
    void noncentral_t(double degrees, double shift, double t, double above) {
        assertThat(new NoncentralT(degrees, shift).above(t)).isCloseTo(above, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 3, 7, 0.20454545454545459, 1, 0.06993006993", "7, 7, 2, 9, 0.0032342657342657346, 0.003146853146853147, 0.9989716167353421",
        "30, 400, 55, 410, 0.008055440638067977, 0.9980131020736149, 0.0030071975394035757"})
    void exact_tests_of_two_proportions(int k1, int n1, int k2, int n2, double twoSided, double greater, double larger) {
        TwoProportions two = TwoProportions.of(new Trials(k1, n1), new Trials(k2, n2), new Level(0.95));
        assertThat(two.fisherTwoSided().value().orElseThrow()).isCloseTo(twoSided, Percentage.withPercentage(1e-8));
        assertThat(two.fisherGreater().value().orElseThrow()).isCloseTo(greater, Percentage.withPercentage(1e-8));
        assertThat(two.firstIsLarger().value().orElseThrow()).isCloseTo(larger, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"3, 20, 0.4, 0.022427038142043255", "0, 4, 0.45454545454545453, 0.13120688477563008", "40, 65, 0.5, 0.08168153394154003"})
    void exact_two_sided_binomial_test(int k, int n, double p, double expected) {
        assertThat(new Binomial(n, p).notLikelierThan(k)).isCloseTo(expected, Percentage.withPercentage(1e-9));
    }

    @Test
    void paired_t() {
        double[] a = {1, 0, 1, 1, 0, 1, 0, 0, 1, 1};
        double[] b = {0, 0, 1, 0, 0, 1, 1, 0, 1, 0};
        Interval interval = PairedDifference.of(a, b, new Level(0.9), Optional.empty()).byT();
        assertThat(interval.lower().value().orElseThrow()).isCloseTo(-0.1666225865312475, Offset.offset(1e-12));
        assertThat(interval.upper().value().orElseThrow()).isCloseTo(0.5666225865312474, Offset.offset(1e-12));
    }

    @Test
    void regression() {
        Trend trend = Trend.of(new Trend.Points(new double[] {1, 2, 3.5, 5, 7}, new double[] {2, 2.9, 5.1, 6.8, 9.9}), new Trend.Asked(0, 12, 8, new Level(0.95)));
        assertThat(trend.slope().value().orElseThrow()).isCloseTo(1.3228070175438595, Offset.offset(1e-13));
        assertThat(trend.atOrigin().value().orElseThrow()).isCloseTo(0.44561403508772024, Offset.offset(1e-13));
        assertThat(trend.slopeError().value().orElseThrow()).isCloseTo(0.05354950036585631, Offset.offset(1e-13));
    }

    @Test
    void welch() {
        Uplift uplift = Uplift.of(new Arm(1.2, 0.4, 12), new Arm(1, 0.6, 9), new Level(0.95));
        assertThat(uplift.welchT().value().orElseThrow()).isCloseTo(0.8660254037844384, Offset.offset(1e-12));
        assertThat(uplift.welchP().value().orElseThrow()).isCloseTo(0.40199073517468836, Offset.offset(1e-12));
    }

    @Test
    void bias_corrected_bootstrap() {
        double[] squares = {1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144};
        Bootstrap.Drawn drawn = Bootstrap.drawn(squares, new Level(0.95), 400_000, 3);
        assertThat(drawn.standardError().value().orElseThrow()).isCloseTo(13.3185, Percentage.withPercentage(0.5));
        assertThat(drawn.biasCorrected().lower().value().orElseThrow()).isCloseTo(31.1667, Percentage.withPercentage(1));
        assertThat(drawn.biasCorrected().upper().value().orElseThrow()).isCloseTo(83.6667, Percentage.withPercentage(1));
    }

    @Test
    void poisson_tail() {
        assertThat(PoissonRate.asFewAt(2.13, 17, 10)).isCloseTo(0.20829896868609252, Percentage.withPercentage(1e-10));
    }

    /** From elimination within the band against the closed form for steps of one: a fair walk that is held at 0 reaches h after h^2 + h steps. */
    @Test
    void a_fair_walk_held_at_zero_reaches_h_after_h_squared_plus_h() {
        for (int h : new int[] {1, 2, 5, 40}) {
            assertThat(Cusum.meanRunLength(0.5, 1, 1, h).value().orElseThrow()).isCloseTo((double) h * h + h, Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void exact_enumeration_and_random_draws_agree() {
        double[] values = {0.1, 0.4, 0.4, 0.9, 0.7, 1.3};
        Bootstrap.Exact exact = Bootstrap.exactly(values);
        Bootstrap.Drawn drawn = Bootstrap.drawn(values, new Level(0.9), 200_000, 5);
        assertThat(drawn.standardError().value().orElseThrow()).isCloseTo(exact.standardError().value().orElseThrow(), Percentage.withPercentage(1));
        assertThat(drawn.percentile().lower().value().orElseThrow()).isCloseTo(exact.quantile(new java.math.BigDecimal("0.05")), Offset.offset(0.02));
    }
}
