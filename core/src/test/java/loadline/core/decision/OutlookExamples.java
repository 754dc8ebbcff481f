package loadline.core.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.evaluation.Plan;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.FiledReport;
import loadline.core.governance.ObligationMet;
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
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
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
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
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

/** A fictional ferry policy of one threshold, and a log of dated acts under it. */
final class OutlookExamples {
    static final Digest WEIGHTS = digest(1);
    static final Digest CONFIGURATION = digest(2);
    static final PolicyId POLICY = new PolicyId("ferry", "1");
    static final Role CEO = new Role("ceo");
    static final Role OFFICER = new Role("officer");
    static final Person ADA = new Person("ada");
    static final Person BEN = new Person("ben");
    static final Person CLEO = new Person("cleo");
    static final Person DAN = new Person("dan");
    static final Question DEPLOY = new Question(
            Activity.DEPLOY, new Subject.Deployment(WEIGHTS, CONFIGURATION), Surface.API, SurfaceBounds.UNKNOWN, DAN);
    private static final ClauseId RULE = new ClauseId("rule");
    private static final ReportId REPORT = new ReportId("report");
    private static final Level L1 = new Level(0, "L1");
    private static final Level L2 = new Level(1, "L2");

    private final List<Entry> entries = new ArrayList<>();

    private OutlookExamples() {}

    static Digest digest(long number) {
        return Digest.ofHex("%064x".formatted(number));
    }

    /** The policy is adopted and one checkpoint registered, on the first of March 2026. */
    static OutlookExamples registered() {
        return new OutlookExamples()
                .on("2026-03-01", ADA, new Act.Begun(new Genesis("example.org/ferry", "key", roster(), 0, Genesis.Clock.MACHINE)))
                .on("2026-03-01", ADA, new Act.PolicyAdopted(new AdoptedPolicy(digest(3), policy())))
                .on("2026-03-01", CLEO, checkpoint(WEIGHTS, "ferry", "ferry/1"));
    }

    /** Assessed, determined not reached on judgement, safeguarded and asked about, on the first of March 2026. */
    static OutlookExamples asked() {
        return registered()
                .on("2026-03-01", DAN, new Act.Reported(new FiledReport(REPORT, WEIGHTS, digest(4))))
                .on("2026-03-01", ADA, determined(CEO))
                .on("2026-03-01", BEN, determined(OFFICER))
                .on("2026-03-01", CLEO, new Act.Assessed(new Assessment.ComprehensiveDone(POLICY, WEIGHTS, digest(4))))
                .on("2026-03-01", CLEO, attested(Attestation.Status.IN_FORCE))
                .on("2026-03-01", BEN, new Act.Met(new ObligationMet(POLICY, new ObligationId("drill"), WEIGHTS, digest(5))))
                .on("2026-03-01", CLEO, new Act.DecisionMade(DEPLOY, 9, "Delay", digest(6), "test"));
    }

    OutlookExamples on(String day, Person by, Act act) {
        entries.add(new Entry(entries.size(), Instant.parse(day + "T12:00:00Z"), Set.of(by), digest(1000 + entries.size()), act));
        return this;
    }

    /** The facts on a day: something that bears on nothing is logged on it. */
    Facts factsOn(String day) {
        on(day, CLEO, new Act.ReleasePlanned(new ModelId("ferry"), WEIGHTS, Instant.parse(day + "T12:00:00Z")));
        Facts facts = Fold.of(entries);
        if (!facts.dropped().isEmpty()) {
            throw new AssertionError(facts.dropped());
        }
        return facts;
    }

    static Act checkpoint(Digest weights, String model, String name) {
        return new Act.CheckpointRegistered(new Checkpoint(weights, new ModelId(model), name, Set.of(), Checkpoint.Variant.FINAL, new Checkpoint.Compute.Unknown()));
    }

    static Act determined(Role as) {
        return new Act.Determined(new Determination(
                POLICY, new ThresholdId("drift"), WEIGHTS, as, Determination.Conclusion.NOT_REACHED, Determination.Ground.JUDGEMENT, Set.of(), "as reported", Optional.empty()));
    }

