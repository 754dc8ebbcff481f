package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.policy.IndicatorId;

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
     * @param below the number its upper bound had to stay under, buffer taken off; {@code from}, the number its lower bound had to reach to cross
     * @param reading the reading of figures and line that was least favourable
     * @param index the newest entry it rests on: of its runs and the estimates that were read
     */
    public record Weighed(
            Digest evidence, Outcome outcome, Set<Defect> defects, Optional<BigDecimal> point, Optional<BigDecimal> lower, Optional<BigDecimal> upper,
            Optional<BigDecimal> below, Optional<BigDecimal> from, String reading, Basis basis, long index) {
        /** The same with these defects, where an entry at {@code index} is the newest. */
        Weighed with(Defects defects, long index) {
            return new Weighed(evidence, outcome, defects, point, lower, upper, below, from, reading, basis, index);
        }
    }

    public IndicatorVerdict {
        weighed = List.copyOf(weighed);
    }
}
