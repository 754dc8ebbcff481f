package loadline.formats.statement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.Opening;
import loadline.core.assessment.ShowingLogged;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.SampleOutcome.Score;
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
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.Fallback;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.ChangeRule;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.CriterionId;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Floors;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.Report;
import loadline.core.policy.ReportId;
import loadline.core.policy.ShowingId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.core.statistics.SpreadKind;
import loadline.formats.Sha256;
import loadline.formats.json.Bytes;
import loadline.log.note.Ed25519;

/** Named examples of what statements say. */
final class Examples {
    static final String ORIGIN = "log.example/loadline";
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final Salt SALT = new Salt(Bytes.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
    static final Digest WEIGHTS = digest("weights");
    static final Digest CONFIGURATION = digest("configuration");
    static final byte[] POLICY_TEXT = "a policy's text".getBytes(StandardCharsets.UTF_8);
    static final byte[] PROTOCOL_TEXT = "a protocol's text".getBytes(StandardCharsets.UTF_8);
    static final PolicyId POLICY_ID = PolicyId.of("example-policy@1.0");
    static final Ed25519.SigningKey OFFICER_KEY = key(1);
    static final Ed25519.SigningKey BOARD_KEY = key(2);
    static final Person OFFICER = new Person("rso-1");
    static final Person BOARD = new Person("board-1");

    private static final Role RSO = new Role("rso");
    private static final ClauseId CLAUSE = new ClauseId("all");
    private static final ReportId REPORT = new ReportId("capability-report");

    private Examples() {}

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

    /** Both texts by their digests, and nothing else. */
    static Optional<byte[]> texts(Digest digest) {
        return List.of(POLICY_TEXT, PROTOCOL_TEXT).stream().filter(text -> Sha256.of(text).equals(digest)).findFirst();
    }

    /** Reads only the two texts above. */
    static final Texts TEXTS = new Texts() {
        @Override
        public Policy policy(byte[] text) {
            return Examples.policy();
        }

        @Override
        public Optional<Protocol> protocol(byte[] text, PolicyId serves) {
            return serves.equals(POLICY_ID) ? Optional.of(Examples.protocol()) : Optional.empty();
        }
    };

    static Roster roster() {
        return new Roster(Map.of(
                OFFICER, new Roster.Member(Set.of(RSO, new Role("owner")), Set.of(rosterKey(OFFICER_KEY)), "safety", "id-1", false, true),
                BOARD, new Roster.Member(Set.of(new Role("board")), Set.of(rosterKey(BOARD_KEY)), "board", "id-2", true, true)), 2);
    }

    static Genesis genesis() {
        return new Genesis(ORIGIN, "log.example/loadline+00000000+key", roster(), 0, Genesis.Clock.MACHINE);
    }

    static Policy policy() {
        Role role = new Role("board");
        return new Policy(POLICY_ID, "Example", "Example", LocalDate.of(2026, 1, 1), Optional.empty(), new Policy.Source("none", Optional.empty()),
                List.of(new Level(0, "base")), List.of(new Clause(CLAUSE, "1", "all of it", Clause.Modality.COMMIT, "company", Clause.Category.GOVERNANCE, Clause.Column.COMPANY, false)),
                List.of(), List.of(), List.of(), List.of(),
                new AssessmentRule(List.of(new AssessmentRule.Trigger.NewCheckpoint(CLAUSE)), List.of(), TimeSpan.of("P30D"), CLAUSE),
                new DeterminationRule(List.of(role), REPORT, List.of(), Optional.empty(), CLAUSE), OnInconclusive.TREAT_AS_REACHED, List.of(new Report(REPORT, "report", CLAUSE)),
                List.of(), List.of(), List.of(), List.of(), new ChangeRule(List.of(), List.of(role), List.of(), true, TimeSpan.of("P30D"), CLAUSE),
                new Floors(new BigDecimal("0.05"), new BigDecimal("0.1"), 1, "example"));
    }

    static Protocol protocol() {
        return new Protocol(ProtocolId.of("spring@1"), POLICY_ID, "Spring", new BigDecimal("0.05"), new BigDecimal("0.1"), List.of(), List.of(), List.of(), List.of());
    }

    static Question question() {
        return new Question(Activity.DEPLOY, new Subject.Deployment(WEIGHTS, CONFIGURATION), Surface.PUBLIC_CHAT,
                new SurfaceBounds(OptionalLong.of(5_000_000_000L), Optional.of(true), Optional.of(TimeSpan.of("PT8H")), Optional.of(false), OptionalInt.of(3)), new Person("release-1"));
    }

    static EvaluationRun run() {
        Map<SampleOutcome.Limit, Integer> limits = new EnumMap<>(Map.of(SampleOutcome.Limit.TOKEN, 1, SampleOutcome.Limit.MESSAGE, 2));
        return new EvaluationRun(digest("run.eval"), "inspect-eval", "0.3.100", "run-1", EvaluationRun.Status.SUCCESS, "cyber", "2", "opus-4-helpful", Optional.of(digest("plan")), Optional.of(WEIGHTS),
                new EvaluationRun.Counts(6, 6, 2, 1, 1, 1, 0), limits,
                List.of(new EvaluationRun.Metric("match", "accuracy", Optional.of(new BigDecimal("0.50")), Optional.empty())),
                new EvaluationRun.Result.Samples(List.of(
                        new SampleOutcome("s:a", 1, "match", Optional.of("group 1"), new Score.Value(new BigDecimal("1.0")), Optional.empty()),
                        new SampleOutcome("i:2", 1, "match", Optional.empty(), new Score.Value(new BigDecimal("-1.5E-12")), Optional.of(SampleOutcome.Limit.TOKEN)),
                        new SampleOutcome("i:3", 2, "match", Optional.empty(), new Score.Errored(), Optional.empty()),
                        new SampleOutcome("i:4", 2, "match", Optional.empty(), new Score.Unscored(), Optional.of(SampleOutcome.Limit.MESSAGE)),
                        new SampleOutcome("i:5", 2, "match", Optional.empty(), new Score.Invalidated(), Optional.empty()),
                        new SampleOutcome("i:6", 2, "match", Optional.empty(), new Score.Unmapped("{\"a\": \u20ac}"), Optional.empty()))),
                List.of(new Finding(Finding.Code.SAMPLES_ERRORED, "1 of 6")));
    }

    static EvaluationRun published() {
        return new EvaluationRun(digest("card.pdf"), "published", "", "", EvaluationRun.Status.PUBLISHED, "uplift", "", "opus-4", Optional.empty(), Optional.empty(),
                new EvaluationRun.Counts(-1, 0, 0, 0, 0, 0, 0), Map.of(), List.of(),
                new EvaluationRun.Result.Published(new Aggregate(Optional.of(new BigDecimal("2.53")), Optional.of(new BigDecimal("4.5")), Optional.of(new Aggregate.Items(8, 10)), "participants",
                        Optional.of(new BigDecimal("0.13")), SpreadKind.CI95_HALF_WIDTH_T,
                        Optional.of(new Aggregate.Arm(new BigDecimal("0.25"), Optional.of(new BigDecimal("0.13")), Optional.of(new Aggregate.Items(8, 10)))), "mean", 0, "system card, p. 9")),
                List.of());
    }

    /** One act of every type. */
    static Map<EntryType, Act> acts() {
        Map<EntryType, Act> acts = new EnumMap<>(EntryType.class);
        List.of(
                new Act.Begun(genesis()),
                new Act.RosterChanged(roster()),
                new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(POLICY_TEXT), policy())),
                new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(PROTOCOL_TEXT), protocol())),
                new Act.CheckpointRegistered(new Checkpoint(WEIGHTS, new ModelId("opus-4"), "final", Set.of(digest("parent b"), digest("parent a")), Checkpoint.Variant.HELPFUL_ONLY,
                        new Checkpoint.Compute.Measured(new BigDecimal("1.5E+26"), new BigDecimal("2E+26"), digest("metric"), "flop count"))),
                new Act.PlanRegistered(new Plan(WEIGHTS, "opus-4-helpful", "cyber", Optional.of(digest("dataset")), Optional.of(digest("scaffold")), 100, 4, Optional.of(Long.MIN_VALUE), "first run", true,
                        Instant.parse("2026-04-01T00:00:00.5Z"), 12)),
                new Act.RunRecorded(run()),
                new Act.RunRefused(new Refusal(digest("bad.eval"), Optional.of(digest("plan")), WEIGHTS, "cyber", "header-contradicts", "accuracy is 0.1, the samples give 0.9")),
                new Act.RunWithdrawn(new Withdrawal(digest("run"), WEIGHTS, "wrong scaffold")),
                new Act.Estimated(new Estimate(new IndicatorId("cyber-range"), WEIGHTS, Sha256.of(PROTOCOL_TEXT), digest("plan"), List.of(digest("run 2"), digest("run 1")), "clopper-pearson-items/1",
                        new BigDecimal("0.025"), "as recorded", Optional.of(new BigDecimal("0.10")), Optional.of(new BigDecimal("0.0490046952")), Optional.of(new BigDecimal("0.176222598")),
                        new Estimate.Tally(100, 400, 3, 2, 4), Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty())),
                new Act.Opened(new Opening(digest("protocol"), new IndicatorId("acquisition"), WEIGHTS, digest("plan"), IndicatorVerdict.Outcome.RULED_OUT, new Role("evaluator"))),
                new Act.Shown(new ShowingLogged(POLICY_ID, new ShowingId("threat-model"), WEIGHTS, digest("document"))),
                new Act.Assessed(new Assessment.PreliminaryDone(POLICY_ID, WEIGHTS, digest("older weights"), Optional.of(new BigDecimal("3.6")), digest("report"))),
                new Act.Determined(new Determination(POLICY_ID, new ThresholdId("cbrn-3"), WEIGHTS, RSO, Determination.Conclusion.NOT_REACHED, Determination.Ground.JUDGEMENT,
                        Set.of(digest("run 1"), digest("run 2")), "too weak", Optional.of("not sure"))),
                new Act.Attested(new Attestation(new StandardId("asl-3-security"), new CriterionId("egress"), WEIGHTS, Attestation.Status.IN_FORCE, digest("audit"))),
                new Act.Reported(new FiledReport(REPORT, WEIGHTS, digest("report"))),
                new Act.Notified(new Notice(new Role("board"), REPORT, WEIGHTS)),
                new Act.Published(new Publication(REPORT, WEIGHTS, "https://example.com/report")),
                new Act.Reviewed(new ReviewRound("red-team", WEIGHTS, CONFIGURATION, BOARD, 2, ReviewRound.Result.INSUFFICIENT, digest("findings"))),
                new Act.Accepted(new CaseAcceptance("safety-case", WEIGHTS, CONFIGURATION, digest("case"), RSO)),
                new Act.ResidualSigned(new ResidualLevel(POLICY_ID, "cyber", Condition.ResidualAtMost.When.POST, "medium", WEIGHTS, CONFIGURATION, RSO, digest("document"))),
                new Act.Approved(new Approval(question(), RSO, 40, Approval.Answer.REFUSED)),
                new Act.Met(new ObligationMet(POLICY_ID, new ObligationId("notify-authority"), WEIGHTS, digest("letter"))),
                new Act.MonitoringPlanned(new MonitoringPlan(WEIGHTS, CONFIGURATION, List.of("jailbreaks", "bans"), TimeSpan.of("P7D"), List.of("universal jailbreak"), RSO)),
                new Act.MonitoringReported(new MonitoringReport(WEIGHTS, CONFIGURATION, digest("week 1"))),
                new Act.Delegated(new Delegation(OFFICER, BOARD, RSO, Instant.parse("2026-06-01T00:00:00Z"))),
                new Act.ExternallyFound(new ExternalFinding(POLICY_ID, Condition.Found.Kind.MARGINAL_RISK, true, "https://example.com/models", digest("comparison"), Instant.parse("2026-07-01T00:00:00Z"), RSO)),
                new Act.Forecasted(new Forecast(POLICY_ID, new ThresholdId("cbrn-4"), WEIGHTS, Optional.of(Instant.parse("2027-01-01T00:00:00Z")), digest("forecast"), RSO)),
                new Act.ReliefInvoked(new ReliefInvocation(POLICY_ID, new ReliefId("interim-measures"), WEIGHTS, CONFIGURATION, Surface.API, Set.of(new StandardId("b-standard"), new StandardId("a-standard")),
                        digest("measures"), Instant.parse("2026-05-01T00:00:00Z"), RSO)),
                new Act.IncidentLogged(new Incident(WEIGHTS, Obligation.Event.DISCOVERY, Instant.parse("2026-03-01T00:00:00Z"), digest("incident"))),
                new Act.FallbackDeclared(new Fallback(new Subject.Deployment(WEIGHTS, CONFIGURATION), new Subject.Deployment(digest("older weights"), digest("older configuration")))),
                new Act.PolicyPublished(digest("next version"), "https://example.com/policy"),
                new Act.Stopped(new StopEvent.Cleared(POLICY_ID, new StopId("exfiltration"), WEIGHTS, digest("fix"), RSO)),
                new Act.ReleasePlanned(new ModelId("opus-4"), WEIGHTS, Instant.parse("2026-05-01T00:00:00Z")),
                new Act.DecisionMade(question(), 41, "Delay", digest("decision"), "0.1.0"),
                new Act.StreamsMapped(Map.of("log", new Act.StreamEnd(3, digest("last")), "models", new Act.StreamEnd(0, digest("first")))))
                .forEach(act -> acts.put(EntryType.of(act), act));
        return acts;
    }

    /** Acts of other shapes than the one of their type above. */
    static List<Act> furtherActs() {
        return List.of(
                new Act.RunRecorded(published()),
                new Act.CheckpointRegistered(new Checkpoint(WEIGHTS, new ModelId("opus-4"), "snapshot", Set.of(), Checkpoint.Variant.SNAPSHOT, new Checkpoint.Compute.Unknown())),
                new Act.Forecasted(new Forecast(POLICY_ID, new ThresholdId("cbrn-4"), WEIGHTS, Optional.empty(), digest("forecast"), RSO)),
                new Act.PlanRegistered(new Plan(WEIGHTS, "m", "t", Optional.empty(), Optional.empty(), 1, 1, Optional.empty(), "all", false,
                        new Elicitation(true, Optional.of(TimeSpan.of("PT8H"))), NOON, 0)),
                new Act.PlanRegistered(new Plan(WEIGHTS, "m", "t", Optional.empty(), Optional.empty(), 1, 1, Optional.empty(), "all", false, NOON, 0)),
                new Act.Assessed(new Assessment.Called(POLICY_ID, WEIGHTS, RSO, "a jump in capability")),
                new Act.Assessed(new Assessment.ComprehensiveDone(POLICY_ID, WEIGHTS, digest("report"))),
                new Act.Assessed(new Assessment.FollowUpDone(POLICY_ID, WEIGHTS, digest("report"))),
                new Act.Stopped(new StopEvent.Tripped(POLICY_ID, new StopId("exfiltration"), WEIGHTS, digest("alert"))),
                new Act.DecisionMade(new Question(Activity.STORE, new Subject.Weights(WEIGHTS), Surface.NONE, SurfaceBounds.UNKNOWN, OFFICER), 5, "Store", digest("decision"), "0.1.0"),
                new Act.Approved(new Approval(new Question(Activity.RESUME_TRAINING, new Subject.TrainingRun(WEIGHTS), Surface.NONE, SurfaceBounds.UNKNOWN, OFFICER), RSO, 5, Approval.Answer.APPROVED)));
    }

    static Statement statement(Act act) {
        return new Statement(ORIGIN, Streams.of(act), 7, Optional.of(digest("previous")), NOON, SALT, act);
    }
}
