package loadline.formats.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Opening;
import loadline.core.assessment.ShowingLogged;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Delegation;
import loadline.core.governance.Determination;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Forecast;
import loadline.core.governance.Incident;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.model.Checkpoint;
import loadline.core.model.Fallback;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.CriterionId;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.ShowingId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.formats.decision.DecisionJson;
import loadline.formats.published.PublishedRecord;

/** The acts that a deed is logged as, each made when the entries before it are logged. */
final class CaseActs {
    private final Case story;
    private final CaseRules rules;
    private final Function<String, byte[]> files;
    private final CaseHistory history;
    private final Map<String, Digest> planOfTask = new HashMap<>();
    private final Map<Digest, EvaluationRun> runs = new HashMap<>();

    CaseActs(Case story, CaseRules rules, Function<String, byte[]> files, CaseHistory history) {
        this.story = story;
        this.rules = rules;
        this.files = files;
        this.history = history;
    }

    /** An act, and who signs it where the step does not say. */
    record Said(Set<Person> by, Act act) {}

    Stream<Said> of(Deed deed) {
        return switch (deed) {
            case Deed.Wait _, Deed.Enrol _, Deed.Retire _ -> Stream.empty();
            case Deed.AdoptPolicy(String policy) -> anybody(new Act.PolicyAdopted(rules.adopt(policy)));
            case Deed.PublishPolicy(String policy) -> anybody(new Act.PolicyPublished(rules.text(policy), "stated in the case"));
            case Deed.Adopt(String file) -> anybody(new Act.ProtocolAdopted(rules.protocol(file)));
            case Deed.Register register -> register(register);
            case Deed.Release(String model, String checkpoint, var on) -> anybody(new Act.ReleasePlanned(new ModelId(model), weights(checkpoint), on));
            case Deed.PlanRun plan -> plan(plan);
            case Deed.Run run -> run(run);
            case Deed.Record(String file, String checkpoint) -> record(file, weights(checkpoint));
            case Deed.Refuse refused -> refuse(refused);
            case Deed.Withdraw(String run, String checkpoint, String reason) -> anybody(new Act.RunWithdrawn(new Withdrawal(history.statement(run), weights(checkpoint), reason)));
            case Deed.Open open -> open(open);
            case Deed.Show(String showing, String checkpoint) -> show(showing, weights(checkpoint));
            case Deed.Report(String report, String checkpoint) ->
                anybody(new Act.Reported(new FiledReport(new ReportId(report), weights(checkpoint), CaseNames.digest("report " + report))));
            case Deed.Tell(Set<Role> to, String about, String checkpoint) -> to.stream().sorted()
                    .flatMap(role -> anybody(new Act.Notified(new Notice(role, new ReportId(about), weights(checkpoint)))));
            case Deed.Publish(String report, String checkpoint) ->
                anybody(new Act.Published(new Publication(new ReportId(report), weights(checkpoint), "stated in the case")));
            case Deed.Determine determine -> determine(determine);
            case Deed.Assess assess -> rules.all(assess.under()).stream().flatMap(policy -> anybody(new Act.Assessed(assessment(assess, policy))));
            case Deed.Attest attest -> attest(attest);
            case Deed.Review review -> review(review);
            case Deed.Accept(String kind, String checkpoint, String configuration, Role as) -> inRole(as, new Act.Accepted(
                    new CaseAcceptance(kind, weights(checkpoint), configuration(configuration), CaseNames.digest("case " + kind), as)));
            case Deed.Residual residual -> residual(residual);
            case Deed.Monitor monitor -> monitor(monitor);
            case Deed.Watch(String checkpoint, String configuration) ->
                anybody(new Act.MonitoringReported(new MonitoringReport(weights(checkpoint), configuration(configuration), CaseNames.digest("signals " + history.size()))));
            case Deed.Fallback f -> anybody(new Act.FallbackDeclared(
                    new Fallback(deployment(f.checkpoint(), f.configuration()), deployment(f.servedCheckpoint(), f.servedConfiguration()))));
            case Deed.Meet meet -> meet(meet);
            case Deed.Approve approve -> approve.as().stream().flatMap(role -> inRole(role, new Act.Approved(new Approval(
                    question(approve.question()), role, approve.head().map(history::sizeAfter).orElseGet(history::size), approve.answer()))));
            case Deed.Delegate(Role role, Optional<Person> from, Person to, var until) -> delegate(role, from, to, until);
            case Deed.Find find -> find(find);
            case Deed.Expect expect -> forecast(expect);
            case Deed.Relieve relieve -> relieve(relieve);
            case Deed.Happen(var event, String checkpoint, var on) ->
                anybody(new Act.IncidentLogged(new Incident(weights(checkpoint), event, on, CaseNames.digest("incident " + event))));
            case Deed.Trip(String stop, String checkpoint, var under) -> anybody(new Act.Stopped(
                    new StopEvent.Tripped(stopping(stop, under), new StopId(stop), weights(checkpoint), CaseNames.digest("trip " + stop))));
            case Deed.Clear(String stop, String checkpoint, String on, Role as, var under) -> inRole(as, new Act.Stopped(
                    new StopEvent.Cleared(clearing(stop, under), new StopId(stop), weights(checkpoint), history.statement(on), as)));
            case Deed.Decide(var question, Optional<String> answer) -> decide(question(question), answer);
            case Deed.Lose(String payload) -> anybody(new Act.Unavailable(CaseNames.digest(payload)));
        };
    }

