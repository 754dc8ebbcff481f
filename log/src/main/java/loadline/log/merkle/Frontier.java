package loadline.log.merkle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, at most 63, from which the root over all leaves
 * follows. It shares no code with {@link MerkleTree}, so that each checks the other. For one thread at a time.
 */
public final class Frontier {
    private final Hasher hasher = new Hasher();
    private final Deque<Hash> perfect = new ArrayDeque<>();
    private long size;

    public Frontier() {}

    /** Adds a leaf at the end. */
    public void append(Hash leaf) {
        Hash merged = leaf;
        for (long complete = size; (complete & 1) == 1; complete >>>= 1) {
            merged = hasher.node(perfect.removeLast(), merged);
        }
        perfect.addLast(merged);
        size++;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The root over all leaves. */
    public Hash root() {
        if (size == 0) {
            return Hash.empty();
        }
        Iterator<Hash> fromRight = perfect.descendingIterator();
        Hash root = fromRight.next();
        while (fromRight.hasNext()) {
            root = hasher.node(fromRight.next(), root);
        }
        return root;
    }
}
