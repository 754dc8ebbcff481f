package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
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

    private static List<Set<Person>> able(WayOut.Step step) {
        return step.seats().stream().map(WayOut.Seat::able).toList();
    }

    private static void demandedByT1(PolicyDraft policy) {
        policy.standards.add(PolicyDraft.standard("S", Standard.Axis.DEPLOYMENT, PolicyDraft.criterion("k1", ""), PolicyDraft.criterion("k2", ""), PolicyDraft.criterion("k3", "")));
        policy.thresholds.set(0, PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand("S")));
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
            assertThat(able(step)).containsExactly(Story.persons("ceo-1", "rso-alias"));
            assertThat(step.seats()).singleElement().satisfies(seat -> assertThat(seat.roles()).containsExactly(new Role("ceo")));
        });
        assertThat(way.isOpen()).isTrue();
    }

    @Test
    void who_fills_another_seat_is_not_named() {
        Example example = new Example().gated(new Condition.All(List.of(BY_CEO, approved("rso"))), Gate.Otherwise.BLOCK);
        example.then(story -> example.approve(story, "rso", "rso-1"));
        assertThat(of(example).steps()).singleElement().satisfies(step -> assertThat(able(step)).containsExactly(Story.persons("ceo-1")));
    }

    @Test
    void a_seat_that_nobody_can_fill_closes_it() {
        Example example = new Example().gated(approved("auditor"), Gate.Otherwise.BLOCK);
        assertThat(of(example).steps()).singleElement().satisfies(step -> assertThat(able(step)).containsExactly(Set.of()));
        assertThat(of(example).isOpen()).isFalse();
    }

    @Test
    void of_alternatives_it_takes_the_shortest() {
        Condition longer = new Condition.All(List.of(RISK_REPORT, approved("board")));
        assertThat(codes(of(new Example().gated(new Condition.Any(List.of(longer, BY_CEO)), Gate.Otherwise.BLOCK)))).containsExactly(Reason.Code.APPROVAL_MISSING);
        assertThat(codes(of(new Example().gated(new Condition.AtLeast(2, List.of(longer, BY_CEO, RISK_REPORT)), Gate.Otherwise.BLOCK))))
                .containsExactly(Reason.Code.REPORT_MISSING, Reason.Code.APPROVAL_MISSING);
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

    @Test
    void a_part_that_cannot_be_opened_beside_one_that_can_closes_nothing() {
        Example example = new Example().gated(new Condition.Any(List.of(new Condition.LevelAtMost(PolicyDraft.LOW), BY_CEO)), Gate.Otherwise.BLOCK);
        example.policy.gates.removeFirst();
        example.then(story -> Example.determine(story, Determination.Conclusion.REACHED, Set.of()));
        assertThat(example.decide().reasons()).anySatisfy(reason -> assertThat(reason.clearable()).isFalse());
        WayOut way = of(example);
        assertThat(way.closed()).isEmpty();
        assertThat(codes(way)).containsExactly(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void two_seats_for_one_person_leave_the_later_one_empty() {
        Condition both = new Condition.All(List.of(BY_CEO, approved("guest")));
        Example example = new Example().gated(both, Gate.Otherwise.BLOCK);
        example.checkpoints = story -> {
            story.leaves("asker-1").leaves("rso-alias").leaves("ceo-1").leaves("guest-1").enrol("both-1", "elsewhere", "ceo", "guest");
            story.checkpoint("A", "model");
        };
        WayOut way = of(example);
        assertThat(way.steps()).extracting(WayOutTest::able).containsExactly(List.of(Story.persons("both-1")), List.of(Set.of()));
        assertThat(way.isOpen()).isFalse();
    }

    @Test
    void a_conclusion_takes_one_from_each_deciding_role_and_the_report_before_it() {
        Example example = new Example();
        example.policy.requiring(new Condition.Determined());
        example.papers = story -> Example.assess(story, "A");
        WayOut way = of(example);
        assertThat(codes(way)).startsWith(Reason.Code.REPORT_MISSING).endsWith(Reason.Code.NOT_DETERMINED);
        assertThat(way.steps().getLast().seats()).extracting(WayOut.Seat::roles).containsExactly(List.of(new Role("ceo")), List.of(new Role("rso")));
    }

    @Test
    void a_threshold_that_is_only_open_is_for_evidence_and_one_that_is_crossed_for_the_deciders() {
        Example open = new Example();
        open.evidence = _ -> { };
        assertThat(of(open).steps()).anySatisfy(step -> {
            assertThat(step.reason().code()).isEqualTo(Reason.Code.NOT_CLEARED);
            assertThat(step.seats()).isEmpty();
        });
        Example crossed = new Example();
        crossed.evidence = story -> crossed.evidence(story, "A", "0.9", "0.95", "0.99");
        assertThat(of(crossed).steps()).anySatisfy(step -> {
            assertThat(step.reason().code()).isEqualTo(Reason.Code.NOT_CLEARED);
            assertThat(step.seats()).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void where_clearing_an_open_threshold_takes_fewer_acts_than_what_it_demands_that_is_said() {
        Example example = new Example();
        example.evidence = _ -> { };
        example.policy.gates.clear();
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.BLOCK);
        demandedByT1(example.policy);
        WayOut way = of(example);
        assertThat(codes(way)).containsOnly(Reason.Code.CRITERION_MISSING).hasSize(3);
        assertThat(way.shorter()).hasValueSatisfying(shorter -> {
            assertThat(shorter.cleared()).containsExactly(Example.T1);
            assertThat(shorter.steps()).singleElement().satisfies(step -> assertThat(step.reason().code()).isEqualTo(Reason.Code.NOT_CLEARED));
        });
    }

    @Test
    void what_is_reached_is_not_supposed_away() {
        Example example = new Example();
        example.policy.gates.clear();
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.BLOCK);
        demandedByT1(example.policy);
        example.then(story -> Example.determine(story, Determination.Conclusion.REACHED, Set.of()));
        assertThat(codes(of(example))).containsOnly(Reason.Code.CRITERION_MISSING).hasSize(3);
        assertThat(of(example).shorter()).isEmpty();
    }

    @Test
    void a_reviewer_who_left_leaves_what_was_found_insufficient_to_nobody() {
        Example example = new Example().gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        example.then(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), Example.CONFIGURATION, new Person("reviewer-1"), 1, ReviewRound.Result.INSUFFICIENT,
                Story.digest("review"))), "reviewer-1"));
        assertThat(of(example).steps()).singleElement().satisfies(step -> assertThat(able(step)).containsExactly(Story.persons("reviewer-1")));
        example = new Example().gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        example.then(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), Example.CONFIGURATION, new Person("reviewer-1"), 1, ReviewRound.Result.INSUFFICIENT,
                Story.digest("review"))), "reviewer-1").leaves("reviewer-1"));
        assertThat(of(example).isOpen()).isFalse();
    }
}
