package loadline.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Subject;
import loadline.formats.bundle.Bundle;
import loadline.formats.json.Bytes;
import loadline.formats.statement.EntryReader;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.formats.trust.Trust;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;
import loadline.log.note.SignedNote;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** Checks one bundle, step by step, each on what the steps before it have shown to hold. */
final class BundleCheck {
    private final byte[] bytes;
    private final Optional<Trust> trust;
    private final HeadCheck headCheck;
    private final PolicyCheck policyCheck;
    private final Steps steps = new Steps();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Bundle bundle;
    private Genesis genesis;
    private SignedTreeHead head;
    private Act.DecisionMade made;
    private Facts facts;
    private Decision decision;

    /** An entry's leaf and statement. */
    private record Read(Bundle.Item item, Leaf leaf, Statement statement) {}

    BundleCheck(byte[] bytes, Optional<Trust> trust) {
        this.bytes = bytes;
        this.trust = trust;
        this.headCheck = new HeadCheck(trust);
        this.policyCheck = new PolicyCheck(trust);
    }

    Verification<Decision> verify() throws IOException {
        try {
            steps.run(Step.FORM, this::readForm);
            steps.run(Step.PAYLOADS, this::checkPayloads);
            steps.run(Step.TREE_HEAD, this::openHead);
            steps.run(Step.INCLUSION, this::checkInclusion);
            steps.run(Step.SIGNATURES, this::checkSignatures);
            steps.run(Step.STATEMENTS, this::readStatements);
            steps.run(Step.ROOTS, () -> headCheck.checkRoots(genesis));
            steps.run(Step.STREAMS, this::checkStreams);
            steps.run(Step.POLICIES, this::checkPolicies);
            steps.run(Step.ESTIMATES, this::checkEstimates);
            steps.run(Step.DECISION, () -> decision = DecisionCheck.check(bundle.decision(), made, genesis, facts));
        } catch (Contradiction e) {
            return new Verification.Refuted<>(e.step(), e.getMessage(), steps.passed(), notEstablished());
        }
        return trust.isPresent() ? new Verification.Verified<>(decision, steps.passed(), notEstablished()) : new Verification.ConsistentOnly<>(decision, steps.passed(), notEstablished());
    }

    private void readForm() {
        bundle = Bundle.read("bundle", bytes).orThrow();
        Contradiction.unless(!bundle.entries().isEmpty() && bundle.entries().getFirst().index() == 0, Step.FORM, "a bundle holds the log's first entry");
    }

    private void checkPayloads() {
        for (Bundle.Item item : bundle.entries()) {
            Leaf leaf = Leaf.read(item.leaf().array());
            Contradiction.unless(leaf.statement().equals(item.payload().digest()), Step.PAYLOADS, "entry " + item.index() + ": the leaf commits to statement `" + leaf.statement()
                    + "`, but the bytes given have digest `" + item.payload().digest() + "`");
            leaves.add(leaf);
        }
    }

    /** Of the entries it reads the genesis alone, which names the log's key. */
    private void openHead() {
        Statement first = Statement.read(bundle.entries().getFirst().payload().array(), _ -> Optional.empty(), new YamlTexts());
        if (!(first.act() instanceof Act.Begun(Genesis begun))) {
            throw new Contradiction(Step.TREE_HEAD, "the first entry of a log is its genesis, which names its key");
        }
        genesis = begun;
        head = headCheck.open(SignedNote.read(bundle.treeHead().getBytes(StandardCharsets.UTF_8)), genesis);
    }

    private void checkInclusion() {
        TreeHead signed = head.head();
        for (Bundle.Item item : bundle.entries()) {
            Contradiction.unless(item.index() < signed.size(), Step.INCLUSION, "entry " + item.index() + " is not below the size " + signed.size() + " of the tree head");
            boolean included = new InclusionProof(item.index(), signed.size(), item.proof()).proves(Hash.leaf(item.leaf().array()), signed.root());
            Contradiction.unless(included, Step.INCLUSION, "entry " + item.index() + ": its proof does not lead to the root of the tree head");
        }
    }

    private void checkSignatures() {
        for (int i = 0; i < leaves.size(); i++) {
            Bundle.Item item = bundle.entries().get(i);
            Contradiction.unless(leaves.get(i).signaturesNotOn(item.payload().array()).isEmpty(), Step.SIGNATURES, "entry " + item.index() + ": a signature does not fit the statement");
        }
    }

    private void readStatements() {
        Map<Digest, byte[]> texts = new TreeMap<>();
        bundle.texts().forEach(text -> texts.put(text.digest(), text.array()));
        PayloadSource payloads = digest -> Optional.ofNullable(texts.get(digest));
        YamlTexts yaml = new YamlTexts();
        for (int i = 0; i < leaves.size(); i++) {
            Bundle.Item item = bundle.entries().get(i);
            reads.add(new Read(item, leaves.get(i), Statement.read(item.payload().array(), payloads, yaml)));
        }
    }

