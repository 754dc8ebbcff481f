package loadline.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;

/** A log being told: entries appended one after another, ten indexes apart so that a test can put something between. */
public final class Story {
    public static final int STEP = 10;

    /** As hard as any question asks for. */
    private static final Elicitation ELICITED = new Elicitation(true, Optional.of(TimeSpan.of("P1000Y")));

    private static final Map<String, Digest> DIGESTS = new ConcurrentHashMap<>();

    /** Who is who in every story; {@code rso-alias} is the officer's second account. */
    public static final Roster ROSTER = roster();

    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int statements;
    private Roster roster = ROSTER;

    /** A log that has begun, on the machine's clock. */
    public static Story begun() {
        return begun(Genesis.Clock.MACHINE);
    }

    public static Story begun(Genesis.Clock clock) {
        Story story = new Story();
        story.add(new Act.Begun(new Genesis("example.org/log", "example.org/log+key", ROSTER, 0, clock)), "root-1");
        return story;
    }

    /** A digest that stands for a name: the same for the same name. */
    public static Digest digest(String name) {
        return DIGESTS.computeIfAbsent(name, Story::sha256);
    }

    private static Digest sha256(String name) {
        try {
            return Digest.ofHex(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Set<Person> persons(String... names) {
        return Stream.of(names).map(Person::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Roster roster() {
        Map<Person, Roster.Member> members = new LinkedHashMap<>();
        enrol(members, "root-1", "root", false, true);
        enrol(members, "root-2", "root", false, true);
        enrol(members, "root-3", "root", false, true);
        enrol(members, "proposer-1", "safety", false, false, "proposer");
        enrol(members, "owner-1", "product", false, false, "owner");
        enrol(members, "evaluator-1", "safety", false, false, "evaluator");
        enrol(members, "evaluator-2", "safety", false, false, "evaluator");
        enrol(members, "rso-1", "safety", false, false, "rso", "proposer");
        enrol(members, "ceo-1", "executive", false, false, "ceo");
        enrol(members, "board-1", "board", false, false, "board");
        enrol(members, "writer-1", "safety", false, false, "writer");
        enrol(members, "trainer-1", "research", false, false, "training");
        enrol(members, "reviewer-1", "outside", true, false, "reviewer");
        enrol(members, "reviewer-2", "outside", true, false, "reviewer");
        enrol(members, "asker-1", "product", false, false, "owner", "ceo", "rso", "board");
        enrol(members, "guest-1", "elsewhere", false, false, "guest");
        enrol(members, "bystander-1", "elsewhere", true, false, "nobody");
        members.put(new Person("rso-alias"), new Roster.Member(Set.of(new Role("ceo"), new Role("board")), Set.of("key rso-alias"), "executive", "identity of rso-1", false, false));
        return new Roster(members, 2);
    }

    private static void enrol(Map<Person, Roster.Member> members, String name, String chain, boolean external, boolean root, String... roles) {
        members.put(new Person(name), new Roster.Member(Stream.of(roles).map(Role::new).collect(Collectors.toSet()), Set.of("key " + name), chain,
                "identity of " + name, external, root));
    }

    /** Somebody joins the roster, or an old member has these roles from now on. */
    public Story enrol(String name, String chain, String... roles) {
        return reenrol(name, new Roster.Member(Stream.of(roles).map(Role::new).collect(Collectors.toSet()), Set.of("key " + name), chain, "identity of " + name, false, false));
    }

    /** Somebody is on the roster as {@code member} from now on. */
    public Story reenrol(String name, Roster.Member member) {
        Map<Person, Roster.Member> members = new LinkedHashMap<>(roster.members());
        members.put(new Person(name), member);
        return changeRoster(members);
    }

    /** Somebody leaves the roster. */
    public Story leaves(String name) {
        Map<Person, Roster.Member> members = new LinkedHashMap<>(roster.members());
        members.remove(new Person(name));
        return changeRoster(members);
    }

    public Roster.Member member(String name) {
        return roster.members().get(new Person(name));
    }

    private Story changeRoster(Map<Person, Roster.Member> members) {
        roster = new Roster(members, 2);
        return with(new Act.RosterChanged(roster), "root-1", "root-2");
    }

    public Instant now() {
        return now;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The size of the log now: what an approval given next has seen. */
    public long size() {
        return entries.isEmpty() ? 0 : entries.getLast().index() + 1;
    }

    public Story after(String span) {
        now = TimeSpan.of(span).after(now);
        return this;
    }

    /** Appends an act and answers its entry. */
    public Entry add(Act act, String... by) {
        Entry entry = new Entry((long) entries.size() * STEP, now, persons(by), digest("statement " + statements++), act);
        entries.add(entry);
        return entry;
    }

    public Story with(Act act, String... by) {
        add(act, by);
        return this;
    }

    public Story policy(Policy policy) {
        return with(new Act.PolicyAdopted(adopted(policy)), "root-1", "root-2");
    }

    public static AdoptedPolicy adopted(Policy policy) {
        return new AdoptedPolicy(digest("text of " + policy.id()), policy);
    }

    public Story protocol(Protocol protocol) {
        return with(new Act.ProtocolAdopted(adopted(protocol)), "proposer-1");
    }

    public static AdoptedProtocol adopted(Protocol protocol) {
        return new AdoptedProtocol(digest("text of " + protocol.id()), protocol);
    }

    public Story checkpoint(String name, String model, String... parents) {
        return checkpoint(name, model, new Checkpoint.Compute.Unknown(), parents);
    }

    public Story checkpoint(String name, String model, Checkpoint.Compute compute, String... parents) {
        Set<Digest> from = Stream.of(parents).map(Story::digest).collect(Collectors.toSet());
        return with(new Act.CheckpointRegistered(new Checkpoint(digest(name), new ModelId(model), name, from, Checkpoint.Variant.FINAL, compute)), "owner-1");
    }

    public static Checkpoint.Compute compute(String lower, String upper) {
        return new Checkpoint.Compute.Measured(new BigDecimal(lower), new BigDecimal(upper), digest("metric"), "counted");
    }

    public Entry plan(String checkpoint, String task, int items) {
        return add(new Act.PlanRegistered(new Plan(digest(checkpoint), "model-name", task, Optional.empty(), Optional.empty(), items, 1, Optional.empty(),
                "every run", false, ELICITED, TimeSpan.of("P30D").after(now), size())), "evaluator-1");
    }

    /** A complete run under a plan, or without one where {@code plan} is null. */
    public Entry run(String checkpoint, String task, Entry plan) {
        return add(new Act.RunRecorded(completeRun(checkpoint, task, plan, "file " + statements)), "evaluator-1");
    }

    public static EvaluationRun completeRun(String checkpoint, String task, Entry plan, String file) {
        return run(checkpoint, task, plan, file, EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(List.of()));
    }

    public static EvaluationRun run(
            String checkpoint, String task, Entry plan, String file, EvaluationRun.Status status, List<Finding> findings, EvaluationRun.Result result) {
        return new EvaluationRun(digest(file), "inspect-eval", "1", "run of " + file, status, task, "1", "model-name",
                plan == null ? Optional.empty() : Optional.of(plan.statement()), Optional.of(digest(checkpoint)),
                new EvaluationRun.Counts(20, 20, 20, 0, 0, 0, 0), Map.of(), List.of(), result, findings);
    }

    /** An estimate over one run of a piece of evidence. */
    public Entry estimate(Protocol protocol, String indicator, Entry evidence, String checkpoint, String lower, String point, String upper, Entry... runs) {
        return add(new Act.Estimated(estimateOf(protocol, indicator, evidence, checkpoint, "0.0001", lower, point, upper, runs)), "evaluator-1");
    }

    public static Estimate estimateOf(
            Protocol protocol, String indicator, Entry evidence, String checkpoint, String alpha, String lower, String point, String upper, Entry... runs) {
        return new Estimate(new loadline.core.policy.IndicatorId(indicator), digest(checkpoint), adopted(protocol).text(), evidence.statement(),
                Stream.of(runs).map(Entry::statement).toList(), "clopper-pearson-items/1", new BigDecimal(alpha), "as recorded", number(point), number(lower), number(upper),
                new Estimate.Tally(20, 20, 0, 0, 1), Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty());
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