    private Stream<Said> refuse(Deed.Refuse refused) {
        return anybody(new Act.RunRefused(new Refusal(CaseNames.digest("file " + refused.file()), refused.plan().map(history::statement), weights(refused.checkpoint()),
                refused.task(), "refused", "stated in the case")));
    }

    private Stream<Said> find(Deed.Find f) {
        return inRole(f.as(), new Act.ExternallyFound(new ExternalFinding(rules.only(f.under()).id(), f.kind(), f.holds(), "stated in the case",
                CaseNames.digest("finding " + f.kind()), f.expires(), f.as())));
    }

    private Stream<Said> residual(Deed.Residual r) {
        return inRole(r.as(), new Act.ResidualSigned(new ResidualLevel(rules.only(r.under()).id(), r.category(), r.when(), r.level(), weights(r.checkpoint()),
                configuration(r.configuration()), r.as(), CaseNames.digest("residual " + r.category()))));
    }

    private Stream<Said> anybody(Act act) {
        return Stream.of(new Said(history.anybody(), act));
    }

    /** Said by whoever holds the role, which the step need not name. */
    private Stream<Said> inRole(Role role, Act act) {
        return Stream.of(new Said(history.holders(role), act));
    }

    private static Digest weights(String checkpoint) {
        return CaseNames.weights(checkpoint);
    }

    private static Digest configuration(String name) {
        return CaseNames.configuration(name);
    }

    private static Subject.Deployment deployment(String checkpoint, String configuration) {
        return new Subject.Deployment(weights(checkpoint), configuration(configuration));
    }

    private Question question(Optional<Case.Asked> other) {
        return CaseNames.question(other.orElse(story.question()));
    }

    private Stream<Said> register(Deed.Register register) {
        Set<Digest> parents = register.parents().stream().map(CaseNames::weights).collect(Collectors.toSet());
        return anybody(new Act.CheckpointRegistered(new Checkpoint(
                weights(register.name()), new ModelId(register.model()), register.name(), parents, register.variant(), register.compute())));
    }

    private Stream<Said> plan(Deed.PlanRun plan) {
        Plan registered = new Plan(weights(plan.checkpoint()), plan.model(), plan.task(), plan.dataset().map(CaseNames::digest), plan.scaffold().map(CaseNames::digest), plan.items(),
                plan.epochs(), Optional.empty(), "all samples of one run", plan.helpfulOnly(), plan.elicitation(), plan.deadline().after(history.now()), history.size());
        return anybody(new Act.PlanRegistered(registered));
    }

    /** Notes what later runs refer to. */
    void logged(Act act, Digest statement) {
        if (act instanceof Act.PlanRegistered(Plan plan)) {
            planOfTask.put(plan.task() + " on " + plan.weights(), statement);
        }
        if (act instanceof Act.RunRecorded(EvaluationRun run)) {
            runs.put(statement, run);
        }
    }

