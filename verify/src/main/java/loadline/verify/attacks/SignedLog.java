package loadline.verify.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.formats.Sha256;
import loadline.formats.bundle.BundleSource;
import loadline.formats.cases.CaseLog;
import loadline.formats.json.Bytes;
import loadline.formats.statement.EntryReader;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Salt;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.Ed25519;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import loadline.verify.LogFiles;

/** A log in memory, written by somebody who holds every key. Statements, signatures and tree are the real ones. For one thread. */
final class SignedLog implements CaseLog {
    private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(1);

    private final ThrowAwayKeys keys;
    private final UnaryOperator<Act> told;
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<Digest, byte[]> payloads = new HashMap<>();
    private final MerkleTree tree = new MerkleTree();
    private final List<Entry> entries = new ArrayList<>();
    private final EntryReader reader = new EntryReader(payloads(), new YamlTexts(), EntryReader.Signatures.CHECKED_BEFORE);
    private boolean signed = true;

    /** An empty log, whose acts are logged as {@code told}. */
    SignedLog(ThrowAwayKeys keys, UnaryOperator<Act> told) {
        this.keys = keys;
        this.told = told;
    }

    /** A text that entries may name by its digest. */
    void keep(byte[] text) {
        payloads.put(Sha256.of(text), text);
    }

    @Override
    public Entry append(Set<Person> by, Instant at, Act act) {
        Act logged = keys.enrolled(told.apply(act));
        byte[] statement = Statement.following(reader.end(Streams.of(logged)), ThrowAwayKeys.ORIGIN, at, salt(), logged).write();
        payloads.put(Sha256.of(statement), statement);
        List<Ed25519.SigningKey> signers = by.stream().sorted().map(keys::of).toList();
        Leaf leaf = signed ? Leaf.sign(statement, signers) : new Leaf(Sha256.of(statement), Leaf.sign(salt().bytes().array(), signers).signatures());
        entries.add(reader.read(leaves.size(), leaf.write()));
        leaves.add(leaf.write());
        tree.append(Hash.leaf(leaf.write()));
        return entries.getLast();
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** From now on entries carry signatures of other bytes. */
    void stopSigning() {
        signed = false;
    }

    /** From now on entries are signed. */
    void sign() {
        signed = true;
    }

    /** Appends an act a minute after the last entry, signed by who signed that. */
    Entry appendNext(Act act) {
        return append(entries.getFirst().by(), reader.latest().plus(BETWEEN_ENTRIES), act);
    }

    /** Where every stream ends. */
    Map<String, Act.StreamEnd> ends() {
        return reader.ends();
    }

    /**
     * Where every stream would end without some entries.
     *
     * @throws IllegalArgumentException if one of them is not among the last of its stream
     */
    Map<String, Act.StreamEnd> endsWithout(Set<Long> indexes) {
        EntryReader other = new EntryReader(payloads(), new YamlTexts(), EntryReader.Signatures.CHECKED_BEFORE);
        for (int i = 0; i < leaves.size(); i++) {
            if (!indexes.contains((long) i)) {
                other.read(i, leaves.get(i));
            }
        }
        return other.ends();
    }

    /** The entries as they are read once the statements at these indexes are lost, which they are from now on. */
    List<Entry> lose(Set<Long> indexes) {
        indexes.forEach(index -> payloads.remove(Leaf.read(leaves.get(index.intValue())).statement()));
        EntryReader other = new EntryReader(payloads(), new YamlTexts(), EntryReader.Signatures.CHECKED_BEFORE);
        List<Entry> read = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            read.add(other.read(i, leaves.get(i)));
        }
        return read;
    }

    /** Appends the leaves at these indexes once more. No log does that for its clients: the statements do not continue their streams. */
    void repeat(Set<Long> indexes) {
        indexes.stream().sorted().map(index -> entries.get(index.intValue())).forEach(again -> {
            byte[] leaf = leaves.get((int) again.index());
            entries.add(new Entry(leaves.size(), reader.latest(), again.by(), again.statement(), again.act()));
            leaves.add(leaf);
            tree.append(Hash.leaf(leaf));
        });
    }

    Genesis genesis() {
        return ((Act.Begun) entries.getFirst().act()).genesis();
    }

    /** The tree head over the first {@code size} entries. */
    SignedTreeHead head(long size) {
        return SignedTreeHead.sign(new TreeHead(ThrowAwayKeys.ORIGIN, size, tree.rootAt(size)), keys.log());
    }

    long size() {
        return leaves.size();
    }

    BundleSource source() {
        return new BundleSource(index -> leaves.get((int) index), tree, head(size()), payloads());
    }

    /** Writes the log into a folder. */
    LogFiles write(Path folder) throws IOException {
        LogFiles files = LogFiles.of(folder);
        try (Journal journal = Journal.create(files.journal())) {
            journal.append(leaves);
        }
        PayloadStore store = PayloadStore.open(files.payloads());
        for (byte[] payload : payloads.values()) {
            store.put(payload);
        }
        Files.write(files.treeHead(), head(size()).write());
        return files;
    }

    private PayloadSource payloads() {
        return digest -> Optional.ofNullable(payloads.get(digest));
    }

    private Salt salt() {
        byte[] hash = HexFormat.of().parseHex(Sha256.of(("salt " + leaves.size()).getBytes(StandardCharsets.UTF_8)).hex());
        return new Salt(Bytes.of(Arrays.copyOf(hash, Salt.LENGTH)));
    }
}
