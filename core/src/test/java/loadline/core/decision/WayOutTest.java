package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.ReportId;
import loadline.core.policy.Standard;
import org.junit.jupiter.api.Test;

/** The fewest acts that would permit, who can do them, and what nobody can. */
class WayOutTest {
    private static final Condition BY_CEO = approved("ceo");
    private static final Condition RISK_REPORT = new Condition.ReportFiled(new ReportId("risk-report"));

    private static Condition approved(String role) {
        return new Condition.Approved(new Role(role), Optional.empty());
    }

    private static WayOut of(Example example) {
        List<WayOut> ways = WayOut.of(example.decide(), example.facts());
        assertThat(ways).hasSize(1);
        return ways.getFirst();
    }

    private static List<Reason.Code> codes(WayOut way) {
        return way.steps().stream().map(step -> step.reason().code()).toList();
    }

    @Test
    void there_is_none_where_nothing_stands_in_the_way() {
        Example example = new Example();
        assertThat(WayOut.of(example.decide(), example.facts())).isEmpty();
    }

    @Test
    void it_names_everybody_who_may_approve_and_nobody_else() {
        Example example = new Example().gated(BY_CEO, Gate.Otherwise.BLOCK);
        WayOut way = of(example);
        assertThat(way.steps()).singleElement().satisfies(step -> {
            assertThat(step.reason().code()).isEqualTo(Reason.Code.APPROVAL_MISSING);
            assertThat(step.able()).hasValue(Story.persons("ceo-1", "rso-alias"));
        });
        assertThat(way.isOpen()).isTrue();
    }

    @Test
    void who_fills_another_seat_is_not_named() {
        Example example = new Example().gated(new Condition.All(List.of(BY_CEO, approved("rso"))), Gate.Otherwise.BLOCK);
        example.then(story -> example.approve(story, "rso", "rso-1"));
        assertThat(of(example).steps()).singleElement().satisfies(step -> assertThat(step.able()).hasValue(Story.persons("ceo-1")));
    }

    @Test
    void a_seat_that_nobody_can_fill_closes_it() {
        Example example = new Example().gated(approved("auditor"), Gate.Otherwise.BLOCK);
        assertThat(of(example).steps()).singleElement().satisfies(step -> assertThat(step.able().orElseThrow()).isEmpty());
        assertThat(of(example).isOpen()).isFalse();
    }

    @Test
    void of_alternatives_it_takes_the_shortest() {
        Condition longer = new Condition.All(List.of(RISK_REPORT, approved("board")));
        assertThat(codes(of(new Example().gated(new Condition.Any(List.of(longer, BY_CEO)), Gate.Otherwise.BLOCK)))).containsExactly(Reason.Code.APPROVAL_MISSING);
        assertThat(codes(of(new Example().gated(new Condition.AtLeast(2, List.of(longer, BY_CEO, RISK_REPORT)), Gate.Otherwise.BLOCK))))
                .containsExactly(Reason.Code.APPROVAL_MISSING, Reason.Code.REPORT_MISSING);
    }

    @Test
    void parts_that_hold_leave_only_the_wanting_ones() {
        Condition some = new Condition.AtLeast(2, List.of(new Condition.Cleared(Example.T1), BY_CEO, new Condition.All(List.of(RISK_REPORT, approved("board")))));
        assertThat(codes(of(new Example().gated(some, Gate.Otherwise.BLOCK)))).containsExactly(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void what_nobody_can_clear_is_said() {
        Example example = new Example().gated(new Condition.All(List.of(BY_CEO, new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)))), Gate.Otherwise.BLOCK);
        example.policy.standards.add(PolicyDraft.standard("S", Standard.Axis.DEPLOYMENT));
        example.policy.baseline.add(PolicyDraft.demand("S"));
        WayOut way = of(example);
        assertThat(way.closed()).extracting(Reason::code).containsExactly(Reason.Code.STANDARD_UNDEFINED);
        assertThat(way.isOpen()).isFalse();
    }

    @Test
    void walking_it_permits() {
        Example before = new Example().gated(new Condition.All(List.of(BY_CEO, approved("board"))), Gate.Otherwise.BLOCK);
        assertThat(codes(of(before))).containsExactly(Reason.Code.APPROVAL_MISSING, Reason.Code.APPROVAL_MISSING);
        Example after = new Example().gated(new Condition.All(List.of(BY_CEO, approved("board"))), Gate.Otherwise.BLOCK);
        after.then(story -> after.approve(story, "ceo", "ceo-1")).then(story -> after.approve(story, "board", "board-1"));
        assertThat(after.answer()).isEqualTo("Deploy");
    }
}
