package loadline.log.publication;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import loadline.log.cosign.Cosigner;
import loadline.log.head.Guard;
import loadline.log.head.HeadSigner;
import loadline.log.journal.Journal;
import loadline.log.merkle.ConsistencyProof;
import loadline.log.merkle.Hasher;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NoteSigner;
import loadline.log.note.VerifierKey;
import loadline.log.tile.TileFolder;
import loadline.log.tile.TileWriter;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TlogProof;

/**
 * The tree of a journal and what is published of it. The journal may be open for reading, beside another process that writes
 * it. Safe for several threads, one of which publishes.
 */
public final class Publication {
    private final Journal journal;
    private final HeadSigner signer;
    private final VerifierKey log;
    private final TileFolder folder;
    private final TileWriter files;
    private final MerkleTree tree = new MerkleTree();
    private final Hasher hasher = new Hasher();
    private Optional<SignedTreeHead> published;

    private Publication(Journal journal, HeadSigner signer, VerifierKey log, TileFolder folder) throws IOException {
        this.journal = journal;
        this.signer = signer;
        this.log = log;
        this.folder = folder;
        this.files = new TileWriter(journal, folder);
        Optional<byte[]> head = folder.head();
        this.published = head.map(bytes -> SignedTreeHead.open(bytes, log));
        takeIn(journal.size());
    }

    /**
     * Opens what is published in {@code folder} of a journal.
     *
     * @param second the log's ML-DSA-44 key, which signs too
     * @throws loadline.log.LogBroken if the journal does not continue the guard's head
     * @throws loadline.log.head.NotAdopted if the guard does not know the log
     * @throws loadline.log.note.NotAuthentic if another log is published there
     */
    public static Publication open(Journal journal, Guard guard, NoteSigner log, Optional<Cosigner> second, TileFolder folder) throws IOException {
        return new Publication(journal, HeadSigner.of(journal, guard, log, second), log.verifierKey(), folder);
    }

    /** The key that the log's heads are checked with. */
    public VerifierKey log() {
        return log;
    }

    /** The head that is published; empty before the first. */
    public synchronized Optional<SignedTreeHead> published() {
        return published;
    }

    /** Whether there are entries that no published head covers. @throws loadline.log.LogBroken if the journal is not what was written */
    public synchronized boolean hasNew() throws IOException {
        return journal.refresh() > published.map(head -> head.head().size()).orElse(0L);
    }

    /**
     * Signs a head over all entries there are, to be cosigned and then published. Entries appended meanwhile wait for the next.
     *
     * @param time seconds since 1970 for the second signature
     * @throws loadline.log.LogBroken if tree, journal and guard do not agree; nothing is signed then
     */
    public synchronized SignedTreeHead sign(long time) throws IOException {
        long size = journal.refresh();
        takeIn(size);
        return signer.sign(size, tree.root(), time);
    }

    private void takeIn(long size) throws IOException {
        journal.forEach(tree.size(), size, (_, entry) -> tree.append(hasher.leaf(ByteBuffer.wrap(entry))));
    }

    /** The proof, for a witness that knows the first {@code from} entries, that a signed head continues them. */
    public synchronized ConsistencyProof proveConsistency(long from, SignedTreeHead head) {
        return tree.proveConsistency(from, head.head().size());
    }

    /**
     * Publishes a head with all its signature lines: its files first.
     *
     * @throws loadline.log.LogBroken if the journal's bytes do not give its root, or a published file has other bytes
     */
    public synchronized void publish(SignedTreeHead head) throws IOException {
        files.takeIn(head.head().size());
        files.publish(head);
        published = Optional.of(head);
    }

    /** The proof of an entry under the published head. @throws IllegalArgumentException if that does not cover it */
    public synchronized TlogProof prove(long index) {
        SignedTreeHead head = published.orElseThrow(() -> new IllegalArgumentException("nothing is published yet"));
        return TlogProof.of(tree.proveInclusion(index, head.head().size()), head);
    }

    /** Where it is published. */
    public TileFolder folder() {
        return folder;
    }
}
