package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.assessment.IndicatorVerdict.Figures;
import loadline.core.assessment.IndicatorVerdict.Marks;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;

/**
 * One reading of an indicator's line, its numbers oriented so that up is dangerous.
 *
 * @param words how the phrase was read; empty for the protocol's own reading
 * @param cutoff where the power to rule out is lost; {@code below}, the cutoff less the buffer
 * @param from where it crosses, and {@code alertFrom}, where it alerts
 * @param marks what is shown of it
 */
record LineReading(Optional<String> words, Mark cutoff, Mark below, Mark from, Mark alertFrom, Marks marks) {
    /** A reading under which nothing is said. */
    static final LineReading NONE = new LineReading(Optional.empty(), Mark.ABSENT, Mark.ABSENT, Mark.ABSENT, Mark.ABSENT);

    /** A number that may be absent, with its units. */
    record Mark(Optional<BigDecimal> number, long units) {
        private static final Mark ABSENT = new Mark(Optional.empty());

        Mark(Optional<BigDecimal> number) {
            this(number, Units.of(number));
        }

        boolean isThere() {
            return number.isPresent();
        }
    }

    private LineReading(Optional<String> words, Mark cutoff, Mark below, Mark from, Mark alertFrom) {
        this(words, cutoff, below, from, alertFrom, new Marks(below.number, from.number));
    }

    static LineReading of(Indicator indicator, Optional<String> words, Line line) {
        Optional<BigDecimal> cutoff = line.ruleOutBelow().map(indicator::oriented);
        Optional<BigDecimal> below = indicator.buffer().signum() == 0 ? cutoff : cutoff.map(c -> c.subtract(indicator.buffer()));
        Optional<BigDecimal> alert = line instanceof Line.Alert(Line.Cutoff.Fixed fixed) ? Optional.of(indicator.oriented(fixed.value())) : Optional.empty();
        return new LineReading(words, new Mark(cutoff), new Mark(below), new Mark(line.crossedFrom().map(indicator::oriented)), new Mark(alert));
    }

    /** What the figures say under this reading, whatever their defects. */
    Outcome outcome(RecordedFigures figures) {
        if (from.isThere() && figures.isLowerAtLeast(from)) {
            return Outcome.CROSSED;
        }
        if (alertFrom.isThere() && figures.isPointAtLeast(alertFrom)) {
            return Outcome.ALERTED;
        }
        if (below.isThere() && figures.isUpperBelow(below)) {
            return Outcome.RULED_OUT;
        }
        boolean lost = cutoff.isThere() && !from.isThere() && figures.isPointAtLeast(cutoff);
        return lost ? Outcome.RULE_OUT_LOST : Outcome.INCONCLUSIVE;
    }

    /** The figures, their own reading joined with this one. */
    Figures beside(Figures figures) {
        return words.isPresent() ? figures.readAs(figures.reading() + "; " + words.get()) : figures;
    }
}
