package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import loadline.core.assessment.IndicatorVerdict.Figures;

/**
 * One recorded estimate of a piece of evidence, as one version of the indicator reads it, with every defect that depends on
 * neither the question nor the time. Laid out flat: a decision compares all estimates of a family, and following each to its
 * parts costs more than comparing them.
 */
final class RecordedFigures {
    final Figures figures;
    /** The defects of the evidence under this version. */
    final Defects defects;
    /** Index of the estimate's entry. */
    final long index;
    /** Whether it counts whatever it says: over fewer than all runs it may only cross or alert. */
    final boolean isWhole;
    private final long pointUnits;
    private final long lowerUnits;
    private final long upperUnits;
    private final LineReading[] readings;
    private final long staleSecond;
    private final int staleNano;

    RecordedFigures(Figures figures, Judge.Version version, EvidenceGroup group, Defects defects, boolean isWhole, long index) {
        this(figures, version.readings(), version.indicator().maxAge().after(group.agesFrom()), defects, isWhole, index);
    }

    private RecordedFigures(Figures figures, LineReading[] readings, Instant stale, Defects defects, boolean isWhole, long index) {
        this.figures = figures;
        this.readings = readings;
        this.staleSecond = stale.getEpochSecond();
        this.staleNano = stale.getNano();
        this.defects = defects;
        this.isWhole = isWhole;
        this.index = index;
        this.pointUnits = Units.of(figures.point());
        this.lowerUnits = Units.of(figures.lower());
        this.upperUnits = Units.of(figures.upper());
    }

    /** Stands where no estimate over all runs is recorded: it neither crosses nor rules out. */
    static RecordedFigures none(Judge.Version version, EvidenceGroup group, Defects defects) {
        return new RecordedFigures(Figures.NONE, new LineReading[] {LineReading.NONE}, version.indicator().maxAge().after(group.agesFrom()), defects, true, group.lastIndex());
    }

    /** Whether the evidence is older at {@code asOf} than the version allows. */
    boolean isStale(Instant asOf) {
        long second = asOf.getEpochSecond();
        return staleSecond < second || staleSecond == second && staleNano < asOf.getNano();
    }

    /** The reading of the line under which the figures are most dangerous; the first of equals. */
    LineReading leastFavourable() {
        LineReading worst = readings[0];
        for (int i = 1; i < readings.length; i++) {
            worst = readings[i].outcome(this).compareTo(worst.outcome(this)) > 0 ? readings[i] : worst;
        }
        return worst;
    }

    boolean isPointAtLeast(LineReading.Mark mark) {
        return isAtLeast(pointUnits, figures.point(), mark);
    }

    boolean isLowerAtLeast(LineReading.Mark mark) {
        return isAtLeast(lowerUnits, figures.lower(), mark);
    }

    boolean isUpperBelow(LineReading.Mark mark) {
        if (upperUnits != Units.NONE && mark.units() != Units.NONE) {
            return upperUnits < mark.units();
        }
        return figures.upper().isPresent() && figures.upper().get().compareTo(mark.number().get()) < 0;
    }

    private static boolean isAtLeast(long units, Optional<BigDecimal> figure, LineReading.Mark mark) {
        if (units != Units.NONE && mark.units() != Units.NONE) {
            return units >= mark.units();
        }
        return figure.isPresent() && figure.get().compareTo(mark.number().get()) >= 0;
    }
}
