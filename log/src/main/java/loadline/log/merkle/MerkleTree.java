package loadline.log.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree in memory that only grows. It keeps the hash of every perfect subtree (about 64 bytes a leaf), so that roots and
 * proofs of every size it has had cost a few dozen hashes. For one thread at a time.
 */
public final class MerkleTree {
    private final List<Level> levels = new ArrayList<>();

    public MerkleTree() {
        levels.add(new Level());
    }

    /** Adds a leaf at the end and returns its index. */
    public long append(Hash leaf) {
        long index = size();
        Hash node = leaf;
        int level = 0;
        level(level).append(node);
        for (long position = index; (position & 1) == 1; position >>>= 1) {
            node = Hash.node(level(level).at(position - 1), node);
            level(++level).append(node);
        }
        return index;
    }

    /** The number of leaves. */
    public long size() {
        return levels.getFirst().size();
    }

    /** The root over all leaves. */
    public Hash root() {
        return rootAt(size());
    }

    /**
     * The root over the first {@code size} leaves.
     *
     * @throws IllegalArgumentException unless {@code 0 <= size <= size()}
     */
    public Hash rootAt(long size) {
        require(0 <= size && size <= size(), "the tree has had the sizes 0 to " + size() + ", not " + size);
        return size == 0 ? Hash.empty() : over(0, size);
    }

    /**
     * The proof that the leaf at {@code index} is in the tree of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size <= size()}
     */
    public InclusionProof proveInclusion(long index, long size) {
        require(0 <= index && index < size && size <= size(), "no leaf " + index + " in the first " + size + " of " + size());
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

    /**
     * The proof that the tree of the first {@code to} leaves begins with that of the first {@code from}.
     *
     * @throws IllegalArgumentException unless {@code 1 <= from <= to <= size()}
     */
    public ConsistencyProof proveConsistency(long from, long to) {
        require(1 <= from && from <= to && to <= size(), "no consistency from " + from + " to " + to + " in a tree of " + size());
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
        List<Hash> perfect = new ArrayList<>();
        long start = low;
        while (start < high) {
            int level = 63 - Long.numberOfLeadingZeros(high - start);
            perfect.add(level(level).at(start >>> level));
            start += 1L << level;
        }
        Hash root = perfect.removeLast();
        while (!perfect.isEmpty()) {
            root = Hash.node(perfect.removeLast(), root);
        }
        return root;
    }

    private Level level(int level) {
        if (level == levels.size()) {
            levels.add(new Level());
        }
        return levels.get(level);
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
