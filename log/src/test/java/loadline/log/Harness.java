package loadline.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.note.NoteSigner;
import loadline.log.payload.PayloadStore;
import loadline.log.publication.Publication;
import loadline.log.tile.TileFolder;
import loadline.log.tree.SignedTreeHead;

/** A whole log in a folder: journal, payloads, head, published files, and its guard beside it. */
public final class Harness implements AutoCloseable {
    public static final NoteSigner LOG = Examples.signer("example.com/log", 1);

    private final Path folder;
    private final Journal journal;
    private final Publication publication;

    private Harness(Path folder, Journal journal, Publication publication) {
        this.folder = folder;
        this.journal = journal;
        this.publication = publication;
    }

    /** A new log in {@code base/log}, its guard in {@code base/guard}. */
    public static Harness create(Path base) throws IOException {
        Files.createDirectories(base.resolve("log"));
        PayloadStore.open(base.resolve("log/payloads"));
        return opened(base, Journal.create(base.resolve("log/journal")));
    }

    public static Harness open(Path base) throws IOException {
        return opened(base, Journal.open(base.resolve("log/journal")));
    }

    private static Harness opened(Path base, Journal journal) throws IOException {
        try {
            Publication publication = Publication.open(journal, Guard.in(base.resolve("guard")), LOG, Optional.of(Examples.quantumCosigner(LOG.name(), 2)), TileFolder.in(base.resolve("tiles")));
            return new Harness(base.resolve("log"), journal, publication);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    public Journal journal() {
        return journal;
    }

    public Publication publication() {
        return publication;
    }

    /** Appends entries {@code 0, 1, 2 ...} in decimal up to a size, each with a payload of the same bytes. */
    public void fill(int size) throws IOException {
        PayloadStore payloads = PayloadStore.open(folder.resolve("payloads"));
        List<byte[]> entries = new ArrayList<>();
        for (long i = journal.size(); i < size; i++) {
            entries.add(Examples.bytes(Long.toString(i)));
            if (i < 3) {
                payloads.put(entries.getLast());
            }
        }
        journal.append(entries);
    }

    /** Signs and publishes everything, and keeps the head beside the journal. */
    public SignedTreeHead publish() throws IOException {
        SignedTreeHead head = publication.sign(1);
        publication.publish(head);
        Files.write(folder.resolve("head"), head.write());
        return head;
    }

    public Hash root() throws IOException {
        return publication.sign(1).head().root();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
