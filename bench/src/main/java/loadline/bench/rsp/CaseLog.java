package loadline.bench.rsp;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.bench.rsp.Workload.Case;
import loadline.bench.rsp.Workload.Result;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.CriterionId;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.core.safeguard.Attestation;
import loadline.core.statistics.SpreadKind;
import loadline.formats.Sha256;

/**
 * One case as a log, in the order of time: every result a plan, a run and the bounds recorded for it; safeguards as
 * attestations; approvals as acts, a person for each role and name so that nobody fills two seats.
 *
 * <p>Where the rules are stricter than the workload, the log is written so that they agree. An approval is void once an
 * adverse result comes after it, so results lie {@link #EARLIER} days further back, and may be older by as much. An old
 * result that is not ruled out stands in the way until it is withdrawn, so those past their age are withdrawn, as invalid
 * ones are, by another person; a crossing stands all the same.
 */
final class CaseLog {
    /** Days by which results lie further back than the workload says; no approval in it is as old. */
    static final int EARLIER = 200;

    private static final int ITEMS = 100;
    private static final ModelId MODEL = new ModelId("generated");
    /** Small enough for any submission, however many results were withdrawn before it. */
    private static final BigDecimal ALPHA = new BigDecimal("0.0001");
    private static final Role OWNER = new Role("owner");
    private static final Person ROOT = new Person("root");
    private static final Person REGISTRAR = new Person("registrar");
    private static final Person EVALUATOR = new Person("evaluator");
    private static final Person SECOND_EVALUATOR = new Person("second-evaluator");
    private static final Person PROPOSER = new Person("proposer");

    private final Workload workload;
    private final Case held;
    private final AdoptedPolicy policy;
    private final AdoptedProtocol protocol;
    private final Digest weights;
    private final Digest configuration;
    private final Map<Integer, Digest> runs = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** What is logged at one time. */
    private record Event(Instant at, Consumer<Instant> logging) {}

    CaseLog(Workload workload, Case held, AdoptedPolicy policy, AdoptedProtocol protocol) {
        this.workload = workload;
        this.held = held;
        this.policy = policy;
        this.protocol = protocol;
        this.weights = digest("weights");
        this.configuration = digest("configuration");
    }

    Question question() {
        return new Question(Activities.of(held.surface()), new Subject.Deployment(weights, configuration), Surface.API, SurfaceBounds.UNKNOWN, new Person(held.requester()));
    }

    List<Entry> entries() {
        Instant now = minute(held.now());
        at(now.minus(Duration.ofDays(1000)), this::begin);
        for (int number = 0; number < held.results().size(); number++) {
            result(number, held.results().get(number));
        }
        held.safeguards().forEach((id, state) -> at(minute(state.at()), at -> attest(at, id, state)));
        held.approvals().forEach((role, signature) -> at(minute(signature.at()), at -> append(at, approver(role, signature.by()),
                new Act.Approved(new Approval(question(), new Role(role), entries.size(), Approval.Answer.APPROVED)))));
        at(now, at -> append(at, EVALUATOR, new Act.Assessed(new Assessment.ComprehensiveDone(policy.policy().id(), weights, digest("report")))));
        events.stream().sorted(Comparator.comparing(Event::at)).forEach(event -> event.logging().accept(event.at()));
        return List.copyOf(entries);
    }

    private void begin(Instant at) {
        append(at, ROOT, new Act.Begun(new Genesis("rsp-bench-1/" + held.number(), "generated", roster(), 0, Genesis.Clock.MACHINE)));
        append(at, ROOT, new Act.PolicyAdopted(policy));
        append(at, PROPOSER, new Act.ProtocolAdopted(protocol));
        append(at, REGISTRAR, new Act.CheckpointRegistered(
                new Checkpoint(weights, MODEL, "final", Set.of(), Checkpoint.Variant.FINAL, new Checkpoint.Compute.Unknown())));
    }

