package loadline.formats.decision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Notice;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.ChangeRule;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Demand;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Floors;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Level;
import loadline.core.policy.Line;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.core.policy.Report;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.formats.Sha256;

/** A fictional harbour policy of two thresholds, and the stories of one checkpoint under it. */
final class Examples {
    static final Digest WEIGHTS = digest("weights");
    static final Digest CONFIGURATION = digest("configuration");
    static final PolicyId POLICY = new PolicyId("harbour", "1");
    static final Role CEO = new Role("ceo");
    static final Role OFFICER = new Role("officer");
    static final Role BOARD = new Role("board");
    static final Person ADA = new Person("ada");
    static final Person BEN = new Person("ben");
    static final Person CLEO = new Person("cleo");
    static final Person DAN = new Person("dan");
    static final Person EVE = new Person("eve");
    static final Person FAY = new Person("fay");
    static final ThresholdId BIO = new ThresholdId("bio-2");
    static final ThresholdId CYBER = new ThresholdId("cyber-2");
    private static final ReportId REPORT = new ReportId("capability-report");
    private static final Level L1 = new Level(0, "L1");
    private static final Level L2 = new Level(1, "L2");
    private static final ClauseId RESTRICT = new ClauseId("restrict");
    private static final ClauseId ASSESS = new ClauseId("assess");
    private static final ClauseId SECURE = new ClauseId("secure");
    private static final ClauseId TELL = new ClauseId("tell");
    private static final StandardId SECURITY = new StandardId("L2-security");
    private static final StandardId DEPLOYMENT = new StandardId("L2-deployment");

    private Examples() {}

    static Digest digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Question deploy(Surface surface) {
        return ask(Activity.DEPLOY, new Subject.Deployment(WEIGHTS, CONFIGURATION), surface);
    }

    static Question train() {
        return ask(Activity.TRAIN_FURTHER, new Subject.TrainingRun(WEIGHTS), Surface.NONE);
    }

    static Question useInternally() {
        return ask(Activity.USE_INTERNALLY_LARGE_SCALE, new Subject.Deployment(WEIGHTS, CONFIGURATION), Surface.INTERNAL);
    }

    static Question share() {
        return ask(Activity.SHARE_WITH_EVALUATOR, new Subject.Deployment(WEIGHTS, CONFIGURATION), Surface.TRUSTED_PARTNER);
    }

    private static Question ask(Activity activity, Subject subject, Surface surface) {
        return new Question(activity, subject, surface, SurfaceBounds.UNKNOWN, FAY);
    }

    /** The policy and protocol are adopted and the checkpoint is registered; nothing else happened. */
    static Log registered() {
        return registered(Genesis.Clock.MACHINE);
    }

    static Log registered(Genesis.Clock clock) {
        return new Log()
                .add(Set.of(ADA), new Act.Begun(new Genesis("example.org/harbour", "example-key", roster(), 0, clock)))
                .add(Set.of(ADA), new Act.PolicyAdopted(new AdoptedPolicy(digest("policy"), policy())))
                .add(Set.of(ADA), new Act.ProtocolAdopted(new AdoptedProtocol(digest("protocol"), protocol())))
                .add(Set.of(CLEO), new Act.CheckpointRegistered(new Checkpoint(
                        WEIGHTS, new ModelId("tern"), "tern/final", Set.of(), Checkpoint.Variant.FINAL, new Checkpoint.Compute.Unknown())));
    }

    /** Both thresholds are ruled out by registered runs, determined, reported; the deployment is watched. */
    static Log ruledOut() {
        return assessed(measured(measured(registered(), "recipes", 1), "range", 0)).add(Set.of(CLEO), monitoring());
    }

    /** Nothing was measured; the deciders concluded about both thresholds. */
    static Log determined(Conclusion bio, Conclusion cyber) {
        Log log = reported(registered());
        for (var decider : List.of(new Seat(ADA, CEO), new Seat(BEN, OFFICER))) {
            log.add(Set.of(decider.person()), determination(BIO, bio, decider.role())).add(Set.of(decider.person()), determination(CYBER, cyber, decider.role()));
        }
        return log.add(Set.of(DAN), new Act.Assessed(new Assessment.ComprehensiveDone(POLICY, WEIGHTS, digest("report")))).add(Set.of(CLEO), monitoring());
    }

    private record Seat(Person person, Role role) {}

    /** The report is filed, and the board told of it, as the policy wants before anybody concludes. */
    private static Log reported(Log log) {
        return log.add(Set.of(EVE), new Act.Reported(new FiledReport(REPORT, WEIGHTS, digest("report")))).add(Set.of(BEN), new Act.Notified(new Notice(BOARD, REPORT, WEIGHTS)));
    }

    private static Log assessed(Log log) {
        reported(log);
        for (var decider : List.of(new Seat(ADA, CEO), new Seat(BEN, OFFICER))) {
            log.add(Set.of(decider.person()), determination(BIO, Conclusion.NOT_REACHED, decider.role()));
            log.add(Set.of(decider.person()), determination(CYBER, Conclusion.NOT_REACHED, decider.role()));
        }
        return log.add(Set.of(DAN), new Act.Assessed(new Assessment.ComprehensiveDone(POLICY, WEIGHTS, digest("report"))));
    }

