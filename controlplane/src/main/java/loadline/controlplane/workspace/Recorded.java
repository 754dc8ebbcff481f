package loadline.controlplane.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.controlplane.snapshot.Snapshot;
import loadline.core.Rule;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.formats.json.NewerFormat;
import loadline.formats.statement.EntryReader;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.YamlTexts;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSigner;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** What lies on disk, read in order and checked against the signed head. Whatever does not fit is {@link LogBroken}. */
final class Recorded {
    private final PayloadSource payloads;
    private final EntryReader reader;
    private final List<byte[]> bytes = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private final List<Entry> entries = new ArrayList<>();

    Recorded(PayloadSource payloads, EntryReader.Signatures signatures) {
        this.payloads = payloads;
        this.reader = new EntryReader(payloads, new YamlTexts(), signatures);
    }

    /** Takes the leaf hashes of all entries, in order, while the journal is opened. */
    void leaf(Hash leaf) {
        leaves.add(leaf);
        tree.append(leaf);
    }

    void read(Journal journal) throws IOException {
        journal.forEach(0, leaves.size(), (_, leaf) -> bytes.add(leaf));
        if (bytes.isEmpty()) {
            throw new LogBroken("the journal is empty, but a signed head is there; restore it from a backup");
        }
        entry(0);
    }

    /** How many entries the journal has. */
    long size() {
        return leaves.size();
    }

    /** The tree over the first {@code size} entries. */
    MerkleTree tree(long size) {
        if (size == tree.size()) {
            return tree;
        }
        MerkleTree smaller = new MerkleTree();
        leaves.subList(0, (int) size).forEach(smaller::append);
        return smaller;
    }

    Optional<Roster> roster() {
        return reader.roster();
    }

    Map<String, Act.StreamEnd> ends() {
        return reader.ends();
    }

    /** The head, signed by the key that the first entry names, over a tree that the journal still has. */
    SignedTreeHead headOver(byte[] headBytes) {
        SignedTreeHead head;
        try {
            head = SignedTreeHead.open(headBytes, VerifierKey.read(((Act.Begun) entries.getFirst().act()).genesis().logKey()));
        } catch (Malformed | NotAuthentic e) {
            throw new LogBroken("the signed head is not this log's: " + e.getMessage() + "; restore journal and head from one backup");
        }
        if (head.head().size() > size()) {
            throw new LogBroken("the journal has " + size() + " entries, but its signed head has " + head.head().size() + ": entries were rolled back; restore it from a backup");
        }
        if (!tree.rootAt(head.head().size()).equals(head.head().root())) {
            throw new LogBroken("the root over the journal's first " + head.head().size() + " entries is not the one that was signed: entries were changed; restore it from a backup");
        }
        return head;
    }

    void requireLogKey(Optional<NoteSigner> log) {
        String named = ((Act.Begun) entries.getFirst().act()).genesis().logKey();
        log.ifPresent(signer -> Rule.require(signer.verifierKey().write().equals(named),
                () -> "the log's key is `" + named + "`, not `" + signer.verifierKey().write() + "`; name the folder with the right key with --keys"));
    }

    /**
     * Whether a snapshot, which {@code log} signed, is of all that lies here, under a head that {@code log} signed too. Where
     * it is not, reading everything tells what is wrong, if anything is.
     */
    boolean isAll(Snapshot snapshot, byte[] headBytes, VerifierKey log) {
        boolean isGenesis = snapshot.entries().getFirst().act() instanceof Act.Begun(Genesis genesis) && genesis.logKey().equals(log.write());
        if (!isGenesis || snapshot.size() != size() || !snapshot.root().equals(tree.root())) {
            return false;
        }
        try {
            TreeHead head = SignedTreeHead.open(headBytes, log).head();
            return head.size() == size() && head.root().equals(tree.root());
        } catch (Malformed | NotAuthentic _) {
            return false;
        }
    }

    /** The first {@code to} entries. Signatures beyond {@code signed}, the size of the head, are checked whatever was asked for. */
    List<Entry> entries(long signed, long to) {
        for (int i = 1; i < to; i++) {
            if (i >= signed) {
                requireSigned(i);
            }
            entry(i);
        }
        return entries;
    }

    private void requireSigned(int index) {
        Leaf leaf = Leaf.read(bytes.get(index));
        boolean bad = payloads.payload(leaf.statement()).map(statement -> !leaf.signaturesNotOn(statement).isEmpty()).orElse(true);
        if (bad) {
            throw new LogBroken("entry " + index + " lies beyond the signed head and is absent or not signed as it claims; somebody else wrote to the journal: restore it from a backup");
        }
    }

    private void entry(int index) {
        try {
            entries.add(reader.read(index, bytes.get(index)));
        } catch (NewerFormat e) {
            throw e;
        } catch (IllegalArgumentException | NotAuthentic e) {
            throw new LogBroken(e.getMessage() + "; restore it from a backup");
        }
    }
}
