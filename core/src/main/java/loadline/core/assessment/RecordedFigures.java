package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.policy.IndicatorId;

/**
 * What judging reads of one recorded estimate, side by side: a decision compares every estimate of a family, and following
 * each to its parts costs more than comparing them.
 */
final class RecordedFigures {
    final IndicatorId indicator;
    final Digest protocol;
    final Optional<BigDecimal> point;
    final Optional<BigDecimal> lower;
    final Optional<BigDecimal> upper;
    final String reading;
    final Basis basis;
    final long index;
    /** Whether the estimate was computed over every run of the evidence. */
    final boolean isWhole;
    private final long pointUnits;
    private final long lowerUnits;
    private final long upperUnits;
    private final long alphaUnits;
    private final Estimate estimate;
    private final boolean hasGaps;
    private final int attempts;

    RecordedFigures(Logged<Estimate> logged, boolean isWhole) {
        this.estimate = logged.fact();
        this.indicator = estimate.indicator();
        this.protocol = estimate.protocol();
        this.point = estimate.point();
        this.lower = estimate.lower();
        this.upper = estimate.upper();
        this.reading = estimate.reading();
        this.basis = estimate.basis();
        this.index = logged.index();
        this.isWhole = isWhole;
        this.pointUnits = Units.of(point);
        this.lowerUnits = Units.of(lower);
        this.upperUnits = Units.of(upper);
        this.alphaUnits = Units.of(estimate.alpha());
        this.hasGaps = estimate.tally().missing() > 0 || estimate.tally().limited() > 0;
        this.attempts = estimate.tally().attempts();
    }

    boolean isUnder(Judge.Version version) {
        return protocol.equals(version.protocol()) && indicator.equals(version.indicator().id());
    }

    boolean isPointAtLeast(BigDecimal line, long lineUnits) {
        return point.isPresent() && Units.compare(pointUnits, point.get(), lineUnits, line) >= 0;
    }

    boolean isLowerAtLeast(BigDecimal line, long lineUnits) {
        return lower.isPresent() && Units.compare(lowerUnits, lower.get(), lineUnits, line) >= 0;
    }

    boolean isUpperBelow(BigDecimal line, long lineUnits) {
        return upper.isPresent() && Units.compare(upperUnits, upper.get(), lineUnits, line) < 0;
    }

    /** Why the figures cannot rule out under a version of the indicator. */
    Defects defectsUnder(Judge.Version version, Defects others) {
        Defects defects = others
                .with(Defect.ALPHA_TOO_LARGE, Units.compare(alphaUnits, estimate.alpha(), version.alphaUnits(), version.alpha()) > 0)
                .with(Defect.TOO_FEW_ATTEMPTS, attempts < version.indicator().attempts())
                .with(Defect.PUBLISHED_ONLY, basis == Basis.ATTESTED_AGGREGATE && !version.indicator().publishedMayRuleOut())
                .with(Defect.NO_BOUND, upper.isEmpty());
        if (!hasGaps) {
            return defects;
        }
        Estimate.Tally tally = estimate.tally();
        return defects
                .with(Defect.TOO_MANY_MISSING, exceeds(tally.missing(), tally.planned(), version.mostMissing()))
                .with(Defect.UNDER_ELICITED, exceeds(tally.limited(), tally.planned(), version.indicator().mostLimitHit()));
    }

    private static boolean exceeds(int part, int whole, BigDecimal most) {
        return part > 0 && (whole == 0 || BigDecimal.valueOf(part).compareTo(most.multiply(BigDecimal.valueOf(whole))) > 0);
    }
}