    /** A plan of 200 items, a run of it with this many solved, and what the protocol estimates from it. */
    static Log measured(Log log, String task, int solved) {
        Digest plan = log.next();
        log.add(Set.of(DAN), new Act.PlanRegistered(new Plan(
                WEIGHTS, "tern-final", task, Optional.empty(), Optional.empty(), 200, 1, Optional.of(7L), "the only run", true, log.now().plusSeconds(864_000), log.size())));
        log.add(Set.of(DAN), new Act.RunRecorded(run(task, solved, Optional.of(plan))));
        return log.estimated();
    }

    static EvaluationRun run(String task, int solved, Optional<Digest> plan) {
        List<SampleOutcome> outcomes = IntStream.range(0, 200)
                .mapToObj(i -> new SampleOutcome("i:" + i, 1, "match", Optional.empty(), new SampleOutcome.Score.Value(i < solved ? BigDecimal.ONE : BigDecimal.ZERO), Optional.empty()))
                .toList();
        return new EvaluationRun(digest(task + solved), "inspect-eval", "1", "run-" + task + solved, EvaluationRun.Status.SUCCESS, task, "1", "tern-final", plan, Optional.of(WEIGHTS),
                new EvaluationRun.Counts(200, 200, 200, 0, 0, 0, 0), Map.of(), List.of(), new EvaluationRun.Result.Samples(outcomes), List.of());
    }

    static Act determination(ThresholdId threshold, Conclusion conclusion, Role as) {
        return new Act.Determined(new Determination(POLICY, threshold, WEIGHTS, as, conclusion, Determination.Ground.JUDGEMENT, Set.of(), "as the report says", Optional.empty()));
    }

    static Act attestation(StandardId standard, String criterion, Attestation.Status status) {
        Digest subject = standard.equals(SECURITY) ? WEIGHTS : CONFIGURATION;
        return new Act.Attested(new Attestation(standard, new CriterionId(criterion), subject, status, digest(standard + criterion)));
    }

    /** Every criterion of both standards is in force. */
    static Log safeguarded(Log log) {
        List.of("access-control", "two-party-control", "audits").forEach(c -> log.add(Set.of(CLEO), attestation(SECURITY, c, Attestation.Status.IN_FORCE)));
        List.of("classifiers", "response").forEach(c -> log.add(Set.of(CLEO), attestation(DEPLOYMENT, c, Attestation.Status.IN_FORCE)));
        return log;
    }

    static Log halfSecured(Log log) {
        return log.add(Set.of(CLEO), attestation(SECURITY, "access-control", Attestation.Status.IN_FORCE)).add(Set.of(CLEO), attestation(SECURITY, "audits", Attestation.Status.PLANNED));
    }

    static Act approval(Question question, Role as, long treeSize, Approval.Answer answer) {
        return new Act.Approved(new Approval(question, as, treeSize, answer));
    }

    static Act review(Person reviewer, ReviewRound.Result result) {
        return new Act.Reviewed(new ReviewRound("red-team", WEIGHTS, CONFIGURATION, reviewer, 1, result, digest("review")));
    }

    static Act tripped() {
        return new Act.Stopped(new StopEvent.Tripped(POLICY, new StopId("weights-stolen"), WEIGHTS, digest("alarm")));
    }

    static Act monitoring() {
        return new Act.MonitoringPlanned(new MonitoringPlan(WEIGHTS, CONFIGURATION, List.of("refusals"), TimeSpan.of("P1D"), List.of("weights-stolen"), OFFICER));
    }

    static Facts.OfCheckpoint checkpoint(Facts facts) {
        return facts.checkpoints().get(WEIGHTS);
    }

    private static Roster roster() {
        return new Roster(Map.of(
                ADA, member("board-side", true, CEO), BEN, member("officer-side", false, OFFICER), CLEO, member("product", false, new Role("owner")),
                DAN, member("evaluation", false, new Role("evaluator")), EVE, member("outside", false, new Role("reviewer")), FAY, member("product", false, new Role("release"))), 1);
    }

    private static Roster.Member member(String chain, boolean root, Role role) {
        return new Roster.Member(Set.of(role), Set.of(), chain, "passport of " + role, chain.equals("outside"), root);
    }

