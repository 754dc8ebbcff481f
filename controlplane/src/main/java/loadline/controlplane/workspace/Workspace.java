package loadline.controlplane.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.controlplane.beside.Beside;
import loadline.controlplane.disk.OwnFile;
import loadline.controlplane.snapshot.Program;
import loadline.controlplane.snapshot.Snapshot;
import loadline.controlplane.snapshot.SnapshotFile;
import loadline.controlplane.snapshot.SnapshotFile.Reading;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.formats.bundle.Bundle;
import loadline.formats.bundle.BundleSource;
import loadline.formats.statement.EntryReader.Signatures;
import loadline.formats.statement.PayloadSource;
import loadline.log.LogBroken;
import loadline.log.journal.ConditionalAppend;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NoteSigner;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TlogProof;
import loadline.log.tree.TreeHead;

/** A log on disk, opened to read or to write; see the package for what that means. Safe for several threads. */
public final class Workspace implements AutoCloseable {
    private static final String JOURNAL = "journal";
    private static final String PAYLOADS = "payloads";
    private static final String HEAD = "head";
    private static final String SNAPSHOT = "snapshot";

    private final Path folder;
    private final Journal journal;
    private final PayloadStore payloads;
    private final Optional<NoteSigner> log;
    private final WorkspaceClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Act.StreamEnd> ends = new HashMap<>();
    private MerkleTree tree = new MerkleTree();
    private Optional<Roster> roster = Optional.empty();
    private SignedTreeHead head;
    private Optional<Facts> facts = Optional.empty();
    private Folding folding = new Folding();
    private Optional<Memory> memory = Optional.empty();
    private Optional<String> whyReadAnew = Optional.empty();

