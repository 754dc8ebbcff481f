package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.Line;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L2, L3, R2 and X1: which standards are demanded, and what becomes of those that are not in force. */
class DemandsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final Example example = new Example();

    DemandsTest() {
        example.policy.gates.clear();
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.BLOCK);
    }

    private DemandsTest standard(String id) {
        example.policy.standards.add(PolicyDraft.standard(id, Standard.Axis.DEPLOYMENT, PolicyDraft.criterion("k-" + id, "")));
        return this;
    }

    private DemandsTest empty(String id) {
        example.policy.standards.add(PolicyDraft.standard(id, Standard.Axis.DEPLOYMENT));
        return this;
    }

    private DemandsTest byThreshold(String standard) {
        example.policy.thresholds.set(0, PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand(standard)));
        return this;
    }

    private DemandsTest byProtocol(Optional<ThresholdId> threshold, Scope scope, String standard) {
        example.protocol.demands.add(new Protocol.ThresholdDemand(threshold, new Demand(new StandardId(standard), scope)));
        return this;
    }

    /** The threshold is ruled out, inconclusive or crossed. */
    private DemandsTest standing(String name) {
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        String[] bounds = switch (name) {
            case "ruled-out" -> new String[] {"0.1", "0.2", "0.3"};
            case "inconclusive" -> new String[] {"0.4", "0.45", "0.7"};
            default -> new String[] {"0.7", "0.8", "0.9"};
        };
        example.evidence = story -> example.evidence(story, "A", bounds[0], bounds[1], bounds[2]);
        return this;
    }

    @ParameterizedTest
    @CsvSource({"ruled-out, Deploy", "inconclusive, Delay", "crossed, Delay"})
    void a_threshold_demands_its_standards_unless_it_is_cleared(String standing, String answer) {
        assertThat(standard("S1").byThreshold("S1").standing(standing).example.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"ruled-out, Deploy", "inconclusive, Delay", "crossed, Deny"})
    void a_standard_without_criteria_denies_once_a_threshold_that_demands_it_is_reached(String standing, String answer) {
        assertThat(empty("S1").byThreshold("S1").standing(standing).example.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"T1, ruled-out, Deploy", "T1, inconclusive, Delay", "T1, crossed, Deny", ", ruled-out, Deny", "T2, crossed, Delay"})
    void so_does_one_that_the_protocol_demands_for_it_or_for_every_subject(String threshold, String standing, String answer) {
        example.policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        empty("S1").byProtocol(Optional.ofNullable(threshold).map(ThresholdId::new), PolicyDraft.EVERYWHERE, "S1").standing(standing);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void what_a_protocol_demands_it_demands_within_its_scope() {
        standard("S1").byProtocol(Optional.empty(), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), "S1");
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(new DemandsTest().standard("S1").byProtocol(Optional.empty(), PolicyDraft.EVERYWHERE, "S1").example.answer()).isEqualTo("Delay");
    }

    @Test
    void a_standard_that_is_demanded_twice_gives_its_reason_once() {
        standard("S1").byThreshold("S1").byProtocol(Optional.empty(), PolicyDraft.EVERYWHERE, "S1").standing("crossed").example.policy.baseline.add(PolicyDraft.demand("S1"));
        assertThat(example.decide().reasons()).extracting(Reason::about).containsExactly("S1/k-S1");
    }

    @Test
    void whatever_may_be_deployed_may_be_stored() {
        example.activity = Activity.STORE;
        example.surface = Surface.NONE;
        assertThat(example.decide().answer()).isEqualTo(new Answer.Store());
    }

    // ---- reliefs

    private DemandsTest relief(String id, String standard, Instant until) {
        example.policy.reliefs.add(PolicyDraft.relief(id, ReliefClause.Kind.INTERIM_MEASURES, Standard.Axis.DEPLOYMENT, ReliefClause.OnUnknown.NO_RELIEF));
        example.then(story -> {
            for (String role : List.of("ceo", "board")) {
                story.with(new Act.ReliefInvoked(new ReliefInvocation(Example.POLICY, new ReliefId(id), Story.digest("A"), Example.CONFIGURATION, Surface.API, Set.of(new StandardId(standard)),
                        Story.digest("measures"), until, new Role(role))), role + "-1");
            }
        });
        return this;
    }

    private DemandsTest baseline(String... standards) {
        for (String standard : standards) {
            standard(standard).example.policy.baseline.add(PolicyDraft.demand(standard));
        }
        return this;
    }

    @Test
    void of_two_standards_under_relief_the_earlier_date_bounds_the_answer_whichever_comes_first() {
        assertThat(baseline("S1", "S2").relief("one", "S1", MAY).relief("two", "S2", JUNE).example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(MAY));
        assertThat(new DemandsTest().baseline("S1", "S2").relief("one", "S1", JUNE).relief("two", "S2", MAY).example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(MAY));
    }

    @Test
    void of_two_reliefs_for_one_standard_the_later_date_stands_whichever_comes_first() {
        assertThat(baseline("S1").relief("one", "S1", MAY).relief("two", "S1", JUNE).example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(JUNE));
        assertThat(new DemandsTest().baseline("S1").relief("one", "S1", JUNE).relief("two", "S1", MAY).example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(JUNE));
    }

    @Test
    void a_clause_that_nobody_invoked_takes_nothing_from_one_that_stands() {
        baseline("S1").relief("one", "S1", JUNE).example.policy.reliefs.add(
                PolicyDraft.relief("two", ReliefClause.Kind.EMERGENCY, Standard.Axis.DEPLOYMENT, ReliefClause.OnUnknown.NO_RELIEF));
        assertThat(example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(JUNE));
    }

    @Test
    void what_is_relieved_is_no_step_on_the_way_out() {
        baseline("S1", "S2").relief("one", "S1", JUNE);
        assertThat(WayOut.of(example.decide(), example.facts()).getFirst().steps()).extracting(step -> step.reason().about()).containsExactly("S2/k-S2");
    }

    @Test
    void what_holds_while_a_fact_is_unknown_holds_on_the_way_out_too() {
        baseline("S1").example.policy.reliefs.add(PolicyDraft.relief("one", ReliefClause.Kind.COMPETITOR, Standard.Axis.DEPLOYMENT, ReliefClause.OnUnknown.HOLD));
        assertThat(example.answer()).isEqualTo("Hold");
        assertThat(WayOut.of(example.decide(), example.facts()).getFirst().steps()).extracting(step -> step.reason().otherwise()).containsExactly(Gate.Otherwise.HOLD);
    }

    @Test
    void a_consequence_stricter_than_a_hold_stays_while_a_fact_is_unknown() {
        baseline("S1").example.policy.gates.clear();
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.WITHDRAW);
        example.policy.reliefs.add(PolicyDraft.relief("one", ReliefClause.Kind.COMPETITOR, Standard.Axis.DEPLOYMENT, ReliefClause.OnUnknown.HOLD));
        assertThat(example.answer()).isEqualTo("Withdraw");
    }
}
