package loadline.core.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reading of an indicator's line, its numbers oriented so that up is dangerous.
 *
 * @param words how the phrase was read; empty for the protocol's own reading
 * @param cutoff where the power to rule out is lost; {@code below}, the cutoff less the buffer
 * @param from where it crosses, and {@code alertFrom}, where it alerts
 * @param limits what is shown of it
 * @param isSealed whether its numbers are kept by somebody who says what evidence comes to
 */
public record OrientedLine(Optional<String> words, Mark cutoff, Mark below, Mark from, Mark alertFrom, Limits limits, boolean isSealed) {
    /** A line that says nothing. */
    public static final OrientedLine NONE = new OrientedLine(Optional.empty(), Mark.ABSENT, Mark.ABSENT, Mark.ABSENT, Mark.ABSENT, false);

    /** Under {@code below} a line rules out, from {@code from} on it crosses. */
    public record Limits(Optional<BigDecimal> below, Optional<BigDecimal> from) {}

    private OrientedLine(Optional<String> words, Mark cutoff, Mark below, Mark from, Mark alertFrom, boolean isSealed) {
        this(words, cutoff, below, from, alertFrom, new Limits(below.number(), from.number()), isSealed);
    }

    /** Every reading of an indicator's line, its own first. */
    public static List<OrientedLine> of(Indicator indicator) {
        List<OrientedLine> readings = new ArrayList<>();
        readings.add(of(indicator, Optional.empty(), indicator.line()));
        indicator.alternatives().forEach(other -> readings.add(of(indicator, Optional.of(other.reading()), other.line())));
        return List.copyOf(readings);
    }

    private static OrientedLine of(Indicator indicator, Optional<String> words, Line line) {
        Optional<BigDecimal> cutoff = line.ruleOutBelow().map(indicator::oriented);
        Optional<BigDecimal> below = indicator.buffer().signum() == 0 ? cutoff : cutoff.map(c -> c.subtract(indicator.buffer()));
        Optional<BigDecimal> alert = line instanceof Line.Alert(Line.Cutoff.Fixed fixed) ? Optional.of(indicator.oriented(fixed.value())) : Optional.empty();
        return new OrientedLine(words, new Mark(cutoff), new Mark(below), new Mark(line.crossedFrom().map(indicator::oriented)), new Mark(alert), !line.openers().isEmpty());
    }
}
