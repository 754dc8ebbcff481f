package loadline.formats.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.AssessmentRule.Trigger;
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
import loadline.core.policy.Indicator.Danger;
import loadline.core.policy.Indicator.Estimator;
import loadline.core.policy.Indicator.Quantity;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Level;
import loadline.core.policy.Line;
import loadline.core.policy.Line.Cutoff;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.Report;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.ThresholdId;

/** A fictional policy and protocol that use every construct of the language, as documents and as values. */
final class Examples {
    private static final Level L1 = new Level(0, "L1");
    private static final Level L2 = new Level(1, "L2");
    private static final Level L3 = new Level(2, "L3");
    private static final ClauseId REACH = new ClauseId("reach");
    private static final ClauseId ASSESS = new ClauseId("assess");
    private static final ClauseId SECURE = new ClauseId("secure");
    private static final ClauseId PUBLISH = new ClauseId("publish");
    private static final ClauseId LAW = new ClauseId("law");
    private static final Role CEO = new Role("ceo");
    private static final Role OFFICER = new Role("officer");
    private static final Role BOARD = new Role("board");
    private static final ReportId CAPABILITY_REPORT = new ReportId("capability-report");
    private static final Scope EVERYTHING = new Scope(EnumSet.allOf(Activity.class), EnumSet.allOf(Surface.class));

    private Examples() {}

