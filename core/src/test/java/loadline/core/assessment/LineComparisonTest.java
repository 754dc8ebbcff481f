package loadline.core.assessment;

import static loadline.core.assessment.Examples.START;
import static loadline.core.assessment.Examples.WEIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import loadline.core.ProtocolDraft;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.evaluation.Elicitation;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V1 for numbers that are no whole multiple of 1e-18: ratios of ten and more, and bounds with nineteen digits. */
class LineComparisonTest {
    private final ProtocolDraft.Of indicator = Examples.indicator();

    private Weighed weighed(String bounds) {
        Exhibit.Under under = new Exhibit.Under(Examples.Evidence.at(10).bounds(bounds).build(), List.of(Examples.version(indicator.build())));
        return new Judge(WEIGHTS, START, Elicitation.NONE).verdict(indicator.build(), 1, Exhibit.of(List.of(under))).weighed().getFirst();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # line,  number, lower, point, upper, outcome
            RULE_OUT, 12,    8,     10,    11.9,  RULED_OUT
            RULE_OUT, 12,    8,     10,    12,    INCONCLUSIVE
            RULE_OUT, 12,    9,     12,    13,    RULE_OUT_LOST
            RULE_OUT, 12,    9,     11.9,  13,    INCONCLUSIVE
            RULE_OUT, 12,    1,     2,     3,     RULED_OUT
            RULE_OUT, 12,    1,     2,     -,     INCONCLUSIVE
            RULE_OUT, 12,    -,     -,     -,     INCONCLUSIVE
            RULE_OUT, 0.5,   1,     11,    12,    RULE_OUT_LOST
            RULE_OUT, 0.5,   -,     0.2,   -,     INCONCLUSIVE
            RULE_OUT, 0.5,   0.1,   -,     12,    INCONCLUSIVE
            RULE_OUT, 0.5,   0.1,   0.2,   12,    INCONCLUSIVE
            RULE_OUT, 0.5,   0.1,   0.2,   0.4999999999999999999, RULED_OUT
            RULE_OUT, 0.5,   0.1,   0.2,   0.5000000000000000001, INCONCLUSIVE
            RULE_OUT, 0.5,   0.1,   0.4999999999999999999, 0.6,   INCONCLUSIVE
            RULE_OUT, 0.5,   0.1,   0.5000000000000000001, 0.6,   RULE_OUT_LOST
            RULE_OUT, -12,   -15,   -14,   -13,   RULED_OUT
            RULE_OUT, -12,   -15,   -14,   -12,   INCONCLUSIVE
            RULE_IN,  12,    12,    13,    14,    CROSSED
            RULE_IN,  12,    11.9,  13,    14,    INCONCLUSIVE
            RULE_IN,  12,    3,     13,    14,    INCONCLUSIVE
            RULE_IN,  12,    -,     13,    14,    INCONCLUSIVE
            RULE_IN,  0.5,   12,    13,    14,    CROSSED
            RULE_IN,  0.5,   -12,   13,    14,    INCONCLUSIVE
            RULE_IN,  0.5,   0.4999999999999999999, 0.6, 0.7, INCONCLUSIVE
            RULE_IN,  0.5,   0.5000000000000000001, 0.6, 0.7, CROSSED
            ALERT,    12,    1,     12,    13,    ALERTED
            ALERT,    12,    1,     11.9,  13,    INCONCLUSIVE
            ALERT,    12,    1,     3,     13,    INCONCLUSIVE
            ALERT,    12,    1,     -,     13,    INCONCLUSIVE
            ALERT,    0.5,   0.1,   12,    13,    ALERTED
            ALERT,    0.5,   0.1,   0.4999999999999999999, 0.6, INCONCLUSIVE
            """)
    void a_figure_and_a_line_compare_by_their_value(String line, String number, String lower, String point, String upper, Outcome outcome) {
        indicator.line = switch (line) {
            case "RULE_OUT" -> new Line.RuleOut(ProtocolDraft.fixed(number));
            case "RULE_IN" -> new Line.RuleIn(ProtocolDraft.fixed(number));
            default -> new Line.Alert(ProtocolDraft.fixed(number));
        };
        assertThat(weighed(lower + " " + point + " " + upper).outcome()).isEqualTo(outcome);
    }

    @Test
    void the_first_of_the_least_favourable_readings_is_the_one_that_is_named() {
        indicator.alternatives = List.of(reading("half as much", "0.25"), reading("a quarter", "0.22"), reading("all of it", "0.9"));
        assertThat(weighed("0.1 0.2 0.3")).satisfies(w -> {
            assertThat(w.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(w.reading()).isEqualTo("as recorded; half as much");
            assertThat(w.below()).contains(new BigDecimal("0.25"));
            assertThat(w.point()).contains(new BigDecimal("0.2"));
            assertThat(w.lower()).contains(new BigDecimal("0.1"));
            assertThat(w.upper()).contains(new BigDecimal("0.3"));
        });
        assertThat(weighed("0.1 0.15 0.2")).satisfies(w -> {
            assertThat(w.outcome()).isEqualTo(Outcome.RULED_OUT);
            assertThat(w.reading()).isEqualTo("as recorded");
            assertThat(w.below()).contains(new BigDecimal("0.5"));
            assertThat(w.from()).isEmpty();
        });
    }

    private static Indicator.AlternativeReading reading(String words, String below) {
        return new Indicator.AlternativeReading(words, new Line.RuleOut(ProtocolDraft.fixed(below)));
    }

    @Test
    void where_it_crosses_is_shown_too() {
        indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        assertThat(weighed("0.6 0.7 0.8").from()).contains(new BigDecimal("0.6"));
    }
}
