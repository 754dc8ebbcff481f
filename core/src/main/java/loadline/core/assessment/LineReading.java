package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;

/**
 * One reading of an indicator's line, its numbers oriented so that up is dangerous.
 *
 * @param words how the phrase was read; empty for the protocol's own reading
 * @param cutoff where the power to rule out is lost; {@code below}, the cutoff less the buffer
 * @param from where it crosses, and {@code alertFrom}, where it alerts
 */
record LineReading(Optional<String> words, Numbers cutoff, Numbers below, Numbers from, Numbers alertFrom) {
    /** A number that may be absent, with its units. */
    record Numbers(Optional<BigDecimal> number, long units) {
        static Numbers of(Optional<BigDecimal> number) {
            return new Numbers(number, Units.of(number));
        }

        boolean isThere() {
            return number.isPresent();
        }
    }

    static LineReading of(Indicator indicator, Optional<String> words, Line line) {
        Optional<BigDecimal> cutoff = line.ruleOutBelow().map(indicator::oriented);
        Optional<BigDecimal> below = indicator.buffer().signum() == 0 ? cutoff : cutoff.map(c -> c.subtract(indicator.buffer()));
        Optional<BigDecimal> alert = line instanceof Line.Alert(Line.Cutoff.Fixed fixed) ? Optional.of(indicator.oriented(fixed.value())) : Optional.empty();
        return new LineReading(words, Numbers.of(cutoff), Numbers.of(below), Numbers.of(line.crossedFrom().map(indicator::oriented)), Numbers.of(alert));
    }

    /** What the figures say under this reading, whatever their defects. */
    Outcome outcome(RecordedFigures figures) {
        if (from.isThere() && figures.isLowerAtLeast(from.number().get(), from.units())) {
            return Outcome.CROSSED;
        }
        if (alertFrom.isThere() && figures.isPointAtLeast(alertFrom.number().get(), alertFrom.units())) {
            return Outcome.ALERTED;
        }
        if (below.isThere() && figures.isUpperBelow(below.number().get(), below.units())) {
            return Outcome.RULED_OUT;
        }
        boolean lost = cutoff.isThere() && !from.isThere() && figures.isPointAtLeast(cutoff.number().get(), cutoff.units());
        return lost ? Outcome.RULE_OUT_LOST : Outcome.INCONCLUSIVE;
    }

    /** The figures' own reading together with this one. */
    String beside(String reading) {
        return words.isPresent() ? reading + "; " + words.get() : reading;
    }
}
