package loadline.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.log.cosign.Cosigner;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.note.Ed25519;
import loadline.log.note.MlDsa44;
import loadline.log.note.NoteSigner;
import loadline.log.publication.Publication;
import loadline.log.tile.TileFolder;

/** A log in a folder, and keys, for the tests of this module. */
final class Logs implements AutoCloseable {
    static final NoteSigner LOG = new NoteSigner("example.com/log", Ed25519.SigningKey.of(seed(1)));

    private final Journal journal;
    private final Publication publication;

    private Logs(Journal journal, Publication publication) {
        this.journal = journal;
        this.publication = publication;
    }

    /** A log in {@code folder}, made if it is absent. */
    static Logs open(Path folder) throws IOException {
        Path file = folder.resolve("journal");
        Files.createDirectories(folder);
        Journal journal = Files.exists(file) ? Journal.open(file) : Journal.create(file);
        return new Logs(journal, Publication.open(journal, Guard.in(folder.resolve("guard")), LOG, Optional.empty(), TileFolder.in(folder.resolve("tiles"))));
    }

    Publication publication() {
        return publication;
    }

    /** Appends so many entries, each the words and its number. */
    void append(String words, int count) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add((words + " " + i).getBytes(StandardCharsets.UTF_8));
        }
        journal.append(entries);
    }

    static byte[] seed(int of) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) of);
        return seed;
    }

    static Cosigner ed25519(String name, int seed) {
        return Cosigner.of(name, Ed25519.SigningKey.of(seed(seed)));
    }

    static Cosigner mlDsa(String name, int seed) {
        return Cosigner.of(name, MlDsa44.SigningKey.of(seed(seed)));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
