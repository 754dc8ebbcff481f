package loadline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.formats.statement.EntryReader;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.formats.trust.Trust;
import loadline.log.LogBroken;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NotAuthentic;
import loadline.log.note.SignedNote;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.SignedTreeHead;

/** Checks a whole log: everything that a bundle's check does, on every entry and every decision. */
final class LogCheck {
    private final LogFiles files;
    private final Optional<Trust> trust;
    private final HeadCheck headCheck;
    private final PolicyCheck policyCheck;
    private final Steps steps = new Steps();
    private final MerkleTree tree = new MerkleTree();
    private final List<Entry> entries = new ArrayList<>();
    private Genesis genesis;
    private SignedTreeHead head;

    LogCheck(LogFiles files, Optional<Trust> trust) {
        this.files = files;
        this.trust = trust;
        this.headCheck = new HeadCheck(trust);
        this.policyCheck = new PolicyCheck(trust);
    }

    Verification<CheckedLog> verify() throws IOException {
        try {
            List<byte[]> leaves = new ArrayList<>();
            steps.run(Step.FORM, () -> readJournal(leaves));
            steps.run(Step.STATEMENTS, () -> readEntries(leaves));
            steps.run(Step.TREE_HEAD, () -> head = headCheck.open(SignedNote.read(Files.readAllBytes(files.treeHead())), genesis));
            steps.run(Step.INCLUSION, this::checkRoot);
            steps.run(Step.ROOTS, () -> headCheck.checkRoots(genesis));
            steps.run(Step.POLICIES, () -> policyCheck.check(entries));
            steps.run(Step.ESTIMATES, () -> new EstimateCheck(Fold.of(entries)).check());
            steps.run(Step.DECISION, this::checkDecisions);
        } catch (Contradiction e) {
            return new Verification.Refuted<>(e.step(), e.getMessage(), steps.passed(), notEstablished());
        }
        return trust.isPresent() ? new Verification.Verified<>(found(), steps.passed(), notEstablished()) : new Verification.ConsistentOnly<>(found(), steps.passed(), notEstablished());
    }

    private void readJournal(List<byte[]> leaves) throws IOException {
        try (Journal journal = Journal.openReadOnly(files.journal())) {
            journal.forEach(0, (_, leaf) -> {
                leaves.add(leaf);
                tree.append(Hash.leaf(leaf));
            });
        }
        Contradiction.unless(!leaves.isEmpty(), Step.FORM, "the journal is empty; a log begins with its genesis");
    }

    private void readEntries(List<byte[]> leaves) throws IOException {
        Contradiction.unless(Files.isDirectory(files.payloads()), Step.FORM, "there is no folder of payloads at `" + files.payloads() + "`");
        PayloadSource payloads = PayloadSource.of(PayloadStore.open(files.payloads()));
        EntryReader reader = new EntryReader(payloads, new YamlTexts(), EntryReader.Signatures.CHECK);
        for (byte[] leaf : leaves) {
            Optional<Act.StreamEnd> logEnd = reader.end(Streams.LOG);
            Entry entry = read(reader, leaf);
            if (entry.act() instanceof Act.StreamsMapped(var mapped)) {
                checkMap(entry.index(), mapped, reader.ends(), logEnd);
            }
            entries.add(entry);
        }
        genesis = ((Act.Begun) entries.getFirst().act()).genesis();
        steps.pass(Step.PAYLOADS, Step.SIGNATURES, Step.STREAMS);
    }

    /** The map says where streams ended before it was written; of all streams, its own writing changed only the log's. */
    private static void checkMap(long index, Map<String, Act.StreamEnd> mapped, Map<String, Act.StreamEnd> ends, Optional<Act.StreamEnd> logEnd) {
        Map<String, Act.StreamEnd> before = new HashMap<>(ends);
        logEnd.ifPresent(end -> before.put(Streams.LOG, end));
        Contradiction.unless(mapped.equals(before), Step.STREAMS, "entry " + index + ": the map of streams is not where the streams ended; bundles that rest on it may lack statements");
    }

    private Entry read(EntryReader reader, byte[] leaf) {
        try {
            return reader.read(entries.size(), leaf);
        } catch (NotAuthentic e) {
            throw new Contradiction(Step.SIGNATURES, e.getMessage());
        } catch (LogBroken e) {
            throw new Contradiction(Step.PAYLOADS, e.getMessage());
        }
    }

    private void checkRoot() {
        long size = head.head().size();
        Contradiction.unless(size <= tree.size(), Step.INCLUSION, "the tree head has size " + size + ", but the journal holds " + tree.size() + " entries; its end was cut off");
        Contradiction.unless(tree.rootAt(size).equals(head.head().root()), Step.INCLUSION, "the entries do not give the root of the tree head; one of them was replaced");
    }

    /** Each decision on the facts it was made at, the folding done once for all of them. */
    private void checkDecisions() {
        Map<Long, List<Entry>> bySize = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.act() instanceof Act.DecisionMade made) {
                Contradiction.unless(made.treeSize() >= 1 && made.treeSize() <= entry.index(), Step.DECISION, "entry " + entry.index() + " claims to rest on entries after it");
                bySize.computeIfAbsent(made.treeSize(), _ -> new ArrayList<>()).add(entry);
            }
        }
        Fold fold = new Fold();
        int next = 0;
        for (var at : bySize.entrySet()) {
            while (next < at.getKey()) {
                fold.accept(entries.get(next++));
            }
            Facts facts = fold.facts();
            at.getValue().forEach(entry -> DecisionCheck.check(entry.index(), (Act.DecisionMade) entry.act(), genesis, facts));
        }
    }

    private CheckedLog found() {
        long decisions = entries.stream().filter(entry -> entry.act() instanceof Act.DecisionMade).count();
        long absent = entries.stream().filter(entry -> entry.act() instanceof Act.Unavailable).count();
        long size = head.head().size();
        return new CheckedLog(genesis.origin(), size, entries.size() - size, decisions, absent, entries.getLast().at());
    }

    private List<String> notEstablished() {
        List<String> open = new ArrayList<>(headCheck.notEstablished());
        open.addAll(policyCheck.notEstablished());
        open.addAll(NotEstablished.OF_ANY_LOG);
        open.add("that the entries after the tree head, which no signature covers, will stay");
        return open;
    }
}
