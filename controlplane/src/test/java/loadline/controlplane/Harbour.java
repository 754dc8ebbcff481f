package loadline.controlplane;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import loadline.controlplane.evidence.ImportEvaluations;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.recording.Recording;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.controlplane.workspace.WorkspaceClock;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.evaluation.Plan;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
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
import loadline.core.policy.Protocol;
import loadline.core.policy.Surface;
import loadline.formats.Sha256;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.importers.inspect.InspectLogs;
import loadline.importers.inspect.SyntheticLog;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSigner;

/** A small developer with a workspace in a temporary folder, every key from a fixed seed, the clock a minute later at each look. */
public final class Harbour {
    public static final String ORIGIN = "example.com/harbour";
    public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    public static final Signer MASTER = signer("master-1", 1);
    public static final Signer PILOT = signer("pilot-1", 2);
    public static final Signer STRANGER = signer("stranger-1", 3);
    public static final NoteSigner LOG = new NoteSigner(ORIGIN, key(9));

    private Harbour() {}

    private static Signer signer(String person, int seed) {
        return new Signer(new Person(person), key(seed));
    }

    private static Ed25519.SigningKey key(int seed) {
        byte[] bytes = new byte[Ed25519.KEY_BYTES];
        bytes[0] = (byte) seed;
        return Ed25519.SigningKey.of(bytes);
    }

    public static WorkspaceClock clock() {
        AtomicLong looks = new AtomicLong();
        InstantSource source = () -> START.plusSeconds(60 * looks.incrementAndGet());
        return WorkspaceClock.machine(source);
    }

    public static Genesis genesis(Genesis.Clock clock) {
        Roster roster = new Roster(Map.of(
                MASTER.person(), new Roster.Member(Set.of(new Role("master")), Set.of(MASTER.rosterKey()), "bridge", "Ada", false, true),
                PILOT.person(), new Roster.Member(Set.of(new Role("pilot")), Set.of(PILOT.rosterKey()), "harbour", "Ben", false, false)), 1);
        return new Genesis(ORIGIN, LOG.verifierKey().write(), roster, 0, clock);
    }

    /** A log with policy and protocol. */
    public static Workspace founded(Path folder) throws IOException {
        Workspace workspace = Workspace.create(folder, genesis(Genesis.Clock.MACHINE), List.of(MASTER), LOG, clock());
        byte[] policy = resource("harbour.yaml");
        Policy read = PolicyYaml.read("harbour.yaml", policy).orThrow();
        recorded(new Recording(workspace).record(List.of(new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(policy), read))), List.of(MASTER), List.of(policy)));
        adopt(workspace, resource("tides.yaml"));
        return workspace;
    }

    public static void adopt(Workspace workspace, byte[] text) throws IOException {
        Protocol protocol = ProtocolYaml.read("tides.yaml", text, workspace.facts().policies().getFirst().fact().policy()).orThrow();
        recorded(new Recording(workspace).record(List.of(new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(text), protocol))), List.of(MASTER), List.of(text)));
    }

    public static Outcome.Recorded recorded(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> recorded;
            case Outcome.Refused(String why) -> throw new AssertionError(why);
        };
    }

    public static Digest digest(String of) {
        return Sha256.of(of.getBytes(StandardCharsets.UTF_8));
    }

    /** Registers a checkpoint of the one family there is. */
    public static Digest checkpoint(Workspace workspace, String name) throws IOException {
        Checkpoint checkpoint = new Checkpoint(digest(name), new ModelId("ship"), name, Set.of(), Checkpoint.Variant.SNAPSHOT, new Checkpoint.Compute.Unknown());
        recorded(new Recording(workspace).record(new Act.CheckpointRegistered(checkpoint), List.of(PILOT)));
        return checkpoint.weights();
    }

    public static Digest plan(Workspace workspace, Digest weights, String task) throws IOException {
        Plan plan = new Plan(weights, "lab/ship", task, Optional.empty(), Optional.empty(), 40, 1, Optional.empty(), "every run counts", false, START.plusSeconds(86400 * 90), workspace.size());
        return recorded(new Recording(workspace).record(new Act.PlanRegistered(plan), List.of(PILOT))).first().statement();
    }

    /** Plans, runs and records 40 items, so many of them solved. */
    public static void measure(Workspace workspace, Path folder, Digest weights, String task, int solved) throws IOException {
        Imported log = log(folder, task, solved, plan(workspace, weights, task));
        List<ImportEvaluations.Fate> fates = new ImportEvaluations(workspace).record(List.of(log), new ImportEvaluations.Claim(Optional.empty(), Optional.empty()), PILOT);
        if (!(fates.getFirst() instanceof ImportEvaluations.Fate.Recorded)) {
            throw new AssertionError(fates.getFirst());
        }
    }

    public static Imported log(Path folder, String task, int solved, Digest plan) throws IOException {
        List<SyntheticLog.Sample> samples = IntStream.range(0, 40).mapToObj(i -> SyntheticLog.Sample.scored("item-" + i, 1, i < solved ? "1" : "0")).toList();
        Path file = folder.resolve(plan.brief() + ".eval");
        SyntheticLog.of(task, "lab/ship", START).withSamples(samples).withPlan(plan).write(file);
        return InspectLogs.read(file, Progress.NONE);
    }

    public static Question deploy(Digest weights, Signer requester) {
        return new Question(Activity.DEPLOY, new Subject.Deployment(weights, digest("configuration")), Surface.API,
                new SurfaceBounds(OptionalLong.of(10), Optional.empty(), Optional.empty(), Optional.empty(), java.util.OptionalInt.empty()), requester.person());
    }

    public static byte[] resource(String name) {
        try (InputStream in = Harbour.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