    /**
     * The entries are those below the size that the decision was made at, the last of them a map of all streams, and the entry
     * of the decision, which follows in its stream.
     */
    private void checkStreams() {
        made = decisionMade();
        EntryReader reader = new EntryReader(_ -> Optional.empty(), new YamlTexts(), EntryReader.Signatures.CHECKED_BEFORE);
        Map<String, Act.StreamEnd> endsBeforeMap = Map.of();
        for (Read read : reads) {
            boolean isMap = read.item().index() == made.treeSize() - 1;
            endsBeforeMap = isMap ? reader.ends() : endsBeforeMap;
            Entry entry = reader.read(read.item().index(), read.leaf(), read.statement());
            if (entry.index() < made.treeSize()) {
                entries.add(entry);
            } else {
                Contradiction.unless(entry.index() == bundle.decision(), Step.STREAMS, "entry " + entry.index() + " came after the facts of the decision and is not the decision");
            }
        }
        if (entries.isEmpty() || entries.getLast().index() != made.treeSize() - 1 || !(entries.getLast().act() instanceof Act.StreamsMapped map)) {
            throw new Contradiction(Step.STREAMS, "the last entry below size " + made.treeSize() + ", at which it was decided, is a map of all streams; it is not in the bundle");
        }
        compare(map.streams(), endsBeforeMap);
    }

    private Act.DecisionMade decisionMade() {
        Read read = reads.stream().filter(r -> r.item().index() == bundle.decision()).findFirst()
                .orElseThrow(() -> new Contradiction(Step.STREAMS, "the entry of the decision, " + bundle.decision() + ", is not in the bundle"));
        if (!(read.statement().act() instanceof Act.DecisionMade decided)) {
            throw new Contradiction(Step.STREAMS, "entry " + bundle.decision() + " records no decision");
        }
        Contradiction.unless(decided.question().equals(bundle.question()), Step.STREAMS, "the bundle's question is not the one that entry " + bundle.decision() + " answers");
        Contradiction.unless(decided.treeSize() <= bundle.decision(), Step.STREAMS, "entry " + bundle.decision() + " claims to rest on entries after it");
        Contradiction.unless(decided.treeSize() == bundle.decision(), Step.STREAMS, "entry " + bundle.decision() + " was decided at size " + decided.treeSize()
                + ", and what came in between is not among its facts; decide again at the newest head");
        return decided;
    }

    private void compare(Map<String, Act.StreamEnd> mapped, Map<String, Act.StreamEnd> found) {
        Set<String> streams = new HashSet<>(found.keySet());
        Set<Subject.Deployment> fallbacks = Streams.fallbacks(bundle.question(), entries.stream().map(Entry::act));
        mapped.keySet().stream().filter(stream -> Streams.restsOn(bundle.question(), fallbacks, stream)).forEach(streams::add);
        for (String stream : streams) {
            Act.StreamEnd end = mapped.get(stream);
            Contradiction.unless(end != null && end.equals(found.get(stream)), Step.STREAMS, "stream `" + stream + "` ends with " + shown(end) + " in the log's map, but with " + shown(found.get(stream))
                    + " in the bundle; statements were left out");
        }
    }

    private static String shown(Act.StreamEnd end) {
        return end == null ? "nothing" : "number " + end.sequence() + " (`" + end.last().brief() + "`)";
    }

    private void checkPolicies() {
        Set<Digest> named = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.act() instanceof Act.Unavailable(Digest text)) {
                throw new Contradiction(Step.POLICIES, "entry " + entry.index() + " adopts the text `" + text + "`, which is not in the bundle");
            }
            adoptedText(entry.act()).ifPresent(named::add);
        }
        Optional<Bytes> surplus = bundle.texts().stream().filter(text -> !named.contains(text.digest())).findFirst();
        Contradiction.unless(surplus.isEmpty(), Step.POLICIES, "the bundle holds a text that no entry adopts: " + surplus.map(Bytes::digest).map(Digest::value).orElse(""));
        policyCheck.check(entries);
    }

    private static Optional<Digest> adoptedText(Act act) {
        if (act instanceof Act.PolicyAdopted(var adopted)) {
            return Optional.of(adopted.text());
        }
        return act instanceof Act.ProtocolAdopted(var adopted) ? Optional.of(adopted.text()) : Optional.empty();
    }

    private void checkEstimates() {
        facts = Fold.of(entries);
        new EstimateCheck(facts).check();
    }

    private List<String> notEstablished() {
        List<String> open = new ArrayList<>(headCheck.notEstablished());
        open.addAll(policyCheck.notEstablished());
        open.addAll(NotEstablished.OF_ANY_LOG);
        open.addAll(NotEstablished.OF_A_BUNDLE);
        if (decision != null) {
            open.addAll(NotEstablished.givenSealed(decision));
        }
        return open;
    }
}
