package loadline.formats.cases;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.ShowingLogged;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReviewRound;
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
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.CriterionId;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReportId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.cases.Case.Step;
import loadline.formats.policy.BuiltIn;
import loadline.formats.policy.ProtocolYaml;
import loadline.formats.published.PublishedRecord;

/**
 * Turns the steps of a case into log entries, one minute apart. After each step the estimates that it calls for are
 * computed and entered, as a workspace does.
 */
public final class CaseHistory {
    private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(1);

    private final Case story;
    private final Function<String, byte[]> files;
    private final CaseLog log;
    private final List<AdoptedPolicy> policies = new ArrayList<>();
    private final Map<String, Digest> planOfTask = new HashMap<>();
    private final Person anybody;
    private Instant now;

    private CaseHistory(Case story, Function<String, byte[]> files, CaseLog log) {
        this.story = story;
        this.files = files;
        this.log = log;
        this.now = story.clock();
        this.anybody = story.people().keySet().iterator().next();
    }

    /**
     * The beginning of a case's history: genesis and policies are logged, and none of its steps.
     *
     * @param files reads a file named in the case, such as a protocol or a record of published figures
     * @throws IllegalArgumentException if the case names something it does not hold, or a file is refused
     */
    public static CaseHistory of(Case story, Function<String, byte[]> files, CaseLog log) {
        CaseHistory history = new CaseHistory(story, files, log);
        history.begin();
        return history;
    }

    /** The entries of a whole case. @throws IllegalArgumentException as {@link #of} */
    static List<Entry> entries(Case story, Function<String, byte[]> files) {
        CaseHistory history = of(story, files, new EntryList());
        story.history().forEach(history::take);
        return history.log.entries();
    }

    /** A log of bare entries, each statement known by its place. */
    private static final class EntryList implements CaseLog {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Entry append(Set<Person> by, Instant at, Act act) {
            entries.add(new Entry(entries.size(), at, by, digest("entry " + entries.size()), act));
            return entries.getLast();
        }

        @Override
        public List<Entry> entries() {
            return List.copyOf(entries);
        }
    }

    /** The question of a case. */
    public static Question question(Case.Asked asked) {
        Digest weights = weights(asked.checkpoint());
        Subject subject = switch (asked.activity().track()) {
            case DEPLOY -> new Subject.Deployment(weights, configuration(asked.configuration().orElseThrow(
                    () -> new IllegalArgumentException("a question about a deployment names its configuration"))));
            case TRAIN -> new Subject.TrainingRun(weights);
            case STORE -> new Subject.Weights(weights);
        };
        return new Question(asked.activity(), subject, asked.surface(), SurfaceBounds.UNKNOWN, asked.by());
    }

