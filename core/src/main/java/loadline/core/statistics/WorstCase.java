package loadline.core.statistics;

import java.math.BigDecimal;
import loadline.core.Rule;

/**
 * Counts when some planned items have no outcome (Manski's bounds): an upper bound counts every missing item as a success,
 * a lower bound as a failure. Whatever the missing outcomes were, bounds made from these counts hold.
 *
 * @param successes items scored as successes
 * @param scored    items with an outcome
 * @param missing   planned items without one: absent, errored, unscored, refused
 */
public record WorstCase(int successes, int scored, int missing) {
    public WorstCase {
        Rule.require(0 <= successes && successes <= scored,
                "successes lie between 0 and the scored items, not `" + successes + "` of `" + scored + "`");
        Rule.require(missing >= 0 && missing <= Integer.MAX_VALUE - scored, "missing items are a count of planned items, not `" + missing + "`");
    }

    /** The counts for an upper bound. */
    public Trials forUpper() {
        return new Trials(successes + missing, planned());
    }

    /** The counts for a lower bound. */
    public Trials forLower() {
        return new Trials(successes, planned());
    }

    /** Clopper-Pearson bounds that hold whatever the missing outcomes were. */
    public Bounds bounds(Alpha alpha) {
        return new Bounds(ClopperPearson.lower(forLower(), alpha), ClopperPearson.upper(forUpper(), alpha));
    }

    /** Items planned, with or without an outcome. */
    public int planned() {
        return scored + missing;
    }

    /** Whether more than {@code share} of the planned items is missing; exact. */
    public boolean isMissingMoreThan(BigDecimal share) {
        return BigDecimal.valueOf(missing).compareTo(share.multiply(BigDecimal.valueOf(planned()))) > 0;
    }
}
