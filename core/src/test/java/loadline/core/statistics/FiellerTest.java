package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiellerTest {
    private static final Alpha FIVE_PERCENT = Alpha.of("0.05");

    /** Bioweapons acquisition trial, Claude 4 system card p. 93: control 25% ± 13%, Opus 4 63% ± 13%, Sonnet 4 42% ± 11%. */
    @Test
    void the_published_uplift_trial_has_the_upper_bounds_that_each_reading_of_plus_minus_gives() {
        String rows = """
                SD                8 3.789 2.552
                SD                9 3.672 2.472
                SD               10 3.580 2.409
                CI95_HALF_WIDTH_T 8 4.188 2.824
                CI95_HALF_WIDTH_T 9 4.232 2.854
                CI95_HALF_WIDTH_T 10 4.267 2.877
                SE                8 30.138 20.596
                SE                9 27.528 18.732
                SE               10 25.817 17.519
                """;
        int checked = 0;
        for (String row : rows.lines().toList()) {
            String[] words = row.split(" +");
            SpreadKind kind = SpreadKind.valueOf(words[0]);
            int n = Integer.parseInt(words[1]);
            assertThat(nominal(opus(kind, n), control(kind, n))).as(row).isCloseTo(Double.parseDouble(words[2]), within(1e-3));
            assertThat(nominal(sonnet(kind, n), control(kind, n))).as(row).isCloseTo(Double.parseDouble(words[3]), within(1e-3));
            checked++;
        }
        assertThat(checked).isEqualTo(9);
    }

    @Test
    void the_two_sided_interval_of_the_published_ratio_is_reproduced() {
        Bounds bounds = Fieller.textbook(opus(SpreadKind.SD, 9), control(SpreadKind.SD, 9), Alpha.of("0.025"));
        assertThat(((Bound.NotValidHere) bounds.lower()).nominal().doubleValue()).isCloseTo(1.77, within(0.01));
        assertThat(((Bound.NotValidHere) bounds.upper()).nominal().doubleValue()).isCloseTo(4.05, within(0.01));
        assertThat(Fieller.textbook(opus(SpreadKind.SE, 9), control(SpreadKind.SE, 9), Alpha.of("0.025")).upper()).isInstanceOf(Bound.Unbounded.class);
    }

    @Test
    void the_published_trial_lies_outside_the_domain_under_every_reading() {
        for (SpreadKind kind : SpreadKind.UNKNOWN.readings()) {
            for (int n = 8; n <= 10; n++) {
                assertThat(Fieller.upper(opus(kind, n), control(kind, n), FIVE_PERCENT)).isInstanceOf(Bound.NotValidHere.class);
                assertThat(Fieller.upper(sonnet(kind, n), control(kind, n), FIVE_PERCENT).value()).isEmpty();
            }
        }
    }

    @Test
    void a_reason_names_every_rule_of_the_domain_that_is_broken() {
        Bound bound = Fieller.upper(arm("0.9", "0.3", 8), arm("0.25", "0.13", 80), Alpha.of("0.001"));
        assertThat(((Bound.NotValidHere) bound).reason())
                .contains("`8`", "`80`", "`0.001`", "treatment mean", "`0.9`", "standard deviation of the control arm", "`0.520`", "standard error of the control arm");
    }

    @Test
    void inside_the_domain_the_bound_takes_half_of_alpha_and_the_smaller_arm() {
        ArmSummary treatment = arm("0.42", "0.08", 40);
        ArmSummary control = arm("0.25", "0.05", 30);
        Bounds bounds = Fieller.bounds(treatment, control, FIVE_PERCENT);
        double t = new StudentT(29).upperQuantile(0.025);
        double treatmentVariance = 0.08 * 0.08 / 40;
        double controlVariance = 0.05 * 0.05 / 30;
        double leading = 0.25 * 0.25 - t * t * controlVariance;
        double root = Math.sqrt(0.42 * 0.25 * 0.42 * 0.25 - leading * (0.42 * 0.42 - t * t * treatmentVariance));
        assertThat(Draw.number(bounds.upper())).isCloseTo((0.42 * 0.25 + root) / leading, within(1e-9));
        assertThat(Draw.number(bounds.lower())).isCloseTo((0.42 * 0.25 - root) / leading, within(1e-9));
    }

    @Test
    void no_spread_and_no_positive_control_are_undefined_and_an_uncertain_control_is_unbounded() {
        assertThat(Fieller.upper(arm("0.5", "0", 20), arm("0.2", "0.1", 20), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(Fieller.upper(arm("0.5", "0.1", 20), arm("0.2", "0.00", 20), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(Fieller.lower(arm("0.5", "0.1", 20), arm("0", "0.1", 20), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(Fieller.upper(arm("0.5", "0.1", 20), arm("-0.2", "0.1", 20), FIVE_PERCENT)).isInstanceOf(Bound.Undefined.class);
        assertThat(Fieller.upper(arm("0.05", "0.5", 10), arm("0.04", "0.5", 10), FIVE_PERCENT)).isInstanceOf(Bound.Unbounded.class);
    }

    @Test
    void an_unknown_meaning_of_plus_minus_is_refused_and_lists_its_readings() {
        ArmSummary unknown = new ArmSummary(new BigDecimal("0.25"), new BigDecimal("0.13"), SpreadKind.UNKNOWN, 9);
        assertThatThrownBy(() -> Fieller.upper(unknown, unknown, FIVE_PERCENT)).hasMessageContaining("judge each of its readings");
        assertThat(SpreadKind.UNKNOWN.readings()).containsExactly(SpreadKind.SD, SpreadKind.SE, SpreadKind.CI95_HALF_WIDTH_T, SpreadKind.CI95_HALF_WIDTH_Z);
        assertThat(SpreadKind.SE.readings()).containsExactly(SpreadKind.SE);
        assertThat(unknown.read(SpreadKind.SE).standardError()).isEqualByComparingTo("0.13");
    }

    @Test
    void a_standard_error_follows_from_each_known_meaning() {
        BigDecimal spread = new BigDecimal("0.12");
        assertThat(SpreadKind.SD.standardError(spread, 9)).isEqualByComparingTo("0.04");
        assertThat(SpreadKind.CI95_HALF_WIDTH_T.standardError(spread, 9).doubleValue()).isCloseTo(0.12 / 2.306004135204166, within(1e-12));
        assertThat(SpreadKind.CI95_HALF_WIDTH_Z.standardError(spread, 9).doubleValue()).isCloseTo(0.12 / 1.959963984540054, within(1e-12));
        assertThatThrownBy(() -> SpreadKind.SD.standardError(new BigDecimal("-1"), 9)).hasMessageContaining("`-1`");
        assertThatThrownBy(() -> SpreadKind.SD.standardError(spread, 1)).hasMessageContaining("`1`");
        assertThatThrownBy(() -> arm("0.1", "0.1", 1)).hasMessageContaining("`1`");
    }

    private static double nominal(ArmSummary treatment, ArmSummary control) {
        return ((Bound.NotValidHere) Fieller.textbook(treatment, control, FIVE_PERCENT).upper()).nominal().doubleValue();
    }

    private static ArmSummary opus(SpreadKind kind, int n) {
        return new ArmSummary(new BigDecimal("0.63"), new BigDecimal("0.13"), kind, n);
    }

    private static ArmSummary sonnet(SpreadKind kind, int n) {
        return new ArmSummary(new BigDecimal("0.42"), new BigDecimal("0.11"), kind, n);
    }

    private static ArmSummary control(SpreadKind kind, int n) {
        return new ArmSummary(new BigDecimal("0.25"), new BigDecimal("0.13"), kind, n);
    }

    private static ArmSummary arm(String mean, String deviation, int n) {
        return new ArmSummary(new BigDecimal(mean), new BigDecimal(deviation), SpreadKind.SD, n);
    }
}
