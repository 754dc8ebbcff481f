package loadline.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Estimate;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.EstimatesDue;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.formats.Sha256;
import loadline.formats.bundle.Bundle;
import loadline.formats.bundle.BundleSource;
import loadline.formats.decision.DecisionJson;
import loadline.formats.json.Bytes;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;
import loadline.formats.statement.EntryReader;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Salt;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.formats.trust.Trust;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSigner;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** A small log in memory, kept by a laboratory that holds every key and may lie in every entry it writes. */
final class HarbourLog {
    static final String ORIGIN = "log.example/harbour";
    static final NoteSigner LOG_KEY = new NoteSigner(ORIGIN, key(1));
    static final Ed25519.SigningKey OFFICER = key(2);
    static final Ed25519.SigningKey BOARD = key(3);
    static final Ed25519.SigningKey RUNNER = key(4);
    static final byte[] POLICY = resource("policy.yaml");
    static final byte[] PROTOCOL = resource("protocol.yaml");
    static final Digest WEIGHTS = digest("weights");
    static final Digest OTHER_WEIGHTS = digest("another family's weights");
    static final Question QUESTION = new Question(
            Activity.DEPLOY, new Subject.Deployment(WEIGHTS, digest("configuration")), Surface.API, SurfaceBounds.UNKNOWN, new Person("officer-1"));

    final List<byte[]> leaves = new ArrayList<>();
    final Map<Digest, byte[]> payloads = new HashMap<>();
    final MerkleTree tree = new MerkleTree();
    private final EntryReader reader = new EntryReader(payloadSource(), new YamlTexts(), EntryReader.Signatures.CHECKED_BEFORE);
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    /** Genesis alone. */
    static HarbourLog begun() {
        return new HarbourLog().add(new Act.Begun(new Genesis(ORIGIN, LOG_KEY.verifierKey().write(), roster(), Decide.EDITION, Genesis.Clock.MACHINE)), OFFICER, BOARD);
    }

    /** Policy, protocol, checkpoints, a planned run of 40 items of which {@code solved} were solved, its estimate. */
    static HarbourLog withRun(int solved) {
        HarbourLog log = begun().adopt().register(WEIGHTS, "harbour-1").register(OTHER_WEIGHTS, "tender-1");
        log.add(new Act.PlanRegistered(plan(WEIGHTS)), RUNNER);
        log.add(new Act.RunRecorded(run("file 1", WEIGHTS, Optional.of(log.last()), solved)), RUNNER);
        return log.estimate(UnaryOperator.identity());
    }

