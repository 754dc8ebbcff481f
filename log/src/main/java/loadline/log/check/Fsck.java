package loadline.log.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.merkle.Frontier;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.VerifierKey;
import loadline.log.tile.TileFolder;
import loadline.log.tree.SignedTreeHead;

/** Checks one log. Reads only; a log that is being written meanwhile is checked up to where it was. */
public final class Fsck {
    private final VerifierKey log;
    private final Path journal;
    private final List<Claim> claims = new ArrayList<>();
    private Optional<TileFolder> published = Optional.empty();

    /** A claimed root at a size, and whose claim it is. */
    private record Claim(String whose, long size, Hash root) {}

    /** A check of this journal of the log with this key. */
    public Fsck(VerifierKey log, Path journal) {
        this.log = log;
        this.journal = journal;
    }

    /**
     * What the log was found to be, compared with all that is given.
     *
     * @param head the file of the signed head
     * @param tiles the folder of published files
     * @param guard the last head signed on this machine
     * @throws IOException if the disk cannot be read
     */
    public Finding check(Optional<Path> head, Optional<Path> tiles, Optional<Guard> guard) throws IOException {
        try {
            if (head.isPresent()) {
                claim("head", Files.readAllBytes(head.get()));
            }
            if (tiles.isPresent()) {
                published = Optional.of(TileFolder.in(tiles.get()));
                claim("published head", published.get().head().orElseThrow(() -> new LogBroken("`" + tiles.get() + "` has no published head")));
            }
            if (guard.isPresent()) {
                guard.get().last(log).ifPresent(last -> claims.add(new Claim("guard's head", last.head().size(), last.head().root())));
            }
            return derived();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (LogBroken e) {
            return new Finding.Broken(e.entry(), e.getMessage());
        }
    }

    private void claim(String whose, byte[] bytes) {
        try {
            SignedTreeHead signed = SignedTreeHead.open(bytes, log);
            claims.add(new Claim(whose, signed.head().size(), signed.head().root()));
        } catch (Malformed | NotAuthentic e) {
            throw new LogBroken("the " + whose + " is not this log's: " + e.getMessage());
        }
    }

    private Finding derived() throws IOException {
        TreeMap<Long, Hash> roots = new TreeMap<>();
        claims.forEach(claim -> roots.put(claim.size(), Hash.empty()));
        Frontier frontier = new Frontier();
        Optional<PublishedCheck> files = published.map(folder -> new PublishedCheck(folder, sizeOf("published head")));
        try (Journal read = Journal.openReadOnly(journal, (index, leaf) -> {
            frontier.append(leaf);
            roots.computeIfPresent(index + 1, (_, _) -> frontier.root());
            files.ifPresent(check -> check.leaf(index, leaf));
        })) {
            Optional<LogBroken> difference = files.flatMap(PublishedCheck::difference);
            for (Claim claim : claims) {
                check(claim, read.size(), roots.get(claim.size()), difference.map(LogBroken::entry).orElse(OptionalLong.empty()));
            }
            if (difference.isPresent()) {
                throw difference.get();
            }
            return new Finding.Sound(read.size(), frontier.root(), claims.stream().map(claim -> claim.whose() + " of size " + claim.size()).toList());
        }
    }

    private long sizeOf(String whose) {
        return claims.stream().filter(claim -> claim.whose().equals(whose)).mapToLong(Claim::size).findFirst().orElseThrow();
    }

    private void check(Claim claim, long size, Hash found, OptionalLong differing) {
        if (claim.size() > size) {
            throw LogBroken.at(size, "the " + claim.whose() + " has " + claim.size() + " entries, the journal " + size + ": entries from " + size + " on were cut off; restore them from a backup");
        }
        if (!found.equals(claim.root())) {
            String what = "the journal gives root `" + found.base64() + "` over its first " + claim.size() + " entries, the " + claim.whose() + " says `" + claim.root().base64()
                    + "`; the journal was written again, or the head is of another view" + (differing.isPresent() ? ": the first entry that differs from the published one is " + differing.getAsLong() : "");
            throw differing.isPresent() ? LogBroken.at(differing.getAsLong(), what) : new LogBroken(what);
        }
    }
}
