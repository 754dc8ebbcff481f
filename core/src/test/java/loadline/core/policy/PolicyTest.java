package loadline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy holds what its parts name, and a protocol keeps to its policy's floors. */
class PolicyTest {
    /** One thing wrong with a policy, and a word of what is said about it. */
    private record Wrong(String says, Consumer<PolicyDraft> mistake) {}

    static Stream<Wrong> mistakes() {
        ClauseId nowhere = new ClauseId("c99");
        return Stream.of(
                new Wrong("level `L9`", d -> d.thresholds.add(PolicyDraft.threshold("T2", new Level(9, "L9")))),
                new Wrong("`T1` is listed twice", d -> d.thresholds.add(PolicyDraft.threshold("T1", PolicyDraft.HIGH))),
                new Wrong("standard `S9`", d -> d.baseline.add(PolicyDraft.demand("S9"))),
                new Wrong("standard `S9`", d -> d.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH, PolicyDraft.demand("S9")))),
                new Wrong("threshold `T9`", d -> d.requiring(new Condition.Cleared(new ThresholdId("T9")))),
                new Wrong("report `r9`", d -> d.requiring(new Condition.All(List.of(new Condition.ReportFiled(new ReportId("r9")))))),
                new Wrong("report `r9`", d -> d.requiring(new Condition.Any(List.of(new Condition.Published(new ReportId("r9")))))),
                new Wrong("report `r9`", d -> d.requiring(new Condition.AtLeast(1, List.of(new Condition.NoticeGiven(new loadline.core.Role("board"), new ReportId("r9")))))),
                new Wrong("level `L9`", d -> d.requiring(new Condition.FromLevel(new Level(9, "L9"), new Condition.Monitored()))),
                new Wrong("level `L9`", d -> d.requiring(new Condition.LevelAtMost(new Level(9, "L9")))),
                new Wrong("level `L9`", d -> d.requiring(new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.PRE, new Level(9, "L9")))),
                new Wrong("clause `c99`", d -> d.gates.add(new Gate(new GateId("g"), PolicyDraft.EVERYWHERE, new Condition.Monitored(), Gate.Otherwise.BLOCK, nowhere))),
                new Wrong("clause `c99`", d -> d.triggers.add(new AssessmentRule.Trigger.Elapsed(TimeSpan.of("P1Y"), nowhere))),
                new Wrong("clause `c99`", d -> d.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P1Y"), nowhere))),
                new Wrong("threshold `T9`", d -> d.precursors.add(PolicyDraft.precursor("P1", "T9"))),
                new Wrong("obligation `o9`", d -> d.precursors.add(PolicyDraft.precursor("P1", "T1", "o9"))),
                new Wrong("`halt` is listed twice", d -> d.stops.addAll(List.of(PolicyDraft.stop("halt", Gate.Otherwise.HALT), PolicyDraft.stop("halt", Gate.Otherwise.HALT)))),
                new Wrong("`g` is listed twice", d -> d.gates.addAll(List.of(PolicyDraft.gate("g", new Condition.Monitored(), Gate.Otherwise.BLOCK),
                        PolicyDraft.gate("g", new Condition.Monitored(), Gate.Otherwise.BLOCK)))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_policy_refuses_what_refers_to_nothing(Wrong wrong) {
        assertThatCode(() -> new PolicyDraft().build()).doesNotThrowAnyException();
        PolicyDraft draft = new PolicyDraft();
        wrong.mistake().accept(draft);
        assertThatThrownBy(draft::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(wrong.says());
    }

    @Test
    void every_mistake_is_reported_at_once() {
        PolicyDraft draft = new PolicyDraft();
        draft.baseline.add(PolicyDraft.demand("S9"));
        draft.requiring(new Condition.Cleared(new ThresholdId("T9")));
        assertThatThrownBy(draft::build).hasMessageContaining("S9").hasMessageContaining("T9");
    }

    @Test
    void conditions_that_would_always_or_never_hold_are_refused() {
        assertThatThrownBy(() -> new Condition.All(List.of())).hasMessageContaining("always hold");
        assertThatThrownBy(() -> new Condition.Any(List.of())).hasMessageContaining("never hold");
        assertThatThrownBy(() -> new Condition.AtLeast(0, List.of(new Condition.Monitored()))).hasMessageContaining("atLeast");
        assertThatThrownBy(() -> new Condition.AtLeast(2, List.of(new Condition.Monitored()))).hasMessageContaining("atLeast");
        assertThatThrownBy(() -> new Condition.DemandsMet(Set.of())).hasMessageContaining("axis");
        assertThatThrownBy(() -> new Scope(Set.of(), Set.of(Surface.API))).hasMessageContaining("activity");
    }

    @Test
    void only_the_top_rung_of_the_company_s_own_column_and_statutes_bind() {
        Policy policy = new PolicyDraft().build();
        assertThat(policy.binds(PolicyDraft.BINDING)).isTrue();
        assertThat(policy.binds(PolicyDraft.SOFT)).isFalse();
        assertThat(policy.binds(Protocol.OWN)).isTrue();
        assertThat(new Clause(PolicyDraft.SOFT, "3", "", Clause.Modality.AIM, "state", Clause.Category.SCOPE, Clause.Column.STATUTE, false).gates()).isTrue();
        assertThat(new Clause(PolicyDraft.SOFT, "3", "", Clause.Modality.COMMIT, "company", Clause.Category.SCOPE, Clause.Column.INDUSTRY, false).gates()).isFalse();
    }

    // ---- protocols

    private static ProtocolDraft protocol() {
        return new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1"));
    }

    @Test
    void a_protocol_keeps_to_the_ids_and_floors_of_its_policy() {
        Policy policy = new PolicyDraft().build();
        assertThat(protocol().build().conflictsWith(policy)).isEmpty();
        ProtocolDraft unknown = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T9"));
        unknown.demands.add(new Protocol.ThresholdDemand(Optional.of(new ThresholdId("T8")), PolicyDraft.demand("S9")));
        assertThat(unknown.build().conflictsWith(policy)).hasSize(3);
        ProtocolDraft lax = protocol();
        lax.familyAlpha = "0.051";
        lax.mostMissing = "0.11";
        assertThat(lax.build().conflictsWith(policy)).hasSize(2);
        ProtocolDraft elsewhere = protocol();
        elsewhere.policy = PolicyId.of("another@1");
        assertThat(elsewhere.build().conflictsWith(policy)).hasSize(1);
    }

    @Test
    void a_pathway_has_as_many_indicators_as_the_floor_asks_for() {
        PolicyDraft draft = new PolicyDraft();
        draft.floors = new Floors(new BigDecimal("0.05"), new BigDecimal("0.1"), 2, "Loadline default");
        assertThat(protocol().build().conflictsWith(draft.build())).hasSize(1);
        assertThat(protocol().with(ProtocolDraft.indicator("i2", "T1")).build().conflictsWith(draft.build())).isEmpty();
    }

    @Test
    void a_protocol_refuses_what_makes_no_sense() {
        assertThatThrownBy(() -> protocol().with(ProtocolDraft.indicator("i1", "T1")).build()).hasMessageContaining("listed twice");
        ProtocolDraft draft = protocol();
        draft.bottlenecks.add(new Protocol.Bottleneck(new ThresholdId("T1"), "p1", 2));
        assertThatThrownBy(draft::build).hasMessageContaining("atLeast");
        ProtocolDraft.Of turned = ProtocolDraft.indicator("i2", "T1");
        turned.line = new Line.Band(ProtocolDraft.fixed("0.6"), ProtocolDraft.fixed("0.5"));
        assertThatThrownBy(turned::build).hasMessageContaining("band");
        ProtocolDraft.Of eased = ProtocolDraft.indicator("i2", "T1");
        eased.buffer = "-0.1";
        assertThatThrownBy(eased::build).hasMessageContaining("buffer");
    }
}
