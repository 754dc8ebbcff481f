package loadline.bench.rsp;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import loadline.core.model.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.CriterionId;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;
import loadline.core.statistics.SpreadKind;
import loadline.formats.Sha256;

/**
 * One case as a log: every result a plan, a run and the bounds recorded for it; an invalid one withdrawn by another person;
 * safeguards as attestations; approvals as acts, a person for each role and name so that nobody fills two seats.
 *
 * <p>The workload lets approvals be older than the results they approve. No live log can hold that, so the log states its
 * own clock and entries stand in the order of their kinds: every answer is a reconstruction.
 */
final class CaseLog {
    /** Half of the family's alpha: what the first submission may use. */
    private static final BigDecimal ALPHA = new BigDecimal("0.025");
    private static final ModelId MODEL = new ModelId("generated");
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
    private final List<Entry> entries = new ArrayList<>();

    CaseLog(Workload workload, Case held, AdoptedPolicy policy, AdoptedProtocol protocol) {
        this.workload = workload;
        this.held = held;
        this.policy = policy;
        this.protocol = protocol;
        this.weights = digest("weights");
        this.configuration = digest("configuration");
    }

    Question question() {
        return new Question(Activity.DEPLOY, new Subject.Deployment(weights, configuration), Surface.valueOf(held.surface()), SurfaceBounds.UNKNOWN, new Person(held.requester()));
    }

    List<Entry> entries() {
        Instant start = minute(held.now()).minus(Duration.ofDays(600));
        append(start, ROOT, new Act.Begun(new Genesis("rsp-bench-1/" + held.number(), "generated", roster(), 0, Genesis.Clock.STATED)));
        append(start, ROOT, new Act.PolicyAdopted(policy));
        append(start, PROPOSER, new Act.ProtocolAdopted(protocol));
        append(start, REGISTRAR, new Act.CheckpointRegistered(
                new Checkpoint(weights, MODEL, "final", Set.of(), Checkpoint.Variant.FINAL, new Checkpoint.Compute.Unknown())));
        held.results().forEach(this::result);
        workload.safeguards().stream().filter(s -> held.safeguards().containsKey(s.id()))
                .forEach(s -> attest("safeguards-L" + s.leastLevel(), s.id(), held.safeguards().get(s.id())));
        append(minute(held.now()), EVALUATOR, new Act.Assessed(new Assessment.ComprehensiveDone(policy.policy().id(), weights, digest("report"))));
        held.approvals().forEach((role, signature) -> append(minute(signature.at()), approver(role, signature.by()),
                new Act.Approved(new Approval(question(), new Role(role), entries.size(), Approval.Answer.APPROVED))));
        append(minute(held.now()), REGISTRAR, new Act.ReleasePlanned(MODEL, weights, minute(held.now())));
        return List.copyOf(entries);
    }

    private void result(Result result) {
        Instant at = minute(result.at());
        Digest plan = append(at, EVALUATOR, new Act.PlanRegistered(new Plan(weights, MODEL.value(), result.threshold(), Optional.empty(), Optional.empty(),
                100, 1, Optional.empty(), "all runs", true, at.plus(Duration.ofDays(1)), entries.size())));
        Digest run = append(at, EVALUATOR, new Act.RunRecorded(run(result.threshold(), plan)));
        append(at, EVALUATOR, new Act.Estimated(new Estimate(new IndicatorId(result.threshold()), weights, protocol.text(), plan, List.of(run),
                "as-generated/1", ALPHA, "as recorded",
                Optional.empty(), Optional.of(WorkloadText.share(result.lower())), Optional.of(WorkloadText.share(result.upper())),
                new Estimate.Tally(100, 100, 0, 0, 1), Basis.ATTESTED_AGGREGATE, Optional.empty())));
        if (!result.valid()) {
            append(at, SECOND_EVALUATOR, new Act.RunWithdrawn(new Withdrawal(run, weights, "the workload calls it invalid")));
        }
    }

    private EvaluationRun run(String task, Digest plan) {
        Aggregate figure = new Aggregate(Optional.empty(), Optional.empty(), Optional.empty(), "items", Optional.empty(), SpreadKind.UNKNOWN, Optional.empty(), "mean", 1, "generated");
        return new EvaluationRun(digest("file of " + entries.size()), "published", "generated", "", EvaluationRun.Status.PUBLISHED, task, "1", MODEL.value(), Optional.of(plan),
                Optional.of(weights), new EvaluationRun.Counts(100, 100, 100, 0, 0, 0, 0), Map.of(), List.of(), new EvaluationRun.Result.Published(figure), List.of());
    }

    private void attest(String standard, String criterion, Workload.State state) {
        Attestation.Status status = state.implemented() ? Attestation.Status.IN_FORCE : Attestation.Status.PLANNED;
        append(minute(state.at()), REGISTRAR, new Act.Attested(
                new Attestation(new StandardId(standard), new CriterionId(criterion), configuration, status, digest("evidence of " + criterion))));
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
