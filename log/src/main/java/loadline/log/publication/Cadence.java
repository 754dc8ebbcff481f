package loadline.log.publication;

/**
 * When a log publishes.
 *
 * @param every seconds between two heads of different size
 * @param whenQuiet seconds after which the same head is published again with fresh cosignatures
 */
public record Cadence(long every, long whenQuiet) {
    /** @throws IllegalArgumentException unless {@code 1 <= every <= whenQuiet} */
    public Cadence {
        if (every < 1 || whenQuiet < every) {
            throw new IllegalArgumentException("a log publishes every 1 second or more and again after at least as long, not every " + every + " and again after " + whenQuiet);
        }
    }

    /**
     * Whether it is time.
     *
     * @param sinceLast seconds since the last publication, by a clock that never goes back
     * @param hasNew whether there are entries that no published head covers
     */
    public boolean isDue(long sinceLast, boolean hasNew) {
        return sinceLast >= (hasNew ? every : whenQuiet);
    }
}
