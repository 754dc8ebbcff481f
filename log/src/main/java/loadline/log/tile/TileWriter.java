package loadline.log.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.log.LogBroken;
import loadline.log.journal.Journal;
import loadline.log.merkle.Frontier;
import loadline.log.merkle.Hash;
import loadline.log.merkle.Hasher;
import loadline.log.tree.SignedTreeHead;

/**
 * Makes the files of a growing log from its journal, reading each entry again. For one thread at a time. Its root is the
 * second path to a tree head: it comes from the journal's bytes and shares nothing with a tree kept in memory.
 */
public final class TileWriter {
    private final Journal journal;
    private final TileFolder folder;
    private final Hasher hasher = new Hasher();
    private final Frontier frontier = new Frontier();
    private final List<List<Hash>> edges = new ArrayList<>();
    private final List<byte[]> bundle = new ArrayList<>();
    private long size;

    /** A writer that begins at the first entry: files that are there are compared, not believed. */
    public TileWriter(Journal journal, TileFolder folder) {
        this.journal = journal;
        this.folder = folder;
    }

    /** The number of entries taken in. */
    public long size() {
        return size;
    }

    /** The root over the entries taken in. */
    public Hash root() {
        return frontier.root();
    }

    /**
     * Takes in the journal's entries up to {@code wanted}, writing each full file as it fills.
     *
     * @throws LogBroken if the journal has fewer entries, an entry is damaged, or a full file there has other bytes
     */
    public void takeIn(long wanted) throws IOException {
        if (wanted < size || wanted > journal.size()) {
            throw new LogBroken("the journal has " + journal.size() + " entries and " + size + " of them are taken in; a tree head of size " + wanted + " cannot be published");
        }
        if (wanted > size) {
            journal.forEach(size, wanted, this::takeIn);
        }
    }

    /**
     * Publishes a tree head over exactly the entries taken in: first its partial files, then the tree head itself.
     *
     * @throws LogBroken if it is not over those entries
     */
    public void publish(SignedTreeHead head) throws IOException {
        if (head.head().size() != size || !head.head().root().equals(root())) {
            throw new LogBroken("the tree head has size " + head.head().size() + " and root `" + head.head().root().base64() + "`, but the journal's bytes give root `" + root().base64() + "` over " + size
                    + " entries; it was not published");
        }
        for (int level = 0; level < edges.size(); level++) {
            if (!edges.get(level).isEmpty()) {
                write(TileName.Hashes.last(level, size), HashTile.write(edges.get(level)));
            }
        }
        if (!bundle.isEmpty()) {
            write(new TileName.Entries(size / TileName.WIDTH, bundle.size()), EntryBundle.write(bundle));
        }
        folder.writeHead(head.write());
    }

    private void takeIn(long index, byte[] entry) throws IOException {
        Hash leaf = hasher.leaf(ByteBuffer.wrap(entry));
        bundle.add(entry);
        frontier.append(leaf);
        size = index + 1;
        if (bundle.size() == TileName.WIDTH) {
            write(new TileName.Entries(index / TileName.WIDTH, TileName.WIDTH), EntryBundle.write(bundle));
            bundle.clear();
        }
        add(0, leaf);
    }

    private void add(int level, Hash hash) throws IOException {
        if (level == edges.size()) {
            edges.add(new ArrayList<>());
        }
        List<Hash> edge = edges.get(level);
        edge.add(hash);
        if (edge.size() == TileName.WIDTH) {
            write(new TileName.Hashes(level, (size - 1) >>> 8 * (level + 1), TileName.WIDTH), HashTile.write(edge));
            Frontier over = new Frontier();
            edge.forEach(over::append);
            edge.clear();
            add(level + 1, over.root());
        }
    }

    private void write(TileName name, byte[] bytes) throws IOException {
        Optional<byte[]> there = folder.read(name);
        if (there.isEmpty()) {
            folder.write(name, bytes);
        } else if (!Arrays.equals(there.get(), bytes)) {
            throw new LogBroken("`" + folder.path(name) + "` is not what the journal gives; it was damaged or published for another log: find out which, then remove it and publish again");
        }
        if (name.isFull()) {
            folder.removePartials(name);
        }
    }
}
