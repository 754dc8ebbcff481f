package loadline.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.policy.Activity;
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
import loadline.core.policy.Precursor;
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
import loadline.core.policy.ThresholdId;

/** A policy in the making: every part starts as a small sensible example and a test changes what it is about. */
public final class PolicyDraft {
    public static final ClauseId BINDING = new ClauseId("c1");
    public static final ClauseId SOFT = new ClauseId("c2");
    public static final Level LOW = new Level(0, "L1");
    public static final Level MIDDLE = new Level(1, "L2");
    public static final Level HIGH = new Level(2, "L3");
    public static final Scope EVERYWHERE = new Scope(Set.of(Activity.values()), Set.of(Surface.values()));

    public PolicyId id = PolicyId.of("example@1");
    public List<CapabilityThreshold> thresholds = new ArrayList<>(List.of(threshold("T1", MIDDLE)));
    public List<Precursor> precursors = new ArrayList<>();
    public List<Standard> standards = new ArrayList<>();
    public List<Demand> baseline = new ArrayList<>();
    public List<AssessmentRule.Trigger> triggers = new ArrayList<>(List.of(new AssessmentRule.Trigger.Elapsed(TimeSpan.of("P6M"), BINDING)));
    public List<AssessmentRule.Showing> showings = new ArrayList<>();
    public List<Role> deciders = new ArrayList<>(List.of(new Role("ceo"), new Role("rso")));
    public Optional<DeterminationRule.LooseningPath> loosening = Optional.empty();
    public OnInconclusive onInconclusive = OnInconclusive.TREAT_AS_REACHED;
    public List<Gate> gates = new ArrayList<>();
    public List<Obligation> obligations = new ArrayList<>();
    public List<StopCondition> stops = new ArrayList<>();
    public List<ReliefClause> reliefs = new ArrayList<>();
    public List<Role> toldBefore = List.of();
    public List<Role> approvers = new ArrayList<>(List.of(new Role("board"), new Role("ceo")));
    public TimeSpan notice = TimeSpan.of("P0D");
    public boolean publicBeforeEffect;
    public Floors floors = new Floors(new BigDecimal("0.05"), new BigDecimal("0.1"), 1, "Loadline default");

    public static CapabilityThreshold threshold(String id, Level level, Demand... demands) {
        return threshold(id, level, CapabilityThreshold.Kind.CAPABILITY, demands);
    }

    public static CapabilityThreshold threshold(String id, Level level, CapabilityThreshold.Kind kind, Demand... demands) {
        return new CapabilityThreshold(new ThresholdId(id), "bio", kind, level, "can do " + id, "a web search", List.of(demands), BINDING);
    }

    public static Precursor precursor(String id, String before, String... duties) {
        return new Precursor(new ThresholdId(id), "on the way to " + before, List.of(new ThresholdId(before)), List.of(duties).stream().map(ObligationId::new).toList(), BINDING);
    }

    public static Standard standard(String id, Standard.Axis axis, Criterion... criteria) {
        return new Standard(new StandardId(id), axis, LOW, List.of(criteria), BINDING);
    }

    public static Criterion criterion(String id, String maxAge) {
        return new Criterion(new CriterionId(id), "what " + id + " asks", Set.of(Surface.values()), maxAge.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.of(maxAge)), BINDING);
    }

    public static Demand demand(String standard) {
        return new Demand(new StandardId(standard), EVERYWHERE);
    }

    public static Gate gate(String id, Condition requires, Gate.Otherwise otherwise) {
        return new Gate(new GateId(id), EVERYWHERE, requires, otherwise, BINDING);
    }

    public static Obligation obligation(String id, Level from, Obligation.Timing timing) {
        return new Obligation(new ObligationId(id), "do " + id, new Role("owner"), EVERYWHERE, from, timing, BINDING);
    }

    public static StopCondition stop(String id, Gate.Otherwise trips) {
        return new StopCondition(new StopId(id), "an incident", EVERYWHERE, trips, new Role("board"), BINDING);
    }

    /** A relief on an axis that the chief executive and the board invoke. */
    public static ReliefClause relief(String id, ReliefClause.Kind kind, Standard.Axis axis, ReliefClause.OnUnknown onUnknown) {
        return new ReliefClause(new ReliefId(id), kind, List.of(axis), List.of(new Role("ceo"), new Role("board")), List.of(), false, onUnknown, BINDING);
    }

    public static AssessmentRule.Showing showing(String id) {
        return new AssessmentRule.Showing(new ShowingId(id), "show " + id, BINDING);
    }

    public PolicyDraft named(String nameAndVersion) {
        id = PolicyId.of(nameAndVersion);
        return this;
    }

    public PolicyDraft requiring(Condition condition) {
        gates.add(gate("g" + gates.size(), condition, Gate.Otherwise.BLOCK));
        return this;
    }

    public PolicyDraft requiring(Condition condition, Gate.Otherwise otherwise) {
        gates.add(gate("g" + gates.size(), condition, otherwise));
        return this;
    }

    public Policy build() {
        List<Clause> clauses = List.of(
                new Clause(BINDING, "1", "we will", Clause.Modality.COMMIT, "company", Clause.Category.CONSEQUENCE, Clause.Column.COMPANY, false),
                new Clause(SOFT, "2", "we aim", Clause.Modality.AIM, "company", Clause.Category.CONSEQUENCE, Clause.Column.COMPANY, false));
        List<Report> reports = List.of(new Report(new ReportId("capability-report"), "what was found", BINDING), new Report(new ReportId("risk-report"), "what may happen", BINDING));
        return new Policy(id, "An example", "Example", LocalDate.of(2026, 1, 1), Optional.empty(), new Policy.Source("Example policy", Optional.empty()),
                List.of(LOW, MIDDLE, HIGH), clauses, thresholds, precursors, standards, baseline,
                new AssessmentRule(triggers, showings, TimeSpan.of("P30D"), BINDING),
                new DeterminationRule(deciders, new ReportId("capability-report"), toldBefore, loosening, BINDING),
                onInconclusive, reports, gates, obligations, stops, reliefs,
                new ChangeRule(List.of(new Role("proposer")), approvers, List.of(), publicBeforeEffect, notice, BINDING), floors);
    }
}
