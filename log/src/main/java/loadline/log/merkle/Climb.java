package loadline.log.merkle;

/**
 * The way from a node up to the root of a tree: the numbers {@code fn} and {@code sn} of RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2, the node's position and the last position on its level.
 */
final class Climb {
    private long position;
    private long last;

    Climb(long position, long last) {
        this.position = position;
        this.last = last;
    }

    boolean isAtRoot() {
        return last == 0;
    }

    /** Whether the next hash of the path belongs on the left: the node is a right child, or the last with nothing beside it. */
    boolean siblingIsLeft() {
        return isRightChild() || position == last;
    }

    boolean isRightChild() {
        return (position & 1) == 1;
    }

    /** To the parent; past the levels on which the node is last and has no sibling, for those add no hash. */
    void up() {
        if (position == last) {
            while (!isRightChild() && position != 0) {
                upOneLevel();
            }
        }
        upOneLevel();
    }

    void upOneLevel() {
        position >>>= 1;
        last >>>= 1;
    }
}
