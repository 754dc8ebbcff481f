package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import loadline.testing.Seeded;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
    private record BetaCase(double a, double b, double x) {}

    /** Shapes, probability, quantile and upper quantile to 17 digits, made with 60-digit arithmetic. */
    private static final String QUANTILES = """
            1.0 30.0 0.05 0.0017083156444657344 0.095033852855304137
            1.0 30.0 0.025 0.0008435709266304788 0.11570330822202781
            1.0 30.0 1e-09 3.3333333349444447e-11 0.49881276637272771
            1.0 30.0 0.3 0.011818767940963117 0.039337786704772871
            2.0 29.0 0.05 0.011975800965209102 0.14859606865911314
            2.0 29.0 0.025 0.0081781344606563131 0.17216945563341268
            2.0 29.0 1e-09 1.5162175435261997e-6 0.55627899572128971
            2.0 29.0 0.3 0.036521954614991736 0.079379007103465253
            5.0 26.0 0.05 0.068055573580384514 0.27961516589348214
            5.0 26.0 0.025 0.056421696468071486 0.30721835027612677
            5.0 26.0 1e-09 0.0014856698111334718 0.67793963424038337
            5.0 26.0 0.3 0.12193838232044161 0.19014824914906794
            31.0 1.0 0.05 0.90788594005267627 0.99834674573335904
            31.0 1.0 0.025 0.88781125307763001 0.99918362992815339
            31.0 1.0 1e-09 0.51248058769609335 0.99999999996774194
            31.0 1.0 0.3 0.96190668659986807 0.98856029343760987
            0.5 0.5 0.05 0.0061558297024311376 0.99384417029756886
            0.5 0.5 0.025 0.0015413331334360121 0.99845866686656399
            0.5 0.5 0.3 0.20610737385376342 0.79389262614623658
            3.0 28.0 0.05 0.027815549739749653 0.19532604365492599
            3.0 28.0 0.025 0.021117137029722567 0.22073540152296189
            3.0 28.0 1e-09 6.2710724951811863e-5 0.60248572124282751
            3.0 28.0 0.3 0.063898134596489588 0.11729916189710571
            1.0 1000000.0 0.05 5.1293293072049534e-8 2.9957277863525444e-6
            1.0 1000000.0 0.025 2.5317807663794179e-8 3.688872650206489e-6
            1.0 1000000.0 1e-09 1.0000000004999996e-15 2.072305111155621e-5
            1.0 1000000.0 0.3 3.5667488033023211e-7 1.2039720795509701e-6
            10.0 999990.0 0.05 5.4254208193713979e-6 1.5705179473815743e-5
            10.0 999990.0 0.025 4.7954035729592565e-6 1.7084751472506166e-5
            10.0 999990.0 1e-09 6.021379693467688e-7 4.1738920657539091e-5
            10.0 999990.0 0.3 8.1329399013810633e-6 1.1387270331807231e-5
            300001.0 700000.0 0.05 0.2992471610431979 0.30075469376517013
            300001.0 700000.0 0.025 0.29910291107529169 0.30089924664225374
            300001.0 700000.0 1e-09 0.29725684451270799 0.30275388166672529
            250.5 0.5 0.05 0.99235414572842147 0.99999214361121062
            250.5 0.5 0.025 0.99001248854290604 0.99999803782684622
            250.5 0.5 0.3 0.99785606088245247 0.99970339707411184
            0.5 1000.5 0.05 1.9655766121360919e-6 0.0019184067122560312
            0.5 1000.5 0.025 4.9091169479444113e-7 0.0025081643414222982
            0.5 1000.5 1e-09 7.8520183840642566e-22 0.018484795447349516
            0.5 1000.5 0.3 7.4214620098091347e-5 0.00053681868320468945
            8.0 0.5 0.05 0.78071636520497649 0.99974647747927719
            8.0 0.5 0.025 0.723486682078128 0.9999366755896689
            8.0 0.5 0.3 0.93308961220849994 0.99047206679288319
            100.0 100.0 0.05 0.44196984205765898 0.55803015794234102
            100.0 100.0 0.025 0.4309509309418172 0.5690490690581828
            100.0 100.0 1e-09 0.2969050349835738 0.7030949650164262
            100.0 100.0 0.3 0.48144285015861232 0.51855714984138768
            20.0 3.0 0.05 0.74053346777156277 0.96177648899358207
            20.0 3.0 0.025 0.7083872584460665 0.97094414887125332
            20.0 3.0 1e-09 0.27874832953531357 0.9999133693042654
            20.0 3.0 0.3 0.84162712953117538 0.9128038944381105
            """;

    @Test
    void beta_quantiles_agree_with_sixty_digit_arithmetic() {
        int cases = 0;
        for (String line : QUANTILES.strip().lines().toList()) {
            String[] words = line.trim().split(" ");
            BetaDistribution beta = new BetaDistribution(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
            double p = Double.parseDouble(words[2]);
            assertThat(relative(beta.quantile(p), Double.parseDouble(words[3]))).as(line).isLessThan(1e-13);
            assertThat(relative(beta.upperQuantile(p), Double.parseDouble(words[4]))).as(line).isLessThan(1e-13);
            cases++;
        }
        assertThat(cases).isGreaterThan(40);
    }

    /** The oracle library keeps only eleven digits here; these are by 50-digit quadrature. */
    @Test
    void probabilities_of_large_shapes_keep_their_digits() {
        BetaDistribution beta = new BetaDistribution(158787.54076465926, 120031.10831631815);
        assertThat(relative(beta.above(0.5707913537360814), 0.084401766462890368)).isLessThan(1e-13);
        assertThat(relative(beta.atMost(0.5707913537360814), 0.91559823353710963)).isLessThan(1e-14);
    }

    @Test
    void beta_probabilities_agree_with_the_oracle_library() {
        Seeded.forAll(10_000, SpecialFunctionsTest::betaCase, c -> {
            var oracle = org.apache.commons.statistics.distribution.BetaDistribution.of(c.a, c.b);
            BetaDistribution beta = new BetaDistribution(c.a, c.b);
            return isClose(beta.atMost(c.x), oracle.cumulativeProbability(c.x)) && isClose(beta.above(c.x), oracle.survivalProbability(c.x));
        });
    }

    @Test
    void quantiles_of_t_agree_with_the_oracle_library() {
        Seeded.forAll(10_000, random -> new double[] {Math.exp(random.nextDouble() * 14), tail(random)}, c -> {
            double oracle = TDistribution.of(c[0]).inverseSurvivalProbability(c[1]);
            return relative(new StudentT(c[0]).upperQuantile(c[1]), oracle) < 1e-9;
        });
    }

    @Test
    void normal_quantiles_agree_with_the_oracle_library() {
        NormalDistribution oracle = NormalDistribution.of(0, 1);
        Seeded.forAll(10_000, SpecialFunctionsTest::tail,
                tail -> relative(Normal.upperQuantile(tail), oracle.inverseSurvivalProbability(tail)) < 1e-12);
    }

    @Test
    void t_with_one_and_two_degrees_of_freedom_has_its_closed_form() {
        Seeded.forAll(10_000, SpecialFunctionsTest::tail, tail -> {
            double cauchy = 1 / StrictMath.tan(Math.PI * tail);
            double two = (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail));
            return relative(new StudentT(1).upperQuantile(tail), cauchy) < 1e-13 && relative(new StudentT(2).upperQuantile(tail), two) < 1e-13;
        });
    }

    @Test
    void log_gamma_of_whole_and_half_numbers_is_the_sum_of_logarithms() {
        double factorial = 0;
        double half = StrictMath.log(Math.sqrt(Math.PI));
        for (int n = 1; n <= 170; n++) {
            assertThat(LogGamma.of(n)).isCloseTo(factorial, within(1e-13 * Math.max(1, factorial)));
            assertThat(LogGamma.of(n - 0.5)).isCloseTo(half, within(1e-13 * Math.max(1, Math.abs(half))));
            factorial += StrictMath.log(n);
            half += StrictMath.log(n - 0.5);
        }
        assertThat(LogGamma.of(1e-10)).isCloseTo(23.025850929882735, within(1e-13));
        assertThat(relative(LogGamma.of(1e6), 12815504.569147611)).isLessThan(1e-15);
    }

    @Test
    void a_median_is_exact_and_tails_are_mirror_images() {
        assertThat(Normal.upperQuantile(0.5)).isZero();
        assertThat(new StudentT(7).quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.975)).isEqualTo(-Normal.quantile(0.025), within(1e-14));
        assertThat(new StudentT(7).quantile(0.975)).isEqualTo(-new StudentT(7).quantile(0.025), within(1e-13));
        assertThat(new BetaDistribution(3, 3).quantile(0.5)).isEqualTo(0.5, within(1e-15));
    }

    @Test
    void nonsense_is_refused_with_the_value_in_the_message() {
        assertThatThrownBy(() -> new BetaDistribution(0, 1)).hasMessageContaining("`0.0`");
        assertThatThrownBy(() -> new BetaDistribution(1, Double.NaN)).hasMessageContaining("`NaN`");
        assertThatThrownBy(() -> new BetaDistribution(1, 1).quantile(1)).hasMessageContaining("`1.0`");
        assertThatThrownBy(() -> new BetaDistribution(1, 1).atMost(-0.1)).hasMessageContaining("`-0.1`");
        assertThatThrownBy(() -> new StudentT(0)).hasMessageContaining("`0.0`");
        assertThatThrownBy(() -> new StudentT(3).upperQuantile(0.6)).hasMessageContaining("`0.6`");
        assertThatThrownBy(() -> Normal.upperQuantile(0)).hasMessageContaining("`0.0`");
        assertThatThrownBy(() -> LogGamma.of(-1)).hasMessageContaining("`-1.0`");
    }

    private static BetaCase betaCase(Random random) {
        double a = Math.exp(random.nextDouble() * 12 - 4);
        double b = Math.exp(random.nextDouble() * 12 - 4);
        double mean = a / (a + b);
        double deviation = Math.sqrt(mean * (1 - mean) / (a + b + 1));
        double x = Math.min(1, Math.max(0, mean + 6 * (random.nextDouble() - 0.5) * deviation));
        return new BetaCase(a, b, x);
    }

    private static double tail(Random random) {
        return 0.499 * Math.exp(-30 * random.nextDouble());
    }

    private static boolean isClose(double got, double expected) {
        return relative(got, expected) < 1e-12 || Math.abs(got - expected) < 1e-15;
    }

    private static double relative(double got, double expected) {
        return got == expected ? 0 : Math.abs(got - expected) / Math.abs(expected);
    }
}
