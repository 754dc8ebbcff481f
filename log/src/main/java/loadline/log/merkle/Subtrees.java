package loadline.log.merkle;

/** The roots of perfect subtrees: all that proofs and roots of a tree are made of. */
@FunctionalInterface
public interface Subtrees {
    /** The root over the {@code 2^level} leaves from {@code position * 2^level} on, all of which are in the tree. */
    Hash root(int level, long position);
}
