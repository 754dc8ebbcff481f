package loadline.log.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Roots and proofs of a tree of which the roots of perfect subtrees are known, wherever they are kept. */
public final class Paths {
    private final Subtrees subtrees;
    private final long most;

    /** Of a tree with {@code most} leaves. */
    public Paths(Subtrees subtrees, long most) {
        this.subtrees = subtrees;
        this.most = most;
    }

    /**
     * The root over the first {@code size} leaves.
     *
     * @throws IllegalArgumentException if the tree has fewer
     */
    public Hash rootAt(long size) {
        require(0 <= size && size <= most, "the tree has had the sizes 0 to " + most + ", not " + size);
        return size == 0 ? Hash.empty() : over(0, size);
    }

    /** As {@link MerkleTree#proveInclusion}. */
    public InclusionProof inclusion(long index, long size) {
        require(0 <= index && index < size && size <= most, "no leaf " + index + " in the first " + size + " of " + most);
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = size;
        while (high - low > 1) {
            long middle = middle(low, high);
            if (index < middle) {
                path.add(over(middle, high));
                high = middle;
            } else {
                path.add(over(low, middle));
                low = middle;
            }
        }
        return new InclusionProof(index, size, upwards(path));
    }

    /** As {@link MerkleTree#proveConsistency}. */
    public ConsistencyProof consistency(long from, long to) {
        require(1 <= from && from <= to && to <= most, "no consistency from " + from + " to " + to + " in a tree of " + most);
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = to;
        while (from < high) {
            long middle = middle(low, high);
            if (from <= middle) {
                path.add(over(middle, high));
                high = middle;
            } else {
                path.add(over(low, middle));
                low = middle;
            }
        }
        if (low > 0) {
            path.add(over(low, high));
        }
        return new ConsistencyProof(from, to, upwards(path));
    }

    /** The root over the leaves from {@code low} up to {@code high}; {@code low} is where RFC 9162's split of some tree falls. */
    private Hash over(long low, long high) {
        if (Long.bitCount(high - low) == 1) {
            int level = Long.numberOfTrailingZeros(high - low);
            return subtrees.root(level, low >>> level);
        }
        List<Hash> perfect = new ArrayList<>();
        long start = low;
        while (start < high) {
            int level = 63 - Long.numberOfLeadingZeros(high - start);
            perfect.add(subtrees.root(level, start >>> level));
            start += 1L << level;
        }
        Hash root = perfect.removeLast();
        while (!perfect.isEmpty()) {
            root = Hash.node(perfect.removeLast(), root);
        }
        return root;
    }

    /** The split of RFC 9162: the largest power of two smaller than the number of leaves goes left. */
    private static long middle(long low, long high) {
        return low + Long.highestOneBit(high - low - 1);
    }

    private static List<Hash> upwards(List<Hash> path) {
        Collections.reverse(path);
        return path;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