    private Workspace(Path folder, Journal journal, PayloadStore payloads, Optional<NoteSigner> log, WorkspaceClock clock) {
        this.folder = folder;
        this.journal = journal;
        this.payloads = payloads;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes a workspace in {@code folder}, which is made if it is absent: a log of one entry, its genesis.
     *
     * @param roots sign the genesis
     * @throws FileAlreadyExistsException if the folder holds a workspace
     * @throws IllegalArgumentException if the signers do not fill the quorum of the roster
     */
    public static Workspace create(Path folder, Genesis genesis, List<Signer> roots, NoteSigner log, WorkspaceClock clock) throws IOException {
        Rule.require(genesis.origin().equals(log.name()) && genesis.logKey().equals(log.verifierKey().write()), "a genesis names the key that signs its log");
        if (Files.exists(folder.resolve(JOURNAL)) || Files.exists(folder.resolve(HEAD))) {
            throw new FileAlreadyExistsException("`" + folder + "` holds a workspace already; choose another folder");
        }
        Draft draft = new Draft(new Draft.Base(genesis.origin(), Optional.empty(), List.of(), Map.of()), clock.next(genesis.clock(), java.time.Instant.EPOCH), new Folding());
        Entry first = draft.add(new Act.Begun(genesis), roots);
        long signed = first.by().stream().filter(person -> genesis.roster().members().get(person).root()).count();
        Rule.require(signed >= genesis.roster().quorum(), () -> "a genesis is signed by its quorum of " + genesis.roster().quorum() + " root members, not by " + signed);
        Files.createDirectories(folder);
        PayloadStore payloads = PayloadStore.open(folder.resolve(PAYLOADS));
        Workspace made = new Workspace(folder, Journal.create(folder.resolve(JOURNAL)), payloads, Optional.of(log), clock);
        try {
            made.commit(draft);
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /**
     * Opens a workspace to write. What a crash left beyond the signed head is checked and brought under a new one. Where a
     * snapshot can be used, statements are not read again.
     *
     * @throws NotAWorkspace if the folder holds none
     * @throws LogBroken if it is not what was written
     * @throws loadline.log.journal.JournalBusy if somebody else is writing it
     * @throws IllegalArgumentException if {@code log} is not the key that signs this log
     */
    public static Workspace open(Path folder, NoteSigner log, WorkspaceClock clock) throws IOException {
        return open(folder, log, clock, Program.running());
    }

    /** As {@link #open(Path, NoteSigner, WorkspaceClock)}, run by this program; where none is named, without a snapshot. */
    static Workspace open(Path folder, NoteSigner log, WorkspaceClock clock, Optional<Program> program) throws IOException {
        requireWorkspace(folder);
        PayloadStore payloads = PayloadStore.open(folder.resolve(PAYLOADS));
        Optional<SnapshotFile> file = program.map(known -> new SnapshotFile(folder.resolve(SNAPSHOT), known));
        Beside<Reading> snapshot = new Beside<>(() -> file.map(f -> f.read(log.verifierKey(), payloads)).orElse(new Reading.Unusable("nobody can tell which program runs")));
        Stamping stamping = new Stamping(payloads);
        Recorded recorded = new Recorded(file.isPresent() ? stamping : PayloadSource.of(payloads), Signatures.CHECKED_BEFORE);
        Journal journal = Journal.open(folder.resolve(JOURNAL), (index, leaf) -> {
            if (index == 0) {
                // the journal is ours from here on, so that nobody who waits for it reads in vain
                snapshot.begin();
            }
            recorded.leaf(leaf);
        });
        Workspace opened = new Workspace(folder, journal, payloads, Optional.of(log), clock);
        return opened.loaded(() -> {
            byte[] headBytes = Files.readAllBytes(folder.resolve(HEAD));
            Reading reading = snapshot.get();
            if (reading instanceof Reading.Found found && recorded.isAll(found.snapshot(), headBytes, log.verifierKey())) {
                opened.takeUp(found.snapshot(), recorded, headBytes);
                opened.memory = Optional.of(Memory.of(file.orElseThrow(), payloads, found));
                return;
            }
            opened.whyReadAnew = Optional.of(reading instanceof Reading.Unusable(String why) ? why : "it is not of what lies here");
            opened.load(recorded, headBytes);
            opened.memory = file.map(f -> Memory.of(f, stamping, opened.entries.size()));
        });
    }

    /**
     * Opens a workspace to read: what lies under its signed head.
     *
     * @throws NotAWorkspace if the folder holds none
     * @throws LogBroken if it is not what was written
     */
    public static Workspace openReadOnly(Path folder) throws IOException {
        return openReadOnly(folder, Signatures.CHECKED_BEFORE);
    }

    /** As {@link #openReadOnly(Path)}, every signature checked again. */
    public static Workspace openChecked(Path folder) throws IOException {
        return openReadOnly(folder, Signatures.CHECK);
    }

    private static Workspace openReadOnly(Path folder, Signatures signatures) throws IOException {
        requireWorkspace(folder);
        byte[] headFirst = Files.readAllBytes(folder.resolve(HEAD));
        PayloadStore payloads = PayloadStore.open(folder.resolve(PAYLOADS));
        Recorded recorded = new Recorded(PayloadSource.of(payloads), signatures);
        Journal journal = Journal.openReadOnly(folder.resolve(JOURNAL), (_, leaf) -> recorded.leaf(leaf));
        Workspace opened = new Workspace(folder, journal, payloads, Optional.empty(), WorkspaceClock.machine(java.time.InstantSource.system()));
        return opened.loaded(() -> opened.load(recorded, headFirst));
    }

    /** Takes in what lies on disk. */
    @FunctionalInterface
    private interface Loading {
        void load() throws IOException;
    }

    private Workspace loaded(Loading loading) throws IOException {
        try {
            loading.load();
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether the folder looks like a workspace: it holds a journal and a signed head. */
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(JOURNAL)) && Files.isRegularFile(folder.resolve(HEAD));
    }

    /**
     * The origin that the head claims, unchecked: it only tells which key to unlock before the workspace is opened.
     *
     * @throws NotAWorkspace if the folder holds none
     */
    public static String claimedOrigin(Path folder) throws IOException {
        requireWorkspace(folder);
        String head = new String(Files.readAllBytes(folder.resolve(HEAD)), java.nio.charset.StandardCharsets.UTF_8);
        int end = head.indexOf('\n');
        if (end <= 0) {
            throw new LogBroken("the signed head of `" + folder + "` is no tree head; restore it from a backup");
        }
        return head.substring(0, end);
    }

    public Path folder() {
        return folder;
    }

    /** The log's first entry. */
    public Genesis genesis() {
        return entries.getFirst().act() instanceof Act.Begun(Genesis genesis) ? genesis : broken("does not begin with its genesis");
    }

    /** How many entries there are. */
    public synchronized long size() {
        return entries.size();
    }

    /**
     * Every entry, in order. Where they come from a snapshot, what maps of streams list is left out; {@link #payload} has it.
     */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Why every statement was read though the log was opened to write; empty if there was a snapshot to use, or it was opened to read. */
    public Optional<String> whyReadAnew() {
        return whyReadAnew;
    }

    /** The signed head over all entries. */
    public synchronized SignedTreeHead head() {
        return head;
    }

    /** The leaf of an entry, as it lies in the journal. */
    public byte[] leaf(long index) throws IOException {
        Rule.require(0 <= index && index < size(), () -> "the log has the entries 0 to " + (size() - 1) + ", not " + index);
        return journal.read(index);
    }

    /** The facts of all entries. */
    public synchronized Facts facts() {
        if (facts.isEmpty()) {
            facts = Optional.of(folding.facts(entries));
        }
        return facts.get();
    }

    /** The facts of the first {@code size} entries. @throws IllegalArgumentException unless {@code 1 <= size <= size()} */
    public synchronized Facts factsAt(long size) {
        Rule.require(1 <= size && size <= entries.size(), () -> "the log has had the sizes 1 to " + entries.size() + ", not " + size);
        return size == entries.size() ? facts() : Fold.of(entries.subList(0, (int) size));
    }

    /** Where every stream ends. */
    public synchronized Map<String, Act.StreamEnd> ends() {
        return Map.copyOf(ends);
    }

    /** A payload by its digest; empty if it is absent. @throws LogBroken if it has other bytes than its digest says */
    public Optional<byte[]> payload(Digest digest) throws IOException {
        return payloads.get(Hash.ofHex(digest.hex()));
    }

    /** The proof that an entry is under the signed head. */
    public synchronized TlogProof prove(long index) {
        Rule.require(0 <= index && index < size(), () -> "the log has the entries 0 to " + (size() - 1) + ", not " + index);
        return TlogProof.of(tree.proveInclusion(index, head.head().size()), head);
    }

    /** The bundle of the decision that an entry records. @throws IllegalArgumentException as {@link BundleSource#bundle} */
    public synchronized Bundle bundle(long index) throws IOException {
        return new BundleSource(journal::read, tree, head, PayloadSource.of(payloads)).bundle(index);
    }

    /** A draft on all entries there are now. */
    public synchronized Draft draft() {
        Folding lent = folding;
        folding = new Folding();
        return new Draft(new Draft.Base(genesis().origin(), roster, entries, ends), clock.next(genesis().clock(), entries.getLast().at()), lent);
    }

    /**
     * Appends a draft's entries, if nothing was appended since it was made.
     *
     * @throws IllegalStateException if the workspace was opened to read
     * @throws IOException if the disk fails; whether the entries are there is known once the workspace is opened again
     */
    public synchronized Commit commit(Draft draft) throws IOException {
        NoteSigner signer = log.orElseThrow(() -> new IllegalStateException("the workspace is open for reading; open it for writing to append"));
        if (draft.base() != entries.size()) {
            return new Commit.Moved(entries.size());
        }
        for (byte[] payload : draft.attachments()) {
            payloads.put(payload);
        }
        List<byte[]> leaves = new ArrayList<>();
        for (Draft.Prepared prepared : draft.prepared()) {
            payloads.put(prepared.bytes());
            leaves.add(prepared.leaf().write());
        }
        return switch (journal.appendIf(draft.base(), leaves)) {
            case ConditionalAppend.Moved(long size) -> new Commit.Moved(size);
            case ConditionalAppend.Appended _ -> appended(draft, leaves, signer);
        };
    }

    private Commit appended(Draft draft, List<byte[]> leaves, NoteSigner signer) throws IOException {
        leaves.forEach(leaf -> tree.append(Hash.leaf(leaf)));
        entries.addAll(draft.entries());
        ends.putAll(draft.ends());
        facts = Optional.of(draft.facts());
        folding = draft.giveFolding();
        roster = Optional.of(facts().roster());
        signHead(signer);
        return new Commit.Appended(draft.entries());
    }

    private void signHead(NoteSigner signer) throws IOException {
        head = SignedTreeHead.sign(new TreeHead(signer.name(), tree.size(), tree.root()), signer);
        OwnFile.replace(folder.resolve(HEAD), head.write());
    }

    private void load(Recorded recorded, byte[] headBytes) throws IOException {
        recorded.read(journal);
        head = recorded.headOver(headBytes);
        recorded.requireLogKey(log);
        long seen = log.isPresent() ? recorded.size() : head.head().size();
        entries.addAll(recorded.entries(head.head().size(), seen));
        ends.putAll(recorded.ends());
        tree = recorded.tree(seen);
        roster = recorded.roster();
        if (log.isPresent() && head.head().size() < recorded.size()) {
            signHead(log.get());
        }
    }

    private void takeUp(Snapshot snapshot, Recorded recorded, byte[] headBytes) {
        head = SignedTreeHead.open(headBytes, log.orElseThrow().verifierKey());
        entries.addAll(snapshot.entries());
        ends.putAll(snapshot.ends());
        tree = recorded.tree(snapshot.size());
        roster = Optional.of(facts().roster());
    }

    private Genesis broken(String why) {
        throw new LogBroken("the log in `" + folder + "` " + why + "; restore it from a backup");
    }

    private static void requireWorkspace(Path folder) {
        boolean journal = Files.exists(folder.resolve(JOURNAL));
        boolean head = Files.exists(folder.resolve(HEAD));
        if (!journal && !head) {
            throw new NotAWorkspace("`" + folder + "` is no workspace: it holds no journal; make one with `loadline init`, or name another with --workspace");
        }
        if (!journal || !head || !Files.isDirectory(folder.resolve(PAYLOADS))) {
            throw new LogBroken("`" + folder + "` holds " + (journal ? "a journal but no signed head or no payloads" : "a signed head but no journal") + "; restore it from a backup");
        }
    }

    /** Leaves a snapshot behind if it was opened to write, and lets the next writer in. */
    @Override
    public synchronized void close() {
        memory.ifPresent(this::remember);
        memory = Optional.empty();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Memory known) {
        try {
            known.write(head.head(), entries, ends, log.orElseThrow());
        } catch (IOException | RuntimeException e) {
            // a snapshot only spares time: without one the next writer reads everything, as this one may have
            whyReadAnew = Optional.of("no snapshot could be left: " + e.getMessage());
        }
    }
}