    HarbourLog adopt() {
        payloads.put(Sha256.of(POLICY), POLICY);
        payloads.put(Sha256.of(PROTOCOL), PROTOCOL);
        Policy policy = PolicyYaml.read("policy.yaml", POLICY).orThrow();
        add(new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(POLICY), policy)), OFFICER, BOARD);
        return add(new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(PROTOCOL), ProtocolYaml.read("protocol.yaml", PROTOCOL, policy).orThrow())), OFFICER);
    }

    HarbourLog register(Digest weights, String model) {
        return add(new Act.CheckpointRegistered(new Checkpoint(weights, new ModelId(model), model, Set.of(), Checkpoint.Variant.HELPFUL_ONLY, new Checkpoint.Compute.Unknown())), OFFICER);
    }

    /** Records the estimates that are due, each as {@code told}. */
    HarbourLog estimate(UnaryOperator<Estimate> told) {
        List<Estimate> due = EstimatesDue.of(Fold.of(entries)).stream().flatMap(task -> Assess.estimates(task).stream()).toList();
        if (due.isEmpty()) {
            throw new IllegalStateException("nothing to estimate");
        }
        due.forEach(estimate -> add(new Act.Estimated(told.apply(estimate)), RUNNER));
        return this;
    }

    /** Maps the streams, decides, and records what was decided. */
    HarbourLog decide() {
        return decide(UnaryOperator.identity());
    }

    /** Maps the streams, decides, and records a decision as {@code told}. */
    HarbourLog decide(UnaryOperator<Act.DecisionMade> told) {
        add(new Act.StreamsMapped(reader.ends()), OFFICER);
        return decideUnmapped(told);
    }

    HarbourLog decideUnmapped(UnaryOperator<Act.DecisionMade> told) {
        Decision decision = Decide.decide(QUESTION, Fold.of(entries));
        return add(told.apply(new Act.DecisionMade(QUESTION, leaves.size(), decision.answer().name(), Sha256.of(DecisionJson.write(decision)), "test")), OFFICER);
    }

    HarbourLog add(Act act, Ed25519.SigningKey... keys) {
        return addAt(now.plus(Duration.ofHours(1)), act, keys);
    }

    HarbourLog addAt(Instant at, Act act, Ed25519.SigningKey... keys) {
        now = at;
        byte[] statement = Statement.following(reader.end(Streams.of(act)), ORIGIN, now, new Salt(Bytes.of(new byte[Salt.LENGTH])), act).write();
        payloads.put(Sha256.of(statement), statement);
        return addLeaf(Leaf.sign(statement, List.of(keys)));
    }

    HarbourLog addLeaf(Leaf leaf) {
        entries.add(reader.read(leaves.size(), leaf.write()));
        leaves.add(leaf.write());
        tree.append(Hash.leaf(leaf.write()));
        now = reader.latest();
        return this;
    }

    /** The last statement's digest. */
    Digest last() {
        return Leaf.read(leaves.getLast()).statement();
    }

    Map<String, Act.StreamEnd> ends() {
        return reader.ends();
    }

    SignedTreeHead head() {
        return SignedTreeHead.sign(new TreeHead(ORIGIN, tree.size(), tree.root()), LOG_KEY);
    }

    /** The bundle of the last decision. */
    Bundle bundle() {
        try {
            long decision = entries.reversed().stream().filter(entry -> entry.act() instanceof Act.DecisionMade).findFirst().orElseThrow().index();
            return new BundleSource(index -> leaves.get((int) index), tree, head(), payloadSource()).bundle(decision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Files.write(files.treeHead(), head().write());
        return files;
    }

    /** What a verifier who knows the log, its founders and the policy brings along. */
    static Trust trust() {
        return new Trust(List.of(LOG_KEY.verifierKey()), new Trust.Roots(Set.of(rosterKey(OFFICER), rosterKey(BOARD)), 2), Trust.Witnesses.NONE, Map.of(PolicyId.of("harbour-policy@1"), Sha256.of(POLICY)));
    }

    static Plan plan(Digest weights) {
        return new Plan(weights, "harbour-1-helpful", "range", Optional.empty(), Optional.empty(), 40, 1, Optional.empty(), "the only run", true, Instant.parse("2026-12-01T00:00:00Z"), 4);
    }

    static EvaluationRun run(String file, Digest weights, Optional<Digest> plan, int solved) {
        List<SampleOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            outcomes.add(new SampleOutcome("i:" + i, 1, "match", Optional.empty(), new SampleOutcome.Score.Value(i < solved ? BigDecimal.ONE : BigDecimal.ZERO), Optional.empty()));
        }
        return new EvaluationRun(digest(file), "inspect-eval", "1", "run of " + file, EvaluationRun.Status.SUCCESS, "range", "1", "harbour-1-helpful", plan, Optional.of(weights),
                new EvaluationRun.Counts(40, 40, 40, 0, 0, 0, 0), Map.of(), List.of(), new EvaluationRun.Result.Samples(outcomes), List.of());
    }

    static Digest digest(String of) {
        return Sha256.of(of.getBytes(StandardCharsets.UTF_8));
    }

    static Ed25519.SigningKey key(int seed) {
        byte[] bytes = new byte[Ed25519.KEY_BYTES];
        bytes[0] = (byte) seed;
        return Ed25519.SigningKey.of(bytes);
    }

    static String rosterKey(Ed25519.SigningKey key) {
        return Bytes.of(key.publicKey().bytes()).base64();
    }

    private PayloadSource payloadSource() {
        return digest -> Optional.ofNullable(payloads.get(digest));
    }

    private static Roster roster() {
        return new Roster(Map.of(
                new Person("officer-1"), new Roster.Member(Set.of(new Role("officer")), Set.of(rosterKey(OFFICER)), "safety", "id-1", false, true),
                new Person("board-1"), new Roster.Member(Set.of(new Role("board")), Set.of(rosterKey(BOARD)), "board", "id-2", true, true),
                new Person("runner-1"), new Roster.Member(Set.of(new Role("runner")), Set.of(rosterKey(RUNNER)), "research", "id-3", false, false)), 2);
    }

    private static byte[] resource(String name) {
        try (InputStream in = HarbourLog.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