    static Policy policy() {
        Scope everywhere = new Scope(EnumSet.allOf(Activity.class), EnumSet.allOf(Surface.class));
        List<Demand> demands = List.of(new Demand(SECURITY, everywhere), new Demand(DEPLOYMENT, everywhere));
        return new Policy(POLICY, "Harbour policy", "Example Laboratory", LocalDate.of(2026, 1, 1), Optional.empty(), new Policy.Source("harbour-policy", Optional.empty()),
                List.of(L1, L2), clauses(),
                List.of(new CapabilityThreshold(BIO, "biology", CapabilityThreshold.Kind.CAPABILITY, L2, "helps a novice", "", demands, ASSESS),
                        new CapabilityThreshold(CYBER, "cyber", CapabilityThreshold.Kind.CAPABILITY, L2, "works alone", "", demands, ASSESS)),
                List.of(), standards(), List.of(),
                new AssessmentRule(List.of(new AssessmentRule.Trigger.Elapsed(TimeSpan.of("P6M"), ASSESS)), List.of(), TimeSpan.of("P1M"), ASSESS),
                new DeterminationRule(List.of(CEO, OFFICER), REPORT, List.of(BOARD), Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P6M"), ASSESS)), ASSESS),
                OnInconclusive.TREAT_AS_REACHED, List.of(new Report(REPORT, "capabilities found", ASSESS)), gates(),
                List.of(new Obligation(new ObligationId("notify"), "tell the authority", OFFICER, new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.PUBLIC_CHAT)), L1,
                        new Obligation.Timing.Within(TimeSpan.of("P15D"), Obligation.Event.DEPLOYMENT), TELL)),
                List.of(new StopCondition(new StopId("weights-stolen"), "weights left the building", everywhere, Gate.Otherwise.WITHDRAW, BOARD, SECURE)),
                List.of(), new ChangeRule(List.of(CEO), List.of(CEO), List.of(), false, TimeSpan.of("P0D"), TELL), new Floors(new BigDecimal("0.05"), new BigDecimal("0.10"), 1, "example"));
    }

    private static List<Clause> clauses() {
        return List.of(clause(RESTRICT, "4.3", "the harbour stays closed"), clause(ASSESS, "3", "before each voyage"), clause(SECURE, "4.2", "guard the cargo"), clause(TELL, "7", "the authority hears of it"));
    }

    private static Clause clause(ClauseId id, String section, String quote) {
        return new Clause(id, section, quote, Clause.Modality.COMMIT, "company", Clause.Category.CONSEQUENCE, Clause.Column.COMPANY, false);
    }

    private static List<Standard> standards() {
        Set<Surface> all = EnumSet.allOf(Surface.class);
        return List.of(
                new Standard(SECURITY, Standard.Axis.SECURITY, L2, List.of(
                        new Criterion(new CriterionId("access-control"), "few hold keys", all, Optional.of(TimeSpan.of("P1Y")), SECURE),
                        new Criterion(new CriterionId("two-party-control"), "nobody acts alone", all, Optional.empty(), SECURE),
                        new Criterion(new CriterionId("audits"), "outsiders look", all, Optional.empty(), SECURE)), SECURE),
                new Standard(DEPLOYMENT, Standard.Axis.DEPLOYMENT, L2, List.of(
                        new Criterion(new CriterionId("classifiers"), "answers are filtered", all, Optional.empty(), RESTRICT),
                        new Criterion(new CriterionId("response"), "incidents are answered", all, Optional.empty(), RESTRICT)), RESTRICT));
    }

    private static List<Gate> gates() {
        Condition assessed = new Condition.All(List.of(new Condition.AssessmentCurrent(), new Condition.Determined(), new Condition.ReportFiled(REPORT)));
        Condition deploy = new Condition.All(List.of(assessed, new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY, Standard.Axis.DEPLOYMENT)), new Condition.Monitored(),
                new Condition.FromLevel(L2, new Condition.Approved(OFFICER, Optional.of(TimeSpan.of("P30D"))))));
        return List.of(
                new Gate(new GateId("deploy"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.API, Surface.PUBLIC_CHAT)), deploy, Gate.Otherwise.BLOCK, RESTRICT),
                new Gate(new GateId("open-weights"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), new Condition.LevelAtMost(L1), Gate.Otherwise.BLOCK, RESTRICT),
                new Gate(new GateId("train"), new Scope(Set.of(Activity.TRAIN_FURTHER), Set.of(Surface.NONE)), new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.PAUSE, SECURE),
                new Gate(new GateId("internal"), new Scope(Set.of(Activity.USE_INTERNALLY_LARGE_SCALE), Set.of(Surface.INTERNAL)), new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK, RESTRICT));
    }

    static Protocol protocol() {
        return new Protocol(new ProtocolId("harbour-protocol", "1"), POLICY, "Harbour protocol", new BigDecimal("0.05"), new BigDecimal("0.10"),
                List.of(indicator("recipes", BIO, new Line.RuleOut(new Line.Cutoff.Fixed(new BigDecimal("0.1"), "plan"))),
                        indicator("range", CYBER, new Line.Band(new Line.Cutoff.Fixed(new BigDecimal("0.1"), "plan"), new Line.Cutoff.Fixed(new BigDecimal("0.5"), "plan")))),
                List.of(), List.of(), List.of());
    }

    private static Indicator indicator(String name, ThresholdId threshold, Line line) {
        return new Indicator(new IndicatorId(name), Set.of(threshold), "main", name, Optional.empty(), Indicator.Danger.HIGH, Indicator.Quantity.PROPORTION, Indicator.Estimator.CLOPPER_PEARSON_ITEMS,
                Optional.empty(), line, BigDecimal.ZERO, 1, TimeSpan.of("P6M"), 1, new BigDecimal("0.2"), false, "of real help", "a tenth of the items", List.of());
    }
}