    static Act attested(Attestation.Status status) {
        return new Act.Attested(new Attestation(new StandardId("hull"), new CriterionId("pumps"), WEIGHTS, status, digest(7)));
    }

    static Act planned(String deadline) {
        return new Act.PlanRegistered(new Plan(
                WEIGHTS, "ferry", "drills", Optional.empty(), Optional.empty(), 10, 1, Optional.empty(), "all", true, Instant.parse(deadline + "T12:00:00Z"), 0));
    }

    static Act approved(long treeSize) {
        return new Act.Approved(new Approval(DEPLOY, OFFICER, treeSize, Approval.Answer.APPROVED));
    }

    static Act reviewed(Person reviewer, ReviewRound.Result result) {
        return new Act.Reviewed(new ReviewRound("red-team", WEIGHTS, CONFIGURATION, reviewer, 1, result, digest(8)));
    }

    static Act tripped() {
        return new Act.Stopped(new StopEvent.Tripped(POLICY, new StopId("leak"), WEIGHTS, digest(9)));
    }

    private static Roster roster() {
        return new Roster(Map.of(ADA, member("a", true, CEO), BEN, member("b", false, OFFICER), CLEO, member("c", false, new Role("owner")), DAN, member("d", false, new Role("reviewer"))), 1);
    }

    private static Roster.Member member(String chain, boolean root, Role role) {
        return new Roster.Member(Set.of(role), Set.of(), chain, "passport of " + chain, false, root);
    }

    private static Policy policy() {
        Scope deploying = new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.API));
        Standard hull = new Standard(new StandardId("hull"), Standard.Axis.SECURITY, L1,
                List.of(new Criterion(new CriterionId("pumps"), "pumps work", EnumSet.allOf(Surface.class), Optional.of(TimeSpan.of("P3M")), RULE)), RULE);
        Condition gate = new Condition.All(List.of(
                new Condition.AssessmentCurrent(), new Condition.Determined(), new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)),
                new Condition.Approved(OFFICER, Optional.of(TimeSpan.of("P30D")))));
        return new Policy(POLICY, "Ferry policy", "Example Laboratory", LocalDate.of(2026, 1, 1), Optional.empty(), new Policy.Source("ferry", Optional.empty()), List.of(L1, L2),
                List.of(new Clause(RULE, "1", "no voyage before", Clause.Modality.COMMIT, "company", Clause.Category.CONSEQUENCE, Clause.Column.COMPANY, false)),
                List.of(new CapabilityThreshold(new ThresholdId("drift"), "drift", CapabilityThreshold.Kind.CAPABILITY, L2, "drifts", "", List.of(), RULE)),
                List.of(), List.of(hull), List.of(new Demand(new StandardId("hull"), deploying)),
                new AssessmentRule(List.of(new AssessmentRule.Trigger.Elapsed(TimeSpan.of("P6M"), RULE)), List.of(), TimeSpan.of("P1M"), RULE),
                new DeterminationRule(List.of(CEO, OFFICER), REPORT, List.of(), Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P4M"), RULE)), RULE),
                OnInconclusive.TREAT_AS_REACHED, List.of(new Report(REPORT, "what was found", RULE)),
                List.of(new Gate(new GateId("deploy"), deploying, gate, Gate.Otherwise.BLOCK, RULE)),
                List.of(new Obligation(new ObligationId("drill"), "boat drill", OFFICER, deploying, L1, new Obligation.Timing.Continuous(TimeSpan.of("P2M")), RULE)),
                List.of(new StopCondition(new StopId("leak"), "a leak", deploying, Gate.Otherwise.WITHDRAW, CEO, RULE)),
                List.of(), new ChangeRule(List.of(CEO), List.of(CEO), List.of(), false, TimeSpan.of("P0D"), RULE), new Floors(new BigDecimal("0.05"), new BigDecimal("0.1"), 1, "example"));
    }
}
