package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.policy.Activity;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Level;
import loadline.core.policy.Line;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** G2 and R2: how a gate that does not open stands, and what it makes of the answer. */
class GateOutcomesTest {
    private static final Condition REVIEWED = new Condition.ReviewSufficient("red-team");
    private static final Condition NEVER = new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT));

    private final Example example = new Example();

    private void crossed() {
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        example.evidence = story -> example.evidence(story, "A", "0.7", "0.8", "0.9");
    }

    private void inconclusive() {
        example.evidence = story -> example.evidence(story, "A", "0.4", "0.45", "0.7");
    }

    /** A gate that nothing opens under this policy: its standard, which the baseline demands, has no criteria. */
    private void stuckStandard() {
        example.policy.standards.add(PolicyDraft.standard("S0", Standard.Axis.DEPLOYMENT));
        example.policy.baseline.add(PolicyDraft.demand("S0"));
    }

    // ---- what can be cleared

    @Test
    void whatever_the_developer_can_still_bring_is_delayed_and_not_denied() {
        List<Condition> wanting = List.of(
                REVIEWED, new Condition.All(List.of(REVIEWED)), new Condition.ReportFiled(new ReportId("risk-report")),
                new Condition.NoticeGiven(new Role("board"), new ReportId("risk-report")), new Condition.Published(new ReportId("risk-report")),
                new Condition.Approved(new Role("board"), Optional.empty()), new Condition.CaseAccepted("safety-case", new Role("board")), new Condition.Monitored(),
                new Condition.BoundedBy(new SurfaceBounds(java.util.OptionalLong.of(5), Optional.empty(), Optional.empty(), Optional.empty(), java.util.OptionalInt.empty())),
                new Condition.Found(Condition.Found.Kind.LEAD, new Role("board")), new Condition.ForecastBeyond(Example.T1, TimeSpan.of("P1M"), TimeSpan.of("P1M")),
                new Condition.FollowUpAssessed(), new Condition.Determined(), new Condition.ResidualAtMost("cyber", Condition.ResidualAtMost.When.POST, PolicyDraft.LOW));
        for (Condition condition : wanting) {
            Example told = new Example().gated(new Condition.Any(List.of(condition)), Gate.Otherwise.BLOCK);
            assertThat(told.answer()).as("%s", condition).isEqualTo("Delay");
            assertThat(WayOut.of(told.decide(), told.facts()).getFirst().steps()).as("%s", condition).hasSize(1);
        }
    }

    @Test
    void what_the_evidence_leaves_open_can_be_cleared_too() {
        for (Condition condition : List.of(new Condition.Cleared(Example.T1), new Condition.AssessmentCurrent(), new Condition.LevelAtMost(PolicyDraft.LOW),
                new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.POST, PolicyDraft.LOW))) {
            GateOutcomesTest told = new GateOutcomesTest();
            told.inconclusive();
            told.example.papers = Example::report;
            told.example.policy.gates.clear();
            told.example.gated(new Condition.Any(List.of(condition)), Gate.Otherwise.BLOCK);
            assertThat(told.example.answer()).as("%s", condition).isEqualTo("Delay");
        }
    }

    @Test
    void whatever_holds_opens_an_alternative() {
        List<Condition> holding = List.of(
                new Condition.Cleared(Example.T1), new Condition.AssessmentCurrent(), new Condition.All(List.of(new Condition.Cleared(Example.T1))),
                new Condition.LevelAtMost(PolicyDraft.LOW), new Condition.FromLevel(PolicyDraft.HIGH, REVIEWED), new Condition.ReportFiled(new ReportId("capability-report")),
                new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), new Condition.UpdatedSinceStop(new StopId("halt")),
                new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.POST, PolicyDraft.LOW));
        for (Condition condition : holding) {
            Example told = new Example();
            told.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
            told.gated(new Condition.Any(List.of(condition, REVIEWED)), Gate.Otherwise.BLOCK);
            assertThat(told.answer()).as("%s", condition).isEqualTo("Deploy");
        }
    }

    @Test
    void a_gate_that_nothing_opens_denies_and_one_that_does_not_bind_does_not() {
        stuckStandard();
        example.policy.gates.add(new Gate(new GateId("soft"), PolicyDraft.EVERYWHERE, NEVER, Gate.Otherwise.BLOCK, PolicyDraft.SOFT));
        example.gated(REVIEWED, Gate.Otherwise.BLOCK);
        assertThat(example.answer()).isEqualTo("Delay");
        GateOutcomesTest binding = new GateOutcomesTest();
        binding.stuckStandard();
        binding.example.gated(NEVER, Gate.Otherwise.BLOCK).gated(REVIEWED, Gate.Otherwise.BLOCK);
        assertThat(binding.example.answer()).isEqualTo("Deny");
    }

    @Test
    void a_threshold_that_is_only_reported_is_never_cleared() {
        example.policy.thresholds.add(PolicyDraft.threshold("T9", PolicyDraft.HIGH, CapabilityThreshold.Kind.TRACKED));
        example.gated(new Condition.Any(List.of(new Condition.Cleared(new loadline.core.policy.ThresholdId("T9")))), Gate.Otherwise.BLOCK);
        assertThat(example.answer()).isEqualTo("Delay");
        assertThat(example.decide().reasons()).extracting(Reason::about).containsExactly("T9");
    }

    @Test
    void a_criterion_is_named_with_its_standard() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.DEPLOYMENT, PolicyDraft.criterion("k1", "")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.BLOCK);
        assertThat(example.decide().reasons()).extracting(Reason::about).containsExactly("S1/k1");
    }

    // ---- a protocol's own gates

    private void protocolGate(Scope scope, Condition requires) {
        example.protocol.gates.add(new Gate(new GateId("own"), scope, requires, Gate.Otherwise.BLOCK, Protocol.OWN));
    }

    @Test
    void a_protocols_own_gate_stands_in_the_way_where_its_scope_holds() {
        protocolGate(PolicyDraft.EVERYWHERE, REVIEWED);
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_MISSING);
        assertThat(example.answer()).isEqualTo("Delay");
        GateOutcomesTest elsewhere = new GateOutcomesTest();
        elsewhere.protocolGate(new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), REVIEWED);
        assertThat(elsewhere.example.answer()).isEqualTo("Deploy");
        GateOutcomesTest otherwise = new GateOutcomesTest();
        otherwise.protocolGate(new Scope(Set.of(Activity.STORE), Set.of(Surface.NONE)), REVIEWED);
        assertThat(otherwise.example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_protocols_own_gate_that_nothing_opens_denies_and_a_policys_stays_stuck_beside_one_that_opens() {
        stuckStandard();
        protocolGate(PolicyDraft.EVERYWHERE, NEVER);
        assertThat(example.answer()).isEqualTo("Deny");
        GateOutcomesTest beside = new GateOutcomesTest();
        beside.stuckStandard();
        beside.example.gated(NEVER, Gate.Otherwise.BLOCK);
        beside.protocolGate(PolicyDraft.EVERYWHERE, new Condition.Cleared(Example.T1));
        assertThat(beside.example.answer()).isEqualTo("Deny");
    }

    @Test
    void a_protocols_own_gate_governs_what_the_policy_does_not() {
        example.policy.gates.clear();
        assertThat(example.answer()).isEqualTo("NotGoverned");
        GateOutcomesTest own = new GateOutcomesTest();
        own.example.policy.gates.clear();
        own.protocolGate(PolicyDraft.EVERYWHERE, REVIEWED);
        assertThat(own.example.answer()).isEqualTo("Delay");
        GateOutcomesTest elsewhere = new GateOutcomesTest();
        elsewhere.example.policy.gates.clear();
        elsewhere.protocolGate(new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), REVIEWED);
        assertThat(elsewhere.example.answer()).isEqualTo("NotGoverned");
    }

    // ---- levels

    private static String atMost(Level most, boolean isCrossed) {
        GateOutcomesTest told = new GateOutcomesTest();
        told.example.policy.gates.clear();
        told.example.gated(new Condition.LevelAtMost(most), Gate.Otherwise.BLOCK);
        if (isCrossed) {
            told.crossed();
        } else {
            told.inconclusive();
        }
        return told.example.answer();
    }

    @Test
    void a_level_above_the_limit_is_denied_once_a_threshold_above_it_is_reached_and_delayed_while_it_is_open() {
        assertThat(atMost(PolicyDraft.LOW, true)).isEqualTo("Deny");
        assertThat(atMost(PolicyDraft.LOW, false)).isEqualTo("Delay");
        assertThat(atMost(PolicyDraft.MIDDLE, true)).isEqualTo("Deploy");
        assertThat(atMost(PolicyDraft.MIDDLE, false)).isEqualTo("Deploy");
    }

    @Test
    void a_reached_threshold_below_the_limit_denies_nothing_while_the_one_above_is_open() {
        crossed();
        example.policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        example.policy.gates.clear();
        example.gated(new Condition.LevelAtMost(PolicyDraft.MIDDLE), Gate.Otherwise.BLOCK);
        assertThat(example.answer()).isEqualTo("Delay");
        assertThat(example.reasons()).containsExactly(Reason.Code.LEVEL_TOO_HIGH);
    }

    @ParameterizedTest
    @CsvSource({"L1, true", "L2, true", "L3, false"})
    void a_condition_from_a_level_on_is_asked_from_that_level_on(String level, boolean asked) {
        inconclusive();
        Level from = List.of(PolicyDraft.LOW, PolicyDraft.MIDDLE, PolicyDraft.HIGH).stream().filter(l -> l.name().equals(level)).findFirst().orElseThrow();
        example.policy.gates.clear();
        example.gated(new Condition.FromLevel(from, REVIEWED), Gate.Otherwise.BLOCK);
        assertThat(example.answer()).isEqualTo(asked ? "Delay" : "Deploy");
    }

    // ---- determinations

    @Test
    void determined_asks_for_a_determination_of_every_assessed_threshold() {
        example.gated(new Condition.Determined(), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactly(Reason.Code.NOT_DETERMINED);
        Example determined = new Example().gated(new Condition.Determined(), Gate.Otherwise.BLOCK).then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of()));
        assertThat(determined.answer()).isEqualTo("Deploy");
        Example another = new Example().gated(new Condition.Determined(), Gate.Otherwise.BLOCK).then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of()));
        another.policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        assertThat(another.decide().reasons()).extracting(Reason::about).containsExactly("T2");
    }

    @ParameterizedTest
    @CsvSource({"TREAT_AS_REACHED, BLOCK, Delay", "HOLD_FOR_DETERMINATION, BLOCK, Hold", "REPORT_ONLY, BLOCK, Hold", "HOLD_FOR_DETERMINATION, WITHDRAW, Withdraw", "REPORT_ONLY, HALT, Deny"})
    void what_waits_for_a_determination_gets_no_milder_consequence_than_a_hold_unless_it_is_treated_as_reached(OnInconclusive onInconclusive, Gate.Otherwise otherwise, String answer) {
        example.policy.onInconclusive = onInconclusive;
        example.gated(new Condition.Determined(), otherwise);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(value = OnInconclusive.class, names = {"HOLD_FOR_DETERMINATION", "REPORT_ONLY"})
    void where_an_open_threshold_holds_a_crossed_one_keeps_a_consequence_that_is_stricter(OnInconclusive onInconclusive) {
        Map<Gate.Otherwise, String> answers = Map.of(Gate.Otherwise.BLOCK, "Hold", Gate.Otherwise.NO_NEW_CUSTOMERS, "Hold", Gate.Otherwise.HOLD, "Hold",
                Gate.Otherwise.WITHDRAW, "Withdraw", Gate.Otherwise.HALT, "Deny");
        answers.forEach((otherwise, answer) -> {
            GateOutcomesTest told = new GateOutcomesTest();
            told.crossed();
            told.example.policy.onInconclusive = onInconclusive;
            told.example.policy.gates.clear();
            told.example.gated(new Condition.Cleared(Example.T1), otherwise);
            assertThat(told.example.answer()).as("%s", otherwise).isEqualTo(answer);
        });
    }
}