    static Digest digest(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Digest weights(String checkpoint) {
        return digest("weights " + checkpoint);
    }

    private static Digest configuration(String name) {
        return digest("configuration " + name);
    }

    private void begin() {
        Map<Person, Roster.Member> members = new HashMap<>();
        story.people().forEach((person, member) -> members.put(person,
                new Roster.Member(member.roles(), Set.of(), member.chain(), person.id(), member.external(), person.equals(anybody))));
        append(anybody, new Act.Begun(new Genesis("case", "none", new Roster(members, 1), 0, Genesis.Clock.MACHINE)));
        story.policies().forEach(id -> {
            Parsed.Accepted<Policy> read = accepted(BuiltIn.policy(id));
            policies.add(new AdoptedPolicy(read.digest(), read.value()));
            append(anybody, new Act.PolicyAdopted(policies.getLast()));
        });
    }

    /** Logs the next step. @throws IllegalArgumentException as {@link #of} */
    public void take(Step step) {
        switch (step) {
            case Step.Wait(TimeSpan span) -> now = span.after(now);
            case Step.Adopt(String file, Person by) -> append(by, new Act.ProtocolAdopted(protocol(file)));
            case Step.Register register -> register(register);
            case Step.PlanRun plan -> plan(plan);
            case Step.Run run -> append(run.by(), new Act.RunRecorded(run(run)));
            case Step.Record(String file, String checkpoint, Person by) -> accepted(PublishedRecord.read(file, files.apply(file))).value()
                    .forEach(run -> append(by, new Act.RunRecorded(on(run, weights(checkpoint)))));
            case Step.Show(String checkpoint, Person by) -> show(checkpoint, by);
            case Step.Report(String report, String checkpoint, Person by) ->
                append(by, new Act.Reported(new FiledReport(new ReportId(report), weights(checkpoint), digest("report " + report))));
            case Step.Tell(Set<Role> to, String about, String checkpoint, Person by) -> to.stream().sorted()
                    .forEach(role -> append(by, new Act.Notified(new Notice(role, new ReportId(about), weights(checkpoint)))));
            case Step.Publish(String report, String checkpoint, Person by) ->
                append(by, new Act.Published(new Publication(new ReportId(report), weights(checkpoint), "stated in the case")));
            case Step.Determine determine -> determine(determine);
            case Step.Assess assess -> assess(assess);
            case Step.Attest attest -> attest(attest);
            case Step.Review r -> append(r.reviewer(), new Act.Reviewed(new ReviewRound(r.kind(), weights(r.checkpoint()), configuration(r.configuration()), r.reviewer(), r.round(), r.result(),
                    digest("review " + r.kind() + " " + r.round()))));
            case Step.Monitor(String checkpoint, String configuration, Role owner, Person by) -> append(by, new Act.MonitoringPlanned(
                    new MonitoringPlan(weights(checkpoint), configuration(configuration), List.of("flagged requests"), TimeSpan.of("P7D"), List.of("universal jailbreak"), owner)));
            case Step.Meet(String obligation, String checkpoint, Person by) -> meet(obligation, checkpoint, by);
            case Step.Approve(List<Role> as) -> as.forEach(role ->
                append(holder(role), new Act.Approved(new Approval(question(story.question()), role, log.entries().size(), Approval.Answer.APPROVED))));
            case Step.Trip(String stop, String checkpoint, Person by) -> trip(stop, checkpoint, by);
        }
        if (isEvidence(step)) {
            estimate();
        }
    }

    private static boolean isEvidence(Step step) {
        return step instanceof Step.Adopt || step instanceof Step.Run || step instanceof Step.Record || step instanceof Step.PlanRun;
    }

    private void estimate() {
        EstimatesDue.computed(Fold.of(log.entries())).forEach(estimate -> append(anybody, new Act.Estimated(estimate)));
    }

    private void register(Step.Register register) {
        Set<Digest> parents = register.parents().stream().map(CaseHistory::weights).collect(Collectors.toSet());
        append(register.by(), new Act.CheckpointRegistered(new Checkpoint(
                weights(register.name()), new ModelId(register.model()), register.name(), parents, register.variant(), register.compute())));
    }

    private void plan(Step.PlanRun plan) {
        Plan registered = new Plan(weights(plan.checkpoint()), plan.model(), plan.task(), Optional.empty(), Optional.empty(), plan.items(), plan.epochs(), Optional.empty(),
                "all samples of one run", true, TimeSpan.of("P30D").after(now), log.entries().size());
        planOfTask.put(plan.task() + " on " + plan.checkpoint(), append(plan.by(), new Act.PlanRegistered(registered)));
    }

    /** A run of binary items: solved first, then limited, then errored, then failed. */
    private EvaluationRun run(Step.Run run) {
        List<SampleOutcome> outcomes = IntStream.range(0, run.items()).mapToObj(i -> outcome(run, i)).toList();
        Map<SampleOutcome.Limit, Integer> limits = run.limited() > 0 ? Map.of(SampleOutcome.Limit.MESSAGE, run.limited()) : Map.of();
        String id = "run " + log.entries().size();
        Optional<Digest> plan = run.planned() ? Optional.of(planOfTask.get(run.task() + " on " + run.checkpoint())) : Optional.empty();
        return new EvaluationRun(digest(id), "case", "0", id, EvaluationRun.Status.valueOf(run.status().toUpperCase(java.util.Locale.ROOT)), run.task(), "1", run.model(), plan,
                Optional.of(weights(run.checkpoint())), new EvaluationRun.Counts(run.items(), run.items(), run.items() - run.errored(), run.errored(), 0, 0, 0), limits,
                List.of(), new EvaluationRun.Result.Samples(outcomes), List.of());
    }

    private static SampleOutcome outcome(Step.Run run, int i) {
        boolean limited = i >= run.solved() && i < run.solved() + run.limited();
        boolean errored = i >= run.solved() + run.limited() && i < run.solved() + run.limited() + run.errored();
        SampleOutcome.Score score = errored ? new SampleOutcome.Score.Errored() : new SampleOutcome.Score.Value(i < run.solved() ? BigDecimal.ONE : BigDecimal.ZERO);
        return new SampleOutcome("s:" + i, 1, "match", Optional.empty(), score, limited ? Optional.of(SampleOutcome.Limit.MESSAGE) : Optional.empty());
    }

    private static EvaluationRun on(EvaluationRun run, Digest weights) {
        return new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), run.status(), run.task(), run.taskVersion(), run.model(), run.plan(),
                Optional.of(weights), run.samples(), run.limits(), run.metrics(), run.result(), run.findings());
    }

    private void show(String checkpoint, Person by) {
        policies.forEach(p -> p.policy().assessment().showings().forEach(showing ->
                append(by, new Act.Shown(new ShowingLogged(p.policy().id(), showing.id(), weights(checkpoint), digest("showing " + showing.id()))))));
    }

    private void determine(Step.Determine d) {
        Set<Digest> named = d.namesAll() ? evidence(d.checkpoint()) : Set.of();
        for (String threshold : d.thresholds()) {
            Policy policy = policies.stream().map(AdoptedPolicy::policy).filter(p -> p.thresholds().stream().anyMatch(t -> t.id().value().equals(threshold))).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no policy of the case holds the threshold `" + threshold + "`"));
            d.as().forEach(role -> append(holder(role), new Act.Determined(new Determination(policy.id(), new ThresholdId(threshold), weights(d.checkpoint()), role,
                    d.conclusion(), d.basis(), named, d.reasoning(), d.dissent()))));
        }
    }

    private Set<Digest> evidence(String checkpoint) {
        Facts.OfCheckpoint facts = Fold.of(log.entries()).checkpoints().get(weights(checkpoint));
        Set<Digest> keys = new HashSet<>();
        facts.evidence().values().forEach(groups -> groups.stream().map(EvidenceGroup::key).forEach(keys::add));
        return keys;
    }

    private void assess(Step.Assess a) {
        Digest weights = weights(a.checkpoint());
        for (AdoptedPolicy p : policies) {
            Assessment assessment = switch (a.kind()) {
                case "comprehensive" -> new Assessment.ComprehensiveDone(p.policy().id(), weights, digest("comprehensive report"));
                case "preliminary" -> new Assessment.PreliminaryDone(p.policy().id(), weights, weights(a.against().orElseThrow(
                        () -> new IllegalArgumentException("a preliminary assessment names what it compares `against`"))), a.computeRatio(), digest("preliminary report"));
                case "follow-up" -> new Assessment.FollowUpDone(p.policy().id(), weights, digest("follow-up report"));
                case "called" -> new Assessment.Called(p.policy().id(), weights, a.as().orElseThrow(() -> new IllegalArgumentException("whoever calls an assessment does it `as` a role")), "discretion");
                default -> throw new IllegalArgumentException("an assessment is `comprehensive`, `preliminary`, `follow-up` or `called`, not `" + a.kind() + "`");
            };
            append(a.by(), new Act.Assessed(assessment));
        }
    }

    private void attest(Step.Attest a) {
        StandardId id = new StandardId(a.standard());
        Policy policy = policies.stream().map(AdoptedPolicy::policy).filter(p -> p.standards().stream().anyMatch(s -> s.id().equals(id))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy of the case holds the standard `" + id + "`"));
        Digest subject = a.configuration() ? configuration(a.subject()) : weights(a.subject());
        List<CriterionId> criteria = a.criterion().map(c -> List.of(new CriterionId(c)))
                .orElseGet(() -> policy.standard(id).criteria().stream().map(c -> c.id()).toList());
        criteria.forEach(criterion -> append(a.by(), new Act.Attested(new Attestation(id, criterion, subject, a.status(), digest("evidence " + log.entries().size())))));
    }

    private void meet(String obligation, String checkpoint, Person by) {
        Policy policy = policies.stream().map(AdoptedPolicy::policy).filter(p -> p.obligations().stream().anyMatch(o -> o.id().value().equals(obligation))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy of the case holds the obligation `" + obligation + "`"));
        append(by, new Act.Met(new ObligationMet(policy.id(), new ObligationId(obligation), weights(checkpoint), digest("met " + obligation))));
    }

    private void trip(String stop, String checkpoint, Person by) {
        Policy policy = policies.stream().map(AdoptedPolicy::policy).filter(p -> p.stops().stream().anyMatch(s -> s.id().value().equals(stop))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy of the case holds the stop `" + stop + "`"));
        append(by, new Act.Stopped(new StopEvent.Tripped(policy.id(), new StopId(stop), weights(checkpoint), digest("trip " + stop))));
    }

    private AdoptedProtocol protocol(String file) {
        Parsed.Accepted<Protocol> read = accepted(ProtocolYaml.read(file, files.apply(file)));
        return new AdoptedProtocol(read.digest(), read.value());
    }

    private static <T> Parsed.Accepted<T> accepted(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Accepted<T> read -> read;
            case Parsed.Rejected<T> refused -> throw new IllegalArgumentException(refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        };
    }

    private Person holder(Role role) {
        return story.people().entrySet().stream().filter(e -> e.getValue().roles().contains(role)).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody in the case holds the role `" + role + "`"));
    }

    private Digest append(Person by, Act act) {
        Entry entry = log.append(Set.of(by), now, act);
        now = now.plus(BETWEEN_ENTRIES);
        return entry.statement();
    }
}
