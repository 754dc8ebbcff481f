package loadline.core.evaluation;

import java.math.BigDecimal;
import java.util.Optional;
import loadline.core.Rule;
import loadline.core.statistics.SpreadKind;

/**
 * A published figure. Each part may be unknown, because publications leave parts out; what is unknown is evaluated under
 * every reading.
 *
 * @param mean the figure
 * @param successes items solved, in items (it may be fractional where runs were averaged)
 * @param items number of items, and {@code unit}, what an item is
 * @param spread the number after "plus-minus"
 * @param control the control group, for uplift ratios
 * @param aggregation how attempts were combined: {@code mean}, {@code max}, {@code pass@5}, {@code best-of-30}, {@code unknown}
 * @param source the publication and page
 */
public record Aggregate(
        Optional<BigDecimal> mean,
        Optional<BigDecimal> successes,
        Optional<Items> items,
        String unit,
        Optional<BigDecimal> spread,
        SpreadKind spreadKind,
        Optional<Arm> control,
        String aggregation,
        int attempts,
        String source) {

    /** How many items, as a range where the publication gives one ("8-10 per group"). */
    public record Items(int least, int most) {
        public Items {
            Rule.require(1 <= least && least <= most, "a range of items starts at 1 or more and does not run backwards");
        }
    }

    /** The control group of an uplift trial. */
    public record Arm(BigDecimal mean, Optional<BigDecimal> spread, Optional<Items> items) {}

    public Aggregate {
        Rule.require(!source.isBlank(), "a published figure names its source");
        Rule.require(attempts >= 0, "attempts are not negative; 0 means unknown");
    }
}