    private void result(int number, Result result) {
        Instant measured = minute(result.at()).minus(Duration.ofDays(EARLIER));
        at(measured, at -> {
            Digest plan = append(at, EVALUATOR, new Act.PlanRegistered(new Plan(weights, MODEL.value(), result.threshold(), Optional.empty(), Optional.empty(),
                    ITEMS, 1, Optional.empty(), "all runs", true, at.plus(Duration.ofDays(1)), entries.size())));
            entries.add(new Entry(entries.size(), at, Set.of(EVALUATOR), statement(number), new Act.RunRecorded(run(result.threshold(), number, plan))));
            append(at, EVALUATOR, new Act.Estimated(estimate(number, result, plan)));
        });
        long age = workload.threshold(result.threshold()).maxAge();
        if (!result.valid() || held.now() - result.at() > age) {
            Instant gone = result.valid() ? measured.plus(Duration.ofMinutes(age)) : measured;
            at(gone, at -> append(at, SECOND_EVALUATOR, new Act.RunWithdrawn(new Withdrawal(statement(number), weights, "it is invalid or too old"))));
        }
    }

    private Estimate estimate(int number, Result result, Digest plan) {
        return new Estimate(new IndicatorId(result.threshold()), weights, protocol.text(), plan, List.of(statement(number)), "as-generated/1", ALPHA, "as recorded",
                Optional.empty(), Optional.of(WorkloadText.share(result.lower())), Optional.of(WorkloadText.share(result.upper())),
                new Estimate.Tally(ITEMS, ITEMS, 0, 0, 1), Basis.ATTESTED_AGGREGATE, Optional.empty());
    }

    private EvaluationRun run(String task, int number, Digest plan) {
        Aggregate figure = new Aggregate(Optional.empty(), Optional.empty(), Optional.empty(), "items", Optional.empty(), SpreadKind.UNKNOWN, Optional.empty(), "mean", 1, "generated");
        return new EvaluationRun(digest("file " + number), "published", "generated", "run-" + held.number() + "-" + number, EvaluationRun.Status.PUBLISHED, task, "1", MODEL.value(), Optional.of(plan),
                Optional.of(weights), new EvaluationRun.Counts(ITEMS, ITEMS, ITEMS, 0, 0, 0, 0), Map.of(), List.of(), new EvaluationRun.Result.Published(figure), List.of());
    }

    private void attest(Instant at, String id, Workload.State state) {
        Workload.Safeguard safeguard = workload.safeguards().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
        Attestation.Status status = state.implemented() ? Attestation.Status.IN_FORCE : Attestation.Status.PLANNED;
        for (String surface : safeguard.surfaces()) {
            StandardId standard = new StandardId(WorkloadText.standard(safeguard.leastLevel(), surface));
            append(at, REGISTRAR, new Act.Attested(new Attestation(standard, new CriterionId(id), configuration, status, digest("evidence of " + id))));
        }
    }

    private void at(Instant at, Consumer<Instant> logging) {
        events.add(new Event(at, logging));
    }

    /** The statement of a run: one object for one digest, wherever it is named. */
    private Digest statement(int number) {
        return runs.computeIfAbsent(number, _ -> digest("run " + number));
    }

    private Digest append(Instant at, Person by, Act act) {
        Digest statement = digest("statement " + entries.size());
        entries.add(new Entry(entries.size(), at, Set.of(by), statement, act));
        return statement;
    }

    private Roster roster() {
        Map<Person, Set<Role>> roles = new HashMap<>();
        for (Person person : List.of(ROOT, REGISTRAR, EVALUATOR, SECOND_EVALUATOR)) {
            roles.put(person, Set.of(OWNER));
        }
        roles.put(PROPOSER, Set.copyOf(policy.policy().change().proposers()));
        roles.put(new Person(held.requester()), new HashSet<>());
        held.approvals().forEach((role, signature) -> roles.computeIfAbsent(approver(role, signature.by()), _ -> new HashSet<>()).add(new Role(role)));
        return new Roster(roles.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> member(e.getKey(), e.getValue()))), 1);
    }

    private static Roster.Member member(Person person, Set<Role> roles) {
        return new Roster.Member(roles, Set.of(), "chain", person.id(), false, person.equals(ROOT));
    }

    /** The requester is one person in whatever role; everybody else is one for each role and name. */
    private Person approver(String role, String by) {
        return new Person(by.equals(held.requester()) ? by : role + "-" + by);
    }

    private Digest digest(String what) {
        return Sha256.of(("rsp-bench-1 " + held.number() + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant minute(long minutes) {
        return Instant.ofEpochSecond(minutes * 60);
    }
}
