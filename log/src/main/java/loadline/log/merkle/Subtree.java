package loadline.log.merkle;

import loadline.log.Malformed;

/**
 * The leaves from {@code start} up to {@code end} of a tree, where they are a tree of their own whose full parts are also parts
 * of every tree that has them (draft-ietf-plants-merkle-tree-certs section 4.1).
 */
public record Subtree(long start, long end) {
    /** @throws Malformed unless {@code 0 <= start < end} and start is a multiple of the smallest power of two that is at least {@code end - start} */
    public Subtree {
        if (start < 0 || start >= end || start % span(end - start) != 0) {
            throw new Malformed("a subtree begins at a multiple of the smallest power of two that its leaves fit into, not at " + start + " with its end at " + end);
        }
    }

    /** The number of leaves. */
    public long size() {
        return end - start;
    }

    private static long span(long leaves) {
        long highest = Long.highestOneBit(leaves);
        boolean isPower = highest == leaves;
        return isPower || highest == 1L << 62 ? highest : highest << 1;
    }
}
