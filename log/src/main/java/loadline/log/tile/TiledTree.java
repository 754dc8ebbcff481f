package loadline.log.tile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.log.Malformed;
import loadline.log.merkle.ConsistencyProof;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;
import loadline.log.merkle.Paths;
import loadline.log.note.NotAuthentic;
import loadline.log.tree.TreeHead;

/**
 * The tree under one tree head, read from files that may lie: whatever is returned was proven under the root first. For one
 * thread at a time; tiles once read are kept, and the last bundle.
 */
public final class TiledTree {
    private final TileSource source;
    private final TreeHead head;
    private final Paths paths;
    private final Map<TileName, List<Hash>> tiles = new HashMap<>();
    private final Map<Node, Hash> between = new HashMap<>();
    private final Map<Long, List<byte[]>> bundles = new HashMap<>();

    /** The tree of a head whose signature the caller has checked. */
    public TiledTree(TileSource source, TreeHead head) {
        this.source = source;
        this.head = head;
        this.paths = new Paths(this::root, head.size());
    }

    /**
     * The proof of the leaf at {@code index} under the tree head.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     * @throws NotAuthentic if the files do not lead to the root
     * @throws Malformed if a file is missing or has another length
     */
    public InclusionProof proveInclusion(long index) throws IOException {
        return proven(index).inclusion();
    }

    /** The entry at {@code index}. @throws NotAuthentic and others as {@link #proveInclusion}, or if the entry is not the one of the leaf */
    public byte[] entry(long index) throws IOException {
        Hash leaf = proven(index).leaf();
        TileName.Entries full = new TileName.Entries(index / TileName.WIDTH, TileName.WIDTH);
        int width = width(0, full.index());
        if (!bundles.containsKey(full.index())) {
            bundles.clear();
            bundles.put(full.index(), bundle(full, width));
        }
        byte[] entry = bundles.get(full.index()).get((int) (index % TileName.WIDTH));
        if (!Hash.leaf(entry).equals(leaf)) {
            throw new NotAuthentic("entry " + index + " in `" + full.of(width).path() + "` is not the one whose leaf `" + leaf.hex() + "` is in the tree; it was changed");
        }
        return entry.clone();
    }

    /** The leaf at {@code index}. @throws NotAuthentic and others as {@link #proveInclusion} */
    public Hash leaf(long index) throws IOException {
        return proven(index).leaf();
    }

    /**
     * The proof that this tree continues an older one.
     *
     * @throws IllegalArgumentException unless {@code 1 <= older.size() <= size}
     * @throws NotAuthentic if it does not, or the files do not lead to the root
     * @throws Malformed if a file is missing or has another length
     */
    public ConsistencyProof proveConsistency(TreeHead older) throws IOException {
        ConsistencyProof proof = checked(() -> paths.consistency(older.size(), head.size()));
        if (!proof.proves(older.root(), head.root())) {
            throw new NotAuthentic("the tree of " + head.size() + " entries does not continue the one of " + older.size() + " with root `" + older.root().base64() + "`; the log was changed, or its tiles were");
        }
        return proof;
    }

    private record Proven(Hash leaf, InclusionProof inclusion) {}

    private Proven proven(long index) throws IOException {
        InclusionProof proof = checked(() -> paths.inclusion(index, head.size()));
        Hash leaf = checked(() -> root(0, index));
        if (!proof.proves(leaf, head.root())) {
            throw new NotAuthentic("the tiles do not lead from leaf " + index + " to the root `" + head.root().base64() + "` of size " + head.size() + "; a tile or the tree head was changed");
        }
        return new Proven(leaf, proof);
    }

    /** On the levels that tiles hold, what they say; between, what follows from them, computed once. */
    private Hash root(int level, long position) {
        if (level % TileName.BITS == 0) {
            return tile(level / TileName.BITS, position / TileName.WIDTH).get((int) (position % TileName.WIDTH));
        }
        Node node = new Node(level, position);
        Hash known = between.get(node);
        if (known == null) {
            known = Hash.node(root(level - 1, 2 * position), root(level - 1, 2 * position + 1));
            between.put(node, known);
        }
        return known;
    }

    private record Node(int level, long position) {}

    private List<Hash> tile(int level, long index) {
        return tiles.computeIfAbsent(new TileName.Hashes(level, index, TileName.WIDTH), full -> {
            int width = width(level, index);
            return HashTile.read(partialOrFull(full, width, width * Hash.BYTES), width);
        });
    }

    private List<byte[]> bundle(TileName.Entries full, int width) throws IOException {
        Optional<byte[]> partial = source.read(full.of(width));
        if (partial.isPresent()) {
            return EntryBundle.read(partial.get(), width);
        }
        return EntryBundle.read(source.read(full).orElseThrow(() -> missing(full.of(width))), TileName.WIDTH);
    }

    /** A partial file may be gone where the full one is there, which begins with it. */
    private byte[] partialOrFull(TileName full, int width, int length) {
        try {
            Optional<byte[]> partial = source.read(full.of(width));
            if (partial.isPresent()) {
                return partial.get();
            }
            byte[] longer = source.read(full).orElseThrow(() -> missing(full.of(width)));
            return Arrays.copyOf(longer, Math.min(length, longer.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int width(int level, long index) {
        long hashes = head.size() >>> TileName.BITS * level;
        return (int) Math.min(TileName.WIDTH, hashes - index * TileName.WIDTH);
    }

    private static Malformed missing(TileName name) {
        return new Malformed("the log has no file `" + name.path() + "`, which its tree head needs");
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T checked(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