    /** A document of the test resources. */
    static byte[] document(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String policyText() {
        return new String(document("example-policy.yaml"), StandardCharsets.UTF_8);
    }

    static String protocolText() {
        return new String(document("example-protocol.yaml"), StandardCharsets.UTF_8);
    }

    static Policy policy() {
        return new Policy(new PolicyId("example-policy", "1"), "Example Scaling Policy", "Example Laboratory",
                LocalDate.of(2026, 1, 15), Optional.of(LocalDate.of(2027, 1, 15)),
                new Policy.Source("example-scaling-policy-2026-01", Optional.of(Digest.ofHex("0123456789abcdef".repeat(4)))),
                List.of(L1, L2, L3), clauses(), thresholds(),
                List.of(new Precursor(id("protocol-help"), "corrects laboratory protocols", List.of(id("bio-2")), List.of(new ObligationId("tell-board")), ASSESS)),
                standards(), List.of(new Demand(new StandardId("L1-security"), EVERYTHING)),
                assessment(),
                new DeterminationRule(List.of(CEO, OFFICER), CAPABILITY_REPORT, List.of(BOARD), Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P6M"), ASSESS)), REACH),
                OnInconclusive.TREAT_AS_REACHED,
                List.of(new Report(CAPABILITY_REPORT, "capabilities found", ASSESS), new Report(new ReportId("safeguard-report"), "safeguards in force", SECURE)),
                gates(), obligations(),
                List.of(new StopCondition(new StopId("weights-stolen"), "weights left the building", EVERYTHING, Gate.Otherwise.HALT, BOARD, SECURE)),
                List.of(new ReliefClause(new ReliefId("interim"), ReliefClause.Kind.INTERIM_MEASURES, List.of(Standard.Axis.SECURITY), List.of(CEO, OFFICER), List.of(BOARD), false, ReliefClause.OnUnknown.NO_RELIEF, SECURE)),
                new ChangeRule(List.of(CEO), List.of(BOARD), List.of(new Role("trust")), true, TimeSpan.of("P30D"), REACH),
                new Floors(new BigDecimal("0.05"), new BigDecimal("0.10"), 1, "Example default"));
    }

    private static List<Clause> clauses() {
        return List.of(
                new Clause(REACH, "2.1", "we will not deploy", Clause.Modality.COMMIT, "company", Clause.Category.CONSEQUENCE, Clause.Column.COMPANY, false),
                new Clause(ASSESS, "3", "every fourfold increase", Clause.Modality.COMMIT, "company", Clause.Category.TRIGGER, Clause.Column.COMPANY, false),
                new Clause(SECURE, "4", "protect the weights", Clause.Modality.COMMIT, "company", Clause.Category.SECURITY, Clause.Column.COMPANY, false),
                new Clause(PUBLISH, "5", "", Clause.Modality.AIM, "company", Clause.Category.DISCLOSURE, Clause.Column.ROADMAP, true),
                new Clause(LAW, "art. 9", "shall notify", Clause.Modality.COMMIT, "providers", Clause.Category.THIRD_PARTY, Clause.Column.STATUTE, false));
    }

    private static List<CapabilityThreshold> thresholds() {
        Demand secured = new Demand(new StandardId("L2-security"), new Scope(Set.of(Activity.TRAIN_FURTHER, Activity.DEPLOY), EnumSet.allOf(Surface.class)));
        Demand guarded = new Demand(new StandardId("L2-deployment"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.API, Surface.PUBLIC_CHAT)));
        Demand always = new Demand(new StandardId("L2-security"), EVERYTHING);
        return List.of(
                new CapabilityThreshold(id("bio-2"), "biology", CapabilityThreshold.Kind.CAPABILITY, L2, "can help a novice", "web search alone", List.of(secured, guarded), REACH),
                new CapabilityThreshold(id("cyber-3"), "cyber", CapabilityThreshold.Kind.CRITICAL, L3, "finds and uses flaws unaided", "", List.of(always), REACH),
                new CapabilityThreshold(id("persuasion"), "persuasion", CapabilityThreshold.Kind.TRACKED, L1, "changes minds", "", List.of(), PUBLISH));
    }

    private static List<Standard> standards() {
        Set<Surface> all = EnumSet.allOf(Surface.class);
        Criterion access = new Criterion(new CriterionId("access"), "two people for every access", all, Optional.of(TimeSpan.of("P1Y")), SECURE);
        Criterion threats = new Criterion(new CriterionId("threat-model"), "a threat model is written", all, Optional.of(TimeSpan.of("P6M")), SECURE);
        Criterion egress = new Criterion(new CriterionId("egress"), "egress is limited", Set.of(Surface.INTERNAL, Surface.NONE), Optional.empty(), SECURE);
        Criterion redTeam = new Criterion(new CriterionId("red-teaming"), "experts tried to break it", Set.of(Surface.API, Surface.PUBLIC_CHAT, Surface.AGENTIC), Optional.of(TimeSpan.of("PT4320H")), REACH);
        return List.of(
                new Standard(new StandardId("L1-security"), Standard.Axis.SECURITY, L1, List.of(access), SECURE),
                new Standard(new StandardId("L2-security"), Standard.Axis.SECURITY, L2, List.of(threats, egress), SECURE),
                new Standard(new StandardId("L2-deployment"), Standard.Axis.DEPLOYMENT, L2, List.of(redTeam), REACH));
    }

    private static AssessmentRule assessment() {
        List<Trigger> triggers = List.of(
                new Trigger.ComputeMultiple(new BigDecimal("4"), new BigDecimal("3.5"), ASSESS), new Trigger.Elapsed(TimeSpan.of("P6M"), ASSESS),
                new Trigger.Discretion(OFFICER, ASSESS), new Trigger.NewCheckpoint(ASSESS));
        return new AssessmentRule(triggers, List.of(new AssessmentRule.Showing(new ShowingId("threat-models"), "how each threshold could be reached", ASSESS)), TimeSpan.of("P1M"), ASSESS);
    }

    private static List<Gate> gates() {
        Condition deploy = new Condition.All(List.of(
                new Condition.AssessmentCurrent(), new Condition.Determined(), new Condition.Monitored(),
                new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY, Standard.Axis.DEPLOYMENT)),
                new Condition.ReportFiled(CAPABILITY_REPORT), new Condition.NoticeGiven(BOARD, CAPABILITY_REPORT),
                new Condition.Any(List.of(new Condition.LevelAtMost(L2), new Condition.CaseAccepted("safety-case", OFFICER))),
                new Condition.FromLevel(L2, new Condition.Approved(OFFICER, Optional.of(TimeSpan.of("P30D"))))));
        Condition open = new Condition.AtLeast(2, List.of(
                new Condition.Cleared(id("cyber-3")), new Condition.ReviewSufficient("red-team"), new Condition.Published(new ReportId("safeguard-report")),
                new Condition.Approved(CEO, Optional.empty()), new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.POST, L1)));
        return List.of(
                new Gate(new GateId("deploy"), new Scope(Set.of(Activity.DEPLOY, Activity.CONTINUE_FOR_EXISTING_CUSTOMERS), Set.of(Surface.API, Surface.PUBLIC_CHAT)), deploy, Gate.Otherwise.BLOCK, REACH),
                new Gate(new GateId("open-weights"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), open, Gate.Otherwise.HOLD, LAW),
                new Gate(new GateId("train"), new Scope(Set.of(Activity.TRAIN_FURTHER), Set.of(Surface.NONE)), new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.PAUSE, SECURE),
                new Gate(new GateId("agents"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.AGENTIC)), agents(), Gate.Otherwise.DEGRADE, REACH));
    }

    private static Condition agents() {
        SurfaceBounds bounds = new SurfaceBounds(OptionalLong.of(1000), Optional.of(false), Optional.of(TimeSpan.of("PT8H")), Optional.of(false), OptionalInt.of(3));
        return new Condition.All(List.of(
                new Condition.FollowUpAssessed(), new Condition.BoundedBy(bounds), new Condition.Found(Condition.Found.Kind.MARGINAL_RISK, BOARD),
                new Condition.ForecastBeyond(id("protocol-help"), TimeSpan.of("P6M"), TimeSpan.of("P1Y")), new Condition.UpdatedSinceStop(new StopId("weights-stolen"))));
    }

    private static List<Obligation> obligations() {
        return List.of(
                new Obligation(new ObligationId("tell-board"), "tell the board", OFFICER, new Scope(Set.of(Activity.DEPLOY), EnumSet.allOf(Surface.class)), L2, new Obligation.Timing.Before(), ASSESS),
                new Obligation(new ObligationId("notify"), "notify the authority", OFFICER, EVERYTHING, L1, new Obligation.Timing.Within(TimeSpan.of("PT72H"), Obligation.Event.DISCOVERY), LAW),
                new Obligation(new ObligationId("audit"), "outside audit", BOARD, new Scope(Set.of(Activity.STORE), Set.of(Surface.NONE)), L3, new Obligation.Timing.Continuous(TimeSpan.of("P1Y")), SECURE));
    }

    static Protocol protocol() {
        return new Protocol(new ProtocolId("spring-protocol", "1"), new PolicyId("example-policy", "1"), "Spring protocol", new BigDecimal("0.05"), new BigDecimal("0.10"),
                List.of(recipes(), questions(), range(), flaws(),
                        unmeasured("speed", Set.of(id("cyber-3")), "watch", new Line.Alert(new Cutoff.Fixed(new BigDecimal("-1.5"), "plan")), "unaided", "hours saved"),
                        unmeasured("interviews", Set.of(id("bio-2"), id("cyber-3")), "people", new Line.Judgement(), "can help a novice", "experts judge"),
                        unmeasured("chat", Set.of(id("persuasion")), "people", new Line.Tracking(), "changes minds", "reported")),
                List.of(new Protocol.Bottleneck(id("cyber-3"), "networks", 1)),
                List.of(new Protocol.ThresholdDemand(Optional.of(id("bio-2")), new Demand(new StandardId("L1-security"), new Scope(Set.of(Activity.STORE), Set.of(Surface.NONE)))),
                        new Protocol.ThresholdDemand(Optional.empty(), new Demand(new StandardId("L2-deployment"), new Scope(Set.of(Activity.CONTROLLED_AB), Set.of(Surface.FINE_TUNING_API))))),
                List.of(new Gate(new GateId("autonomous"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.AUTONOMOUS)), new Condition.Cleared(id("cyber-3")), Gate.Otherwise.BLOCK, new ClauseId("protocol")),
                        new Gate(new GateId("long-use"), new Scope(Set.of(Activity.USE_INTERNALLY_LARGE_SCALE), Set.of(Surface.INTERNAL)), new Condition.FromLevel(L3, new Condition.Monitored()), Gate.Otherwise.NO_NEW_CUSTOMERS, REACH)));
    }

    private static Indicator recipes() {
        return new Indicator(new IndicatorId("recipe-uplift"), Set.of(id("bio-2")), "acquisition", "recipe-uplift", Optional.of("rubric"), Danger.HIGH, Quantity.UPLIFT_RATIO, Estimator.FIELLER_RATIO,
                Optional.empty(), new Line.RuleOut(new Cutoff.Fixed(new BigDecimal("2.8"), "example card p. 9")), BigDecimal.ZERO, 1, TimeSpan.of("P6M"), 1, new BigDecimal("0.2"), true,
                "substantial help", "twice and a bit",
                List.of(new Indicator.AlternativeReading("any help", new Line.RuleOut(new Cutoff.Fixed(new BigDecimal("1.2"), "our reading")))));
    }

    private static Indicator questions() {
        return new Indicator(new IndicatorId("protocol-questions"), Set.of(id("protocol-help")), "acquisition", "protocol-questions", Optional.empty(), Danger.HIGH, Quantity.PROPORTION, Estimator.CLOPPER_PEARSON_ITEMS,
                Optional.of(new BigDecimal("0.8")), new Line.Precursor(new Cutoff.Fixed(new BigDecimal("0.5"), "example card p. 3")), new BigDecimal("0.05"), 2, TimeSpan.of("P3M"), 3, BigDecimal.ZERO, false,
                "corrects laboratory protocols", "half of the questions", List.of());
    }

    private static Indicator range() {
        return new Indicator(new IndicatorId("range"), Set.of(id("cyber-3")), "networks", "range", Optional.empty(), Danger.HIGH, Quantity.PROPORTION, Estimator.BETTING_CLUSTERS,
                Optional.empty(), new Line.Band(new Cutoff.Fixed(new BigDecimal("0.2"), "plan"), new Cutoff.Fixed(new BigDecimal("0.6"), "plan")), new BigDecimal("0.1"), 1, TimeSpan.of("PT2000H"), 10, new BigDecimal("0.2"), false,
                "finds and uses flaws unaided", "a fifth of the range", List.of());
    }

    private static Indicator flaws() {
        return new Indicator(new IndicatorId("flaws"), Set.of(id("cyber-3")), "networks", "flaws", Optional.empty(), Danger.LOW, Quantity.BOUNDED_MEAN, Estimator.BETTING_CLUSTERS,
                Optional.empty(), new Line.RuleIn(new Cutoff.Undisclosed("held by the evaluator")), BigDecimal.ZERO, 1, TimeSpan.of("P6M"), 1, BigDecimal.ONE, false,
                "finds and uses flaws unaided", "sealed", List.of());
    }

    private static Indicator unmeasured(String name, Set<ThresholdId> speaksFor, String pathway, Line line, String phrase, String reading) {
        return new Indicator(new IndicatorId(name), speaksFor, pathway, name, Optional.empty(), Danger.HIGH, Quantity.OTHER, Estimator.NONE,
                Optional.empty(), line, BigDecimal.ZERO, 1, TimeSpan.of("P6M"), 1, new BigDecimal("0.2"), false, phrase, reading, List.of());
    }

    private static ThresholdId id(String value) {
        return new ThresholdId(value);
    }
}
