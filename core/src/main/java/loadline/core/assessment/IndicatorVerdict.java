package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.OrientedLine;

/**
 * What one indicator says of one checkpoint, with every piece of evidence behind it.
 *
 * @param usable results without a defect
 * @param registered what it would say had every result been registered: shown, never gating
 */
public record IndicatorVerdict(IndicatorId indicator, Outcome outcome, int usable, List<Weighed> weighed, Outcome registered) {
    /** What an indicator can say, least dangerous first. */
    public enum Outcome {
        RULED_OUT, INCONCLUSIVE, RULE_OUT_LOST, ALERTED, CROSSED;

        /** The more dangerous of two. */
        public Outcome or(Outcome other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * One piece of evidence against one line.
     *
     * @param figures what was recorded of it, and {@code limits}, what it was compared with
     * @param index the newest entry it rests on: of its runs and the estimates that were read
     */
    public record Weighed(Digest evidence, Outcome outcome, Set<Defect> defects, Figures figures, OrientedLine.Limits limits, Basis basis, long index) {
        /** The same from its parts. */
        public Weighed(
                Digest evidence, Outcome outcome, Set<Defect> defects, Optional<BigDecimal> point, Optional<BigDecimal> lower, Optional<BigDecimal> upper,
                Optional<BigDecimal> below, Optional<BigDecimal> from, String reading, Basis basis, long index) {
            this(evidence, outcome, defects, new Figures(point, lower, upper, reading), new OrientedLine.Limits(below, from), basis, index);
        }

        /** The point estimate. */
        public Optional<BigDecimal> point() {
            return figures.point();
        }

        /** The lower bound. */
        public Optional<BigDecimal> lower() {
            return figures.lower();
        }

        /** The upper bound. */
        public Optional<BigDecimal> upper() {
            return figures.upper();
        }

        /** The number its upper bound had to stay under, buffer taken off. */
        public Optional<BigDecimal> below() {
            return limits.below();
        }

        /** The number its lower bound had to reach to cross. */
        public Optional<BigDecimal> from() {
            return limits.from();
        }

        /** The reading of figures and line that was least favourable. */
        public String reading() {
            return figures.reading();
        }
    }

    /** What was recorded: a point and its bounds under one reading. */
    public record Figures(Optional<BigDecimal> point, Optional<BigDecimal> lower, Optional<BigDecimal> upper, String reading) {
        /** Nothing was. */
        static final Figures NONE = new Figures(Optional.empty(), Optional.empty(), Optional.empty(), "none");

        static Figures of(Estimate estimate) {
            return new Figures(estimate.point(), estimate.lower(), estimate.upper(), estimate.reading());
        }

        Figures readAs(String otherReading) {
            return new Figures(point, lower, upper, otherReading);
        }
    }

    public IndicatorVerdict {
        weighed = List.copyOf(weighed);
    }
}
