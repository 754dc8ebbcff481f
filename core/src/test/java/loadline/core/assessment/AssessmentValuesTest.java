package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import loadline.core.policy.IndicatorId;
import loadline.core.statistics.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an estimate may not say. */
class AssessmentValuesTest {
    private static final Estimate.Tally TALLY = new Estimate.Tally(20, 20, 0, 0, 1);

    private static Estimate estimate(String alpha, String lower, String upper) {
        return new Estimate(new IndicatorId("i"), Examples.WEIGHTS, Examples.PROTOCOL, Examples.OTHER, List.of(), "method/1", new BigDecimal(alpha), "as recorded",
                Optional.empty(), Examples.number(lower), Examples.number(upper), TALLY, Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # alpha, lower, upper, what is wrong
            0.05,    0.1,   0.2,
            0.05,    0.2,   0.2,
            0.05,    -,     0.2,
            0.05,    0.1,   -,
            0.05,    -,     -,
            0.05,    0.3,   0.2,   a lower bound is not above the upper bound
            0,       0.1,   0.2,   alpha is positive
            -0.05,   0.1,   0.2,   alpha is positive
            """)
    void an_estimate_has_a_positive_alpha_and_bounds_in_their_order(String alpha, String lower, String upper, String wrong) {
        if (wrong == null) {
            assertThat(estimate(alpha, lower, upper).upper()).isEqualTo(Examples.number(upper));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> estimate(alpha, lower, upper)).withMessageContaining(wrong);
        }
    }

    @Test
    void no_count_of_a_tally_is_negative() {
        assertThat(new Estimate.Tally(0, 0, 0, 0, 0).n()).isZero();
        int[][] wrong = {{-1, 0, 0, 0, 0}, {0, -1, 0, 0, 0}, {0, 0, -1, 0, 0}, {0, 0, 0, -1, 0}, {0, 0, 0, 0, -1}};
        for (int[] counts : wrong) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Tally(counts[0], counts[1], counts[2], counts[3], counts[4]))
                    .withMessageContaining("not negative");
        }
    }

    @Test
    void an_estimate_says_why_whichever_bound_is_absent() {
        Bound there = new Bound.At(new BigDecimal("0.5"));
        Bound absent = new Bound.Undefined("too few");
        assertThat(unbounded(there, there)).isEmpty();
        assertThat(unbounded(absent, there)).contains("too few");
        assertThat(unbounded(there, absent)).contains("too few");
        assertThat(unbounded(absent, new Bound.Unbounded("anything goes"))).contains("anything goes");
        assertThat(unbounded(there, new Bound.NotValidHere(BigDecimal.ONE, "outside its domain"))).contains("outside its domain");
    }

    private static Optional<String> unbounded(Bound lower, Bound upper) {
        Assess.Task task = new Assess.Task(Examples.indicator().build(), Examples.PROTOCOL, Examples.planned(4, 1, Examples.samples("0, 0, 0, 0")), new BigDecimal("0.05"));
        return new Assess.Answer("method/1", "as recorded", Optional.empty(), lower, upper, TALLY, Basis.RECOMPUTED_FROM_SAMPLES).as(task).unbounded();
    }
}