    private Stream<Said> run(Deed.Run run) {
        String key = run.task() + " on " + weights(run.checkpoint());
        if (run.planned() && !planOfTask.containsKey(key)) {
            throw new IllegalArgumentException("the run of `" + run.task() + "` is `planned`, and no step before plans it on `" + run.checkpoint() + "`");
        }
        Optional<Digest> plan = run.planned() ? Optional.of(planOfTask.get(key)) : run.plan().map(history::statement);
        EvaluationRun.Result result = run.copyOf().map(step -> copied(step).result()).orElseGet(() -> new EvaluationRun.Result.Samples(CaseSamples.of(run, history.size())));
        return anybody(new Act.RunRecorded(CaseSamples.run(run, "run " + history.size(), weights(run.checkpoint()), plan, result)));
    }

    private EvaluationRun copied(String step) {
        EvaluationRun run = runs.get(history.statement(step));
        if (run == null) {
            throw new IllegalArgumentException("the step `" + step + "` records no run that could be copied");
        }
        return run;
    }

    private Stream<Said> record(String file, Digest weights) {
        return CaseRules.accepted(PublishedRecord.read(file, files.apply(file))).value().stream().flatMap(run -> anybody(new Act.RunRecorded(on(run, weights))));
    }

    private static EvaluationRun on(EvaluationRun run, Digest weights) {
        return new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), run.status(), run.task(), run.taskVersion(), run.model(), run.plan(),
                Optional.of(weights), run.samples(), run.limits(), run.metrics(), run.result(), run.findings());
    }

    private Stream<Said> show(String which, Digest weights) {
        return rules.all(Optional.empty()).stream().flatMap(policy -> policy.assessment().showings().stream().map(showing -> showing.id()).filter(id -> which.equals("all") || id.equals(new ShowingId(which)))
                .flatMap(id -> anybody(new Act.Shown(new ShowingLogged(policy.id(), id, weights, CaseNames.digest("showing " + id))))));
    }

    private Stream<Said> determine(Deed.Determine d) {
        Set<Digest> named = switch (d.names()) {
            case Deed.Named.Everything _ -> evidence(weights(d.checkpoint()));
            case Deed.Named.Steps(List<String> steps) -> steps.stream().map(history::statement).collect(Collectors.toSet());
        };
        return d.thresholds().stream().map(ThresholdId::new).flatMap(threshold -> d.as().stream().flatMap(role -> inRole(role, new Act.Determined(new Determination(
                rules.holding("threshold", threshold, d.under(), p -> p.thresholds().stream().anyMatch(t -> t.id().equals(threshold))).id(), threshold, weights(d.checkpoint()), role,
                d.conclusion(), d.basis(), named, d.reasoning(), d.dissent())))));
    }

    private Set<Digest> evidence(Digest weights) {
        Set<Digest> keys = new HashSet<>();
        Facts.OfCheckpoint known = history.facts().checkpoints().get(weights);
        if (known == null) {
            throw new IllegalArgumentException("no step before registers the checkpoint that is determined");
        }
        known.evidence().values().forEach(groups -> groups.stream().map(EvidenceGroup::key).forEach(keys::add));
        return keys;
    }

    private Assessment assessment(Deed.Assess a, Policy policy) {
        Digest weights = weights(a.checkpoint());
        return switch (a.kind()) {
            case COMPREHENSIVE -> new Assessment.ComprehensiveDone(policy.id(), weights, CaseNames.digest("comprehensive report"));
            case PRELIMINARY -> new Assessment.PreliminaryDone(policy.id(), weights, weights(a.against().orElseThrow(
                    () -> new IllegalArgumentException("a preliminary assessment names what it compares `against`"))), a.computeRatio(), CaseNames.digest("preliminary report"));
            case FOLLOW_UP -> new Assessment.FollowUpDone(policy.id(), weights, CaseNames.digest("follow-up report"));
            case CALLED -> new Assessment.Called(policy.id(), weights,
                    a.as().orElseThrow(() -> new IllegalArgumentException("whoever calls an assessment does it `as` a role")), "discretion");
        };
    }

    private Stream<Said> attest(Deed.Attest a) {
        StandardId id = new StandardId(a.standard());
        Policy policy = rules.holding("standard", id, Optional.empty(), p -> p.standards().stream().anyMatch(s -> s.id().equals(id)));
        Digest subject = a.configuration() ? configuration(a.subject()) : weights(a.subject());
        List<CriterionId> criteria = a.criterion().map(c -> List.of(new CriterionId(c)))
                .orElseGet(() -> policy.standard(id).criteria().stream().map(c -> c.id()).toList());
        return criteria.stream().flatMap(criterion -> anybody(new Act.Attested(
                new Attestation(id, criterion, subject, a.status(), CaseNames.digest("evidence " + a.evidence().map(name -> name + " " + criterion).orElseGet(() -> "" + history.size()))))));
    }

    private Stream<Said> review(Deed.Review r) {
        Person reviewer = r.reviewer().orElseGet(history::onlySigner);
        return Stream.of(new Said(Set.of(reviewer), new Act.Reviewed(new ReviewRound(
                r.kind(), weights(r.checkpoint()), configuration(r.configuration()), reviewer, r.round(), r.result(), CaseNames.digest("review " + r.kind() + " " + r.round())))));
    }

    private Stream<Said> meet(Deed.Meet meet) {
        ObligationId id = new ObligationId(meet.obligation());
        Policy policy = rules.holding("obligation", id, meet.under(), p -> p.obligations().stream().anyMatch(o -> o.id().equals(id)));
        return anybody(new Act.Met(new ObligationMet(policy.id(), id, weights(meet.checkpoint()), CaseNames.digest("met " + id))));
    }

    private Stream<Said> delegate(Role role, Optional<Person> from, Person to, Instant until) {
        Person giver = from.orElseGet(history::onlySigner);
        return Stream.of(new Said(Set.of(giver), new Act.Delegated(new Delegation(giver, to, role, until))));
    }

    private Stream<Said> open(Deed.Open open) {
        return inRole(open.as(), new Act.Opened(new Opening(rules.protocol(open.protocol()).text(), new IndicatorId(open.indicator()), weights(open.checkpoint()),
                history.statement(open.of()), open.outcome(), open.as())));
    }

    private Stream<Said> monitor(Deed.Monitor m) {
        return anybody(new Act.MonitoringPlanned(
                new MonitoringPlan(weights(m.checkpoint()), configuration(m.configuration()), List.of("flagged requests"), m.cadence(), List.of("universal jailbreak"), m.owner())));
    }

    private Stream<Said> forecast(Deed.Expect e) {
        ThresholdId id = new ThresholdId(e.threshold());
        Policy policy = rules.holding("threshold", id, e.under(), p -> p.thresholds().stream().anyMatch(t -> t.id().equals(id)) || p.precursors().stream().anyMatch(t -> t.id().equals(id)));
        return inRole(e.as(), new Act.Forecasted(new Forecast(policy.id(), id, weights(e.checkpoint()), e.earliest(), CaseNames.digest("forecast " + id), e.as())));
    }

    private Stream<Said> relieve(Deed.Relieve r) {
        Set<StandardId> standards = r.standards().stream().map(StandardId::new).collect(Collectors.toSet());
        return r.as().stream().flatMap(role -> inRole(role, new Act.ReliefInvoked(new ReliefInvocation(rules.only(r.under()).id(), new ReliefId(r.relief()), weights(r.checkpoint()),
                configuration(r.configuration()), r.surface(), standards, CaseNames.digest("measures " + r.measures()), r.until(), role))));
    }

    private PolicyId stopping(String stop, Optional<PolicyId> under) {
        return rules.holding("stop", stop, under, p -> p.stops().stream().anyMatch(s -> s.id().value().equals(stop))).id();
    }

    /** A stop of the policy, or the gap that silent monitoring leaves, which no policy lists. */
    private PolicyId clearing(String stop, Optional<PolicyId> under) {
        return stop.equals(StopId.MONITORING.value()) ? rules.only(under).id() : stopping(stop, under);
    }

    private Stream<Said> decide(Question question, Optional<String> answer) {
        Decision decision = Decide.decide(question, history.facts());
        return Stream.of(new Said(Set.of(question.requester()),
                new Act.DecisionMade(question, history.size(), answer.orElse(decision.answer().name()), DecisionJson.bodyDigest(decision), "case")));
    }
}
