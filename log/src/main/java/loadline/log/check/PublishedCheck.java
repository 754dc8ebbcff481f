package loadline.log.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.merkle.Frontier;
import loadline.log.merkle.Hash;
import loadline.log.tile.EntryBundle;
import loadline.log.tile.HashTile;
import loadline.log.tile.TileFolder;
import loadline.log.tile.TileName;

/** Compares published files with the leaves of the journal, in order. */
final class PublishedCheck {
    private static final String TO_DO = "the file was changed: remove it and publish again";

    private final TileFolder folder;
    private final long size;
    private Optional<LogBroken> difference = Optional.empty();
    private final List<List<Hash>> edges = new ArrayList<>(List.of(new ArrayList<>()));

    /** Of what is published under a head of this size. */
    PublishedCheck(TileFolder folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    /** What differs first; empty if nothing does. */
    Optional<LogBroken> difference() {
        return difference;
    }

    /** Takes the next leaf. After the first difference nothing more is compared. */
    void leaf(long index, Hash leaf) {
        if (index >= size || difference.isPresent()) {
            return;
        }
        try {
            take(index, leaf);
        } catch (LogBroken e) {
            difference = Optional.of(e);
        }
    }

    private void take(long index, Hash leaf) {
        edges.getFirst().add(leaf);
        if (edges.getFirst().size() == TileName.WIDTH) {
            compareBundle(index / TileName.WIDTH);
            compareFull(0, index / TileName.WIDTH);
        }
        if (index + 1 == size) {
            comparePartials();
        }
    }

    private void comparePartials() {
        if (!edges.getFirst().isEmpty()) {
            compareBundle(size / TileName.WIDTH);
        }
        for (int level = 0; level < edges.size(); level++) {
            if (!edges.get(level).isEmpty()) {
                TileName.Hashes last = TileName.Hashes.last(level, size);
                compare(last, last.index());
            }
        }
    }

    private void compareFull(int level, long index) {
        List<Hash> edge = edges.get(level);
        compare(new TileName.Hashes(level, index, TileName.WIDTH), index);
        Frontier over = new Frontier();
        edge.forEach(over::append);
        edge.clear();
        if (level + 1 == edges.size()) {
            edges.add(new ArrayList<>());
        }
        edges.get(level + 1).add(over.root());
        if (edges.get(level + 1).size() == TileName.WIDTH) {
            compareFull(level + 1, index / TileName.WIDTH);
        }
    }

    private void compare(TileName.Hashes name, long index) {
        List<Hash> expected = edges.get(name.level());
        List<Hash> found = HashTile.read(bytes(name, expected.size() * Hash.BYTES, first(name.level(), index, 0)), expected.size());
        for (int i = 0; i < expected.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                long entry = first(name.level(), index, i);
                throw LogBroken.at(entry, "hash " + i + " of `" + folder.path(name) + "` is not the one that the journal gives from entry " + entry + " on; " + TO_DO);
            }
        }
    }

    private void compareBundle(long index) {
        List<Hash> expected = edges.getFirst();
        TileName name = new TileName.Entries(index, expected.size());
        long first = index * TileName.WIDTH;
        List<byte[]> found = entries(name, expected.size(), first);
        for (int i = 0; i < expected.size(); i++) {
            if (!Hash.leaf(found.get(i)).equals(expected.get(i))) {
                throw LogBroken.at(first + i, "entry " + (first + i) + " in `" + folder.path(name) + "` is not the one in the journal; " + TO_DO);
            }
        }
    }

    private List<byte[]> entries(TileName name, int width, long first) {
        try {
            return EntryBundle.read(bytes(name, Integer.MAX_VALUE, first), width);
        } catch (Malformed e) {
            throw LogBroken.at(first, "`" + folder.path(name) + "` is no entry bundle: " + e.getMessage() + "; " + TO_DO);
        }
    }

    private byte[] bytes(TileName name, int length, long first) {
        try {
            byte[] bytes = folder.read(name).orElseThrow(() -> LogBroken.at(first, "`" + folder.path(name) + "` is missing; publish again"));
            if (length != Integer.MAX_VALUE && bytes.length != length) {
                throw LogBroken.at(first, "`" + folder.path(name) + "` has " + bytes.length + " bytes, not " + length + "; " + TO_DO);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long first(int level, long index, int place) {
        return index * TileName.WIDTH + place << TileName.BITS * level;
    }
}
