package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loadline.core.assessment.IndicatorVerdict.Figures;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.policy.Mark;
import loadline.core.policy.OrientedLine;

/**
 * One recorded estimate of a piece of evidence, as one version of the indicator reads it, with every defect that depends on
 * neither the question nor the time. Laid out flat: a decision compares all estimates of a family, and following each to its
 * parts costs more than comparing them.
 */
final class RecordedFigures {
    final Figures figures;
    /** What the figures rest on. */
    final Basis basis;
    /** The defects of the evidence under this version. */
    final Defects defects;
    /** Index of the estimate's entry. */
    final long index;
    /** Whether it counts whatever it says: over fewer than all runs it may only cross or alert. */
    final boolean isWhole;
    private final long pointUnits;
    private final long lowerUnits;
    private final long upperUnits;
    private final long staleSecond;
    private final int staleNano;
    private final List<OrientedLine> readings;
    private final Outcome opened;

    /** An estimate's figures; {@code stale} is the last moment at which the evidence is young enough. */
    RecordedFigures(Figures figures, Basis basis, List<OrientedLine> readings, Outcome opened, Instant stale, Defects defects, boolean isWhole, long index) {
        this.figures = figures;
        this.basis = basis;
        this.readings = readings;
        this.opened = opened;
        this.staleSecond = stale.getEpochSecond();
        this.staleNano = stale.getNano();
        this.defects = defects;
        this.isWhole = isWhole;
        this.index = index;
        this.pointUnits = new Mark(figures.point()).units();
        this.lowerUnits = new Mark(figures.lower()).units();
        this.upperUnits = new Mark(figures.upper()).units();
    }

    /** Whether the evidence is older at {@code asOf} than the version allows. */
    boolean isStale(Instant asOf) {
        long second = asOf.getEpochSecond();
        return staleSecond < second || staleSecond == second && staleNano < asOf.getNano();
    }

    /** The reading of the line under which the figures are most dangerous; the first of equals. */
    OrientedLine leastFavourable() {
        OrientedLine worst = readings.getFirst();
        for (int i = 1; i < readings.size(); i++) {
            worst = outcome(readings.get(i)).compareTo(outcome(worst)) > 0 ? readings.get(i) : worst;
        }
        return worst;
    }

    /** What the figures say of a line, whatever their defects; of a sealed one, what its opener says. */
    Outcome outcome(OrientedLine line) {
        if (line.isSealed()) {
            return opened;
        }
        if (line.from().isThere() && isLowerAtLeast(line.from())) {
            return Outcome.CROSSED;
        }
        if (line.alertFrom().isThere() && isPointAtLeast(line.alertFrom())) {
            return Outcome.ALERTED;
        }
        if (line.below().isThere() && isUpperBelow(line.below())) {
            return Outcome.RULED_OUT;
        }
        boolean lost = line.cutoff().isThere() && !line.from().isThere() && isPointAtLeast(line.cutoff());
        return lost ? Outcome.RULE_OUT_LOST : Outcome.INCONCLUSIVE;
    }

    /** The figures, their own reading joined with the line's. */
    Figures under(OrientedLine line) {
        return line.words().isPresent() ? figures.readAs(figures.reading() + "; " + line.words().get()) : figures;
    }

    private boolean isPointAtLeast(Mark mark) {
        if (pointUnits != Mark.NO_UNITS && mark.units() != Mark.NO_UNITS) {
            return pointUnits >= mark.units();
        }
        return figures.point().isPresent() && isAtLeast(figures.point().get(), mark);
    }

    private boolean isLowerAtLeast(Mark mark) {
        if (lowerUnits != Mark.NO_UNITS && mark.units() != Mark.NO_UNITS) {
            return lowerUnits >= mark.units();
        }
        return figures.lower().isPresent() && isAtLeast(figures.lower().get(), mark);
    }

    private boolean isUpperBelow(Mark mark) {
        if (upperUnits != Mark.NO_UNITS && mark.units() != Mark.NO_UNITS) {
            return upperUnits < mark.units();
        }
        return figures.upper().isPresent() && !isAtLeast(figures.upper().get(), mark);
    }

    private static boolean isAtLeast(BigDecimal figure, Mark mark) {
        return figure.compareTo(mark.number().get()) >= 0;
    }
}
