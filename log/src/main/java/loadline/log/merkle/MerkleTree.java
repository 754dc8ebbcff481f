package loadline.log.merkle;

import java.util.ArrayList;
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
        return paths().rootAt(size);
    }

    /**
     * The proof that the leaf at {@code index} is in the tree of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size <= size()}
     */
    public InclusionProof proveInclusion(long index, long size) {
        return paths().inclusion(index, size);
    }

    /**
     * The proof that the tree of the first {@code to} leaves begins with that of the first {@code from}.
     *
     * @throws IllegalArgumentException unless {@code 1 <= from <= to <= size()}
     */
    public ConsistencyProof proveConsistency(long from, long to) {
        return paths().consistency(from, to);
    }

    private Paths paths() {
        return new Paths((level, position) -> level(level).at(position), size());
    }

    private Level level(int level) {
        if (level == levels.size()) {
            levels.add(new Level());
        }
        return levels.get(level);
    }
}
