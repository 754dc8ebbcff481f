package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Line;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Approvals, reviews, residual levels, obligations and stops, one clause a test. */
class GateAtomsTest {
    private final Example example = new Example();

    private void then(Consumer<Story> more) {
        example.after = example.after.andThen(more);
    }

    private void tick(String span) {
        then(story -> story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1"));
    }

    // ---- approvals

    private void approvalAsked(String maxAge) {
        example.gated(new Condition.Approved(new Role("ceo"), maxAge.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.of(maxAge))), Gate.Otherwise.BLOCK);
    }

    @Test
    void an_approval_opens_and_its_absence_does_not() {
        approvalAsked("");
        then(story -> example.approve(story, "ceo", "ceo-1"));
        assertThat(example.answer()).isEqualTo("Deploy");
        Example silent = new Example().gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);
        assertThat(silent.reasons()).containsExactly(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void an_approval_of_another_question_is_none() {
        approvalAsked("");
        then(story -> story.with(new Act.Approved(new Approval(new Question(Activity.STORE, example.question().subject(),
                example.question().surface(), example.question().bounds(), example.question().requester()), new Role("ceo"), story.size(), Approval.Answer.APPROVED)), "ceo-1"));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void a_refusal_stands_until_the_role_approves() {
        approvalAsked("");
        then(story -> example.approve(story, "ceo", "ceo-1"));
        then(story -> example.answer(story, "ceo", "ceo-1", Approval.Answer.REFUSED));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_REFUSED);
        Example again = new Example().gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);
        again.after = story -> {
            again.answer(story, "ceo", "ceo-1", Approval.Answer.REFUSED);
            again.approve(story, "ceo", "ceo-1");
        };
        assertThat(again.answer()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @CsvSource({"asker-1, asked", "writer-1, wrote", "evaluator-1, ran", "owner-1, registered"})
    void whoever_asked_ran_wrote_or_registered_does_not_approve(String person, String why) {
        example.gated(new Condition.Approved(new Role("board"), Optional.empty()), Gate.Otherwise.BLOCK);
        then(story -> example.approve(story, "board", "board-1"));
        List<Entry> honest = example.entries();
        List<Entry> told = honest.stream().map(e -> e.act() instanceof Act.Approved
                ? new Entry(e.index(), e.at(), Story.persons("board-1", person), e.statement(), e.act()) : e).toList();
        assertThat(Decide.decide(example.question(), Fold.of(honest)).answer().permits()).isTrue();
        assertThat(Decide.decide(example.question(), Fold.of(told)).reasons()).as(why).extracting(Reason::code).containsExactly(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void a_second_account_of_whoever_took_part_does_not_approve() {
        approvalAsked("");
        then(story -> story.with(new Act.RunRecorded(Story.completeRun("A", "task-elsewhere", null, "another file")), "rso-1"));
        then(story -> example.approve(story, "ceo", "rso-alias"));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void one_person_fills_one_seat() {
        approvalAsked("");
        then(story -> example.approve(story, "board", "rso-alias"));
        then(story -> example.approve(story, "ceo", "rso-alias"));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_SAME_PERSON);
    }

    @Test
    void an_approval_expires() {
        approvalAsked("P30D");
        then(story -> example.approve(story, "ceo", "ceo-1"));
        tick("P31D");
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_EXPIRED);
    }

    @Test
    void appending_it_again_does_not_renew_it() {
        approvalAsked("P30D");
        then(story -> example.approve(story, "ceo", "ceo-1"));
        tick("P31D");
        var entries = new ArrayList<>(example.entries());
        var approval = entries.stream().filter(e -> e.act() instanceof Act.Approved).findFirst().orElseThrow();
        entries.add(new Entry(entries.getLast().index() + 1, entries.getLast().at(), approval.by(), approval.statement(), approval.act()));
        assertThat(Decide.decide(example.question(), Fold.of(entries)).reasons()).extracting(Reason::code).containsExactly(Reason.Code.APPROVAL_EXPIRED);
    }

    @Test
    void an_adverse_entry_since_voids_it() {
        approvalAsked("");
        then(story -> example.approve(story, "ceo", "ceo-1"));
        then(story -> story.run("A", "task-i1", null));
        assertThat(example.reasons()).contains(Reason.Code.APPROVAL_VOIDED);
    }

    @Test
    void nobody_approves_a_head_that_is_not_there_yet() {
        approvalAsked("");
        then(story -> story.with(new Act.Approved(new Approval(example.question(), new Role("ceo"), story.size() + 1000, Approval.Answer.APPROVED)), "ceo-1"));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_VOIDED);
    }

    // ---- reviews

    private void reviewed(String reviewer, ReviewRound.Result result) {
        then(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), Example.CONFIGURATION, new Person(reviewer), 1, result, Story.digest("findings"))), reviewer));
    }

    @Test
    void a_review_is_asked_for_and_only_its_reviewer_clears_an_insufficient_one() {
        example.gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        reviewed("reviewer-1", ReviewRound.Result.INSUFFICIENT);
        reviewed("reviewer-2", ReviewRound.Result.SUFFICIENT);
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_INSUFFICIENT);
        Example cleared = new Example().gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        cleared.after = example.after.andThen(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), Example.CONFIGURATION, new Person("reviewer-1"), 2,
                ReviewRound.Result.SUFFICIENT, Story.digest("findings"))), "reviewer-1"));
        assertThat(cleared.answer()).isEqualTo("Deploy");
    }

    @Test
    void whoever_took_part_reviews_nothing() {
        example.gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        reviewed("evaluator-1", ReviewRound.Result.SUFFICIENT);
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"P29D, SUFFICIENT, REVIEW_MISSING", "P29D, INSUFFICIENT, REVIEW_INSUFFICIENT", "P31D, INSUFFICIENT, REVIEW_INSUFFICIENT"})
    void a_reviewer_enrolled_for_the_occasion_may_only_find_it_insufficient(String wait, ReviewRound.Result result, Reason.Code reason) {
        example.gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        then(story -> story.enrol("reviewer-9", "apart", "reviewer").after(wait));
        reviewed("reviewer-9", result);
        assertThat(example.reasons()).containsExactly(reason);
    }

    @Test
    void a_reviewer_enrolled_long_enough_may_find_it_sufficient() {
        example.gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        then(story -> story.enrol("reviewer-9", "apart", "reviewer").after("P31D"));
        reviewed("reviewer-9", ReviewRound.Result.SUFFICIENT);
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void an_invitation_is_no_review_and_is_shown() {
        example.gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);
        reviewed("reviewer-1", ReviewRound.Result.INVITED);
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_MISSING);
        assertThat(example.under().notes()).extracting(PolicyAnswer.Note::code).contains(PolicyAnswer.Note.Code.REVIEW_INVITED);
    }

    // ---- levels

    @ParameterizedTest
    @CsvSource(textBlock = """
            L1,           Deploy
            L2,           Deploy
            L3,           Delay
            no-such-level, Delay
            """)
    void a_residual_level_is_at_most_the_limit_and_an_unknown_name_is_the_highest(String level, String answer) {
        example.gated(new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.POST, PolicyDraft.MIDDLE), Gate.Otherwise.BLOCK);
        then(story -> story.with(new Act.ResidualSigned(new ResidualLevel(Example.POLICY, "bio", Condition.ResidualAtMost.When.POST, level, Story.digest("A"), Example.CONFIGURATION,
                new Role("rso"), Story.digest("risk"))), "rso-1"));
        assertThat(example.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(OnInconclusive.class)
    void a_crossing_never_answers_milder_than_an_open_threshold(OnInconclusive onInconclusive) {
        for (Gate.Otherwise otherwise : Gate.Otherwise.values()) {
            int open = refusal(onInconclusive, otherwise, "0.4", "0.55", "0.7");
            int crossed = refusal(onInconclusive, otherwise, "0.7", "0.8", "0.9");
            assertThat(crossed).as("%s under %s", otherwise, onInconclusive).isGreaterThanOrEqualTo(open);
        }
    }

    private static int refusal(OnInconclusive onInconclusive, Gate.Otherwise otherwise, String lower, String point, String upper) {
        Example told = new Example();
        told.policy.onInconclusive = onInconclusive;
        told.policy.gates.clear();
        told.gated(new Condition.Cleared(Example.T1), otherwise);
        told.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        told.evidence = story -> told.evidence(story, "A", lower, point, upper);
        return told.decide().answer().strictness();
    }

    @Test
    void of_alternatives_those_that_hold_silence_the_rest() {
        example.gated(new Condition.Any(List.of(new Condition.Monitored(), new Condition.Cleared(Example.T1))), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).isEmpty();
        Example two = new Example().gated(new Condition.AtLeast(2, List.of(new Condition.Monitored(), new Condition.Cleared(Example.T1), new Condition.ReviewSufficient("red-team"))),
                Gate.Otherwise.HOLD);
        assertThat(two.reasons()).containsExactlyInAnyOrder(Reason.Code.MONITORING_MISSING, Reason.Code.REVIEW_MISSING);
        assertThat(two.answer()).isEqualTo("Hold");
    }

    @Test
    void a_gate_on_a_clause_that_does_not_bind_is_noted() {
        example.policy.gates.add(new Gate(new GateId("soft"), PolicyDraft.EVERYWHERE, new Condition.Monitored(), Gate.Otherwise.BLOCK, PolicyDraft.SOFT));
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(example.under().notes()).contains(new PolicyAnswer.Note(PolicyAnswer.Note.Code.CLAUSE_DOES_NOT_BIND, "soft"));
    }

    // ---- obligations

    private void obligation(Obligation.Timing timing) {
        example.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, timing));
    }

    private void met(String by) {
        then(story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId("ob"), Story.digest("A"), Story.digest("shown"))), by));
    }

    @Test
    void before_blocks_while_it_is_open_and_only_its_owner_meets_it() {
        obligation(new Obligation.Timing.Before());
        met("writer-1");
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OPEN);
        Example owned = new Example();
        owned.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Before()));
        owned.after = story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId("ob"), Story.digest("A"), Story.digest("shown"))), "owner-1");
        assertThat(owned.answer()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @CsvSource({"P20D, Deploy", "P40D, Delay"})
    void continuous_blocks_when_it_is_stale(String passed, String answer) {
        obligation(new Obligation.Timing.Continuous(TimeSpan.of("P30D")));
        met("owner-1");
        tick(passed);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"P20D, DeployWithObligations", "P40D, Delay"})
    void within_rides_along_from_the_first_permission_and_blocks_past_its_date(String passed, String answer) {
        obligation(new Obligation.Timing.Within(TimeSpan.of("P30D"), Obligation.Event.DEPLOYMENT));
        then(story -> story.with(new Act.DecisionMade(example.question(), story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1"));
        tick(passed);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void a_second_determination_does_not_put_the_date_off() {
        obligation(new Obligation.Timing.Within(TimeSpan.of("P30D"), Obligation.Event.DETERMINATION));
        then(story -> Example.determine(story, Determination.Conclusion.NOT_REACHED, Set.of()));
        tick("P29D");
        then(story -> Example.determine(story, Determination.Conclusion.NOT_REACHED, Set.of()));
        tick("P2D");
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OVERDUE);
    }

    @Test
    void another_configuration_of_the_same_weights_starts_no_new_clock() {
        obligation(new Obligation.Timing.Within(TimeSpan.of("P30D"), Obligation.Event.DEPLOYMENT));
        then(story -> story.with(new Act.DecisionMade(new Question(example.question().activity(),
                new Subject.Deployment(Story.digest("A"), Story.digest("an older configuration")), example.question().surface(), example.question().bounds(),
                example.question().requester()), story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1"));
        tick("P40D");
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OVERDUE);
    }

    // ---- stops

    private void tripped(String by) {
        then(story -> story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("A"), Story.digest("incident"))), by));
    }

    private void clearedBy(String role, String by) {
        then(story -> {
            Entry fixed = story.add(new Act.StreamsMapped(Map.of()), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, new StopId("halt"), Story.digest("A"), fixed.statement(), new Role(role))), by);
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tripped by,  cleared as, by,        answer
            evaluator-2,   board,      board-1,   Deploy
            board-1,       board,      board-1,   Withdraw
            evaluator-2,   ceo,        ceo-1,     Withdraw
            evaluator-2,   board,      asker-1,   Withdraw
            rso-1,         board,      rso-alias, Withdraw
            """)
    void a_stop_latches_until_the_role_that_may_clears_it_and_nobody_who_tripped_it(String trips, String as, String clears, String answer) {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.WITHDRAW));
        tripped(trips);
        clearedBy(as, clears);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void a_second_trip_does_not_free_who_tripped_it_first() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.HALT));
        tripped("board-1");
        tripped("evaluator-2");
        clearedBy("board", "board-1");
        assertThat(example.reasons()).containsExactly(Reason.Code.STOP_TRIPPED);
        assertThat(example.answer()).isEqualTo("Deny");
    }

    @Test
    void a_stop_tripped_for_one_member_stands_for_the_family_registered_or_not() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.HALT));
        example.checkpoints = story -> story.checkpoint("A", "model", "unregistered");
        then(story -> story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("unregistered"), Story.digest("incident"))), "owner-1"));
        assertThat(example.reasons()).containsExactly(Reason.Code.STOP_TRIPPED);
    }
}
