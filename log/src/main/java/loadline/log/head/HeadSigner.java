package loadline.log.head;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import loadline.log.LogBroken;
import loadline.log.cosign.Cosigner;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** Signs the heads of one log; see the package for what it asks first. For one thread at a time. */
public final class HeadSigner {
    private final Guard guard;
    private final NoteSigner log;
    private final Optional<Cosigner> second;
    private final Rehash rehash;

    private HeadSigner(Journal journal, Guard guard, NoteSigner log, Optional<Cosigner> second) {
        this.guard = guard;
        this.log = log;
        this.second = second;
        this.rehash = new Rehash(journal);
    }

    /**
     * A signer for this journal.
     *
     * @param second signs too: the log's ML-DSA-44 key, under the same name
     * @throws LogBroken if the journal does not continue the last head signed for the log
     * @throws NotAdopted if it has entries and no head is known
     * @throws IllegalArgumentException if the second key has another name
     */
    public static HeadSigner of(Journal journal, Guard guard, NoteSigner log, Optional<Cosigner> second) throws IOException {
        second.ifPresent(key -> requireSameName(key, log));
        HeadSigner signer = new HeadSigner(journal, guard, log, second);
        guard.requireContinued(log.verifierKey(), journal.size(), signer.rehash::rootAt);
        return signer;
    }

    /**
     * The head over the first {@code size} entries, whose root somebody else computed, signed.
     *
     * @param time seconds since 1970 for the second signature; 0 says nothing of the time
     * @throws LogBroken if the journal's bytes give another root, or it does not continue the last head
     */
    public SignedTreeHead sign(long size, Hash root, long time) throws IOException {
        Optional<SignedTreeHead> last = guard.last(log.verifierKey());
        if (last.isPresent() && last.get().head().size() <= size) {
            rehash.rootAt(last.get().head().size());
        }
        Hash again = rehash.rootAt(size);
        if (!again.equals(root)) {
            throw new LogBroken("the tree in memory has root `" + root.base64() + "` over " + size + " entries, but the journal's bytes give `" + again.base64()
                    + "`; memory or disk is failing, and nothing was signed");
        }
        SignedTreeHead signed = SignedTreeHead.sign(new TreeHead(log.name(), size, root), log);
        SignedTreeHead whole = second.map(key -> signed.with(List.of(key.cosign(signed.head(), time)))).orElse(signed);
        guard.advance(whole, log.verifierKey(), rehash::rootAt);
        return whole;
    }

    private static void requireSameName(Cosigner key, NoteSigner log) {
        if (!key.key().name().equals(log.name())) {
            throw new IllegalArgumentException("a log signs under its origin `" + log.name() + "` with every key, not under `" + key.key().name() + "`");
        }
    }
}
