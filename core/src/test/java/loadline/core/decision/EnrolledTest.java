package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Determination;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Gate;
import loadline.core.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody is enrolled for the occasion. The example's family has its first plan a day after its checkpoint. */
class EnrolledTest {
    private final Example example = new Example().gated(new Condition.Approved(new Role("board"), Optional.empty()), Gate.Otherwise.BLOCK);

    private void enrolledAfterThePlan(String before) {
        example.then(story -> story.enrol("board-2", "apart", "board").after(before));
    }

    private void approvedBy(String... by) {
        example.then(story -> story.with(new Act.Approved(new Approval(example.question(), new Role("board"), story.size(), Approval.Answer.APPROVED)), by));
    }

    private void isTooNew() {
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_TOO_NEW);
    }

    @Test
    void enrolled_before_the_first_plan_it_counts_at_once() {
        example.checkpoints = story -> story.checkpoint("A", "model").enrol("board-2", "apart", "board");
        approvedBy("board-2");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "P29D, false", "P30D, true", "P31D, true"})
    void enrolled_after_it_counts_thirty_days_later(String before, boolean counts) {
        enrolledAfterThePlan(before);
        approvedBy("board-2");
        assertThat(example.decide().answer().permits()).isEqualTo(counts);
    }

    @Test
    void waiting_after_the_act_does_not_help() {
        enrolledAfterThePlan("P1D");
        approvedBy("board-2");
        example.tick("P60D");
        isTooNew();
    }

    @Test
    void signing_again_after_the_wait_does() {
        enrolledAfterThePlan("P1D");
        approvedBy("board-2");
        example.tick("P30D");
        approvedBy("board-2");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_plan_on_another_member_of_the_family_begins_the_evaluation() {
        example.checkpoints = story -> {
            story.checkpoint("B", "model").checkpoint("A", "model", "B");
            story.plan("B", "task-elsewhere", 20);
            story.enrol("board-2", "apart", "board");
        };
        approvedBy("board-2");
        isTooNew();
    }

    @Test
    void a_run_without_a_plan_begins_the_evaluation() {
        example.checkpoints = story -> {
            story.checkpoint("A", "model");
            story.run("A", "task-elsewhere", null);
            story.enrol("board-2", "apart", "board");
        };
        approvedBy("board-2");
        isTooNew();
    }

    @Test
    void a_role_given_late_to_an_old_member_is_new() {
        example.then(story -> story.enrol("guest-1", "elsewhere", "guest", "board"));
        approvedBy("guest-1");
        isTooNew();
    }

    @Test
    void a_break_begins_anew() {
        example.then(story -> story.leaves("board-1").enrol("board-1", "board", "board"));
        approvedBy("board-1");
        isTooNew();
    }

    @Test
    void a_key_added_for_the_occasion_may_be_somebody_elses() {
        example.then(story -> story.reenrol("board-1", with(story.member("board-1"), Set.of("key board-1", "another key"), "identity of board-1")));
        approvedBy("board-1");
        isTooNew();
    }

    @Test
    void a_key_taken_away_changes_nothing() {
        example.checkpoints = story -> story.checkpoint("A", "model").reenrol("board-1", with(story.member("board-1"), Set.of("key board-1", "another key"), "identity of board-1"));
        example.then(story -> story.reenrol("board-1", with(story.member("board-1"), Set.of("key board-1"), "identity of board-1")));
        approvedBy("board-1");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void another_identity_is_somebody_new() {
        example.then(story -> story.reenrol("board-1", with(story.member("board-1"), Set.of("key board-1"), "identity of somebody")));
        approvedBy("board-1");
        isTooNew();
    }

    private static Roster.Member with(Roster.Member was, Set<String> keys, String identity) {
        return new Roster.Member(was.roles(), keys, was.chain(), identity, was.external(), was.root());
    }

    @Test
    void whoever_approved_may_leave_later() {
        approvedBy("board-1");
        example.then(story -> story.leaves("board-1"));
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void an_old_holder_lends_a_new_one_nothing() {
        example.then(story -> story.enrol("board-1", "board", "guest").enrol("board-2", "apart", "board"));
        approvedBy("board-1", "board-2");
        isTooNew();
    }

    @Test
    void somebody_new_beside_an_old_holder_may_sign_for_them() {
        enrolledAfterThePlan("P1D");
        approvedBy("board-1", "board-2");
        isTooNew();
    }

    @Test
    void coming_back_under_another_name_leaves_no_conflict_behind() {
        example.evidence = story -> {
            example.ruledOut(story);
            story.with(new Act.RunRecorded(Story.run("A", "task-elsewhere", null, "a file", EvaluationRun.Status.SUCCESS, java.util.List.of(), new EvaluationRun.Result.Samples(java.util.List.of()))),
                    "evaluator-2");
        };
        example.then(story -> story.leaves("evaluator-2")
                .reenrol("board-2", new Roster.Member(Set.of(new Role("board")), Set.of("another key"), "apart", "identity of evaluator-2", false, false)).after("P31D"));
        approvedBy("board-2");
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void being_attested_anew_leaves_no_conflict_behind() {
        example.then(story -> story.reenrol("evaluator-1", with(story.member("evaluator-1"), Set.of("key evaluator-1"), "identity of somebody"))
                .reenrol("board-2", new Roster.Member(Set.of(new Role("board")), Set.of("another key"), "apart", "identity of evaluator-1", false, false)).after("P31D"));
        approvedBy("board-2");
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void a_refusal_counts_however_new() {
        approvedBy("board-1");
        example.then(story -> story.enrol("board-2", "apart", "board"));
        example.then(story -> example.answer(story, "board", "board-2", Approval.Answer.REFUSED));
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_REFUSED);
    }

    @Test
    void a_new_decider_tightens_and_does_not_loosen() {
        Example judged = new Example();
        judged.policy.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P4M"), PolicyDraft.BINDING));
        judged.evidence = story -> judged.evidence(story, "A", "0.3", "0.45", "0.55");
        judged.then(story -> {
            story.enrol("rso-2", "apart", "rso");
            Example.determine(story, "ceo", Determination.Conclusion.NOT_REACHED, Set.of(), "ceo-1");
            Example.determine(story, "rso", Determination.Conclusion.NOT_REACHED, Set.of(), "rso-2");
        });
        assertThat(judged.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        Example tightened = new Example().then(story -> {
            story.enrol("rso-2", "apart", "rso");
            Example.determine(story, "rso", Determination.Conclusion.REACHED, new HashSet<>(), "rso-2");
        });
        assertThat(tightened.ground()).isEqualTo(Standing.Ground.REACHED);
    }

    @Test
    void a_new_decider_or_one_who_ran_lifts_no_conclusion_of_reach() {
        for (boolean isNew : new boolean[] {true, false}) {
            Example lifted = new Example().then(story -> {
                story.enrol("rso-2", "apart", "rso");
                Example.determine(story, "rso", Determination.Conclusion.REACHED, Set.of(), "rso-1");
                story.after("P31D");
                story.enrol("rso-3", "apart", "rso");
                if (!isNew) {
                    story.with(new Act.RunRecorded(Story.completeRun("A", "task-elsewhere", null, "a file")), "rso-2");
                }
                Example.determine(story, "rso", Determination.Conclusion.NOT_REACHED, Set.of(), isNew ? "rso-3" : "rso-2");
            });
            assertThat(lifted.ground()).isEqualTo(Standing.Ground.REACHED);
        }
        Example honest = new Example().then(story -> {
            Example.determine(story, "rso", Determination.Conclusion.REACHED, Set.of(), "rso-1");
            Example.determine(story, "rso", Determination.Conclusion.NOT_REACHED, Set.of(), "rso-1");
        });
        assertThat(honest.ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_case_accepted_by_somebody_new_is_not() {
        Example cased = new Example().gated(new Condition.CaseAccepted("safety-case", new Role("board")), Gate.Otherwise.BLOCK);
        cased.then(story -> story.enrol("board-2", "apart", "board")
                .with(new Act.Accepted(new CaseAcceptance("safety-case", Story.digest("A"), Example.CONFIGURATION, Story.digest("case"), new Role("board"))), "board-2"));
        assertThat(cased.reasons()).containsExactly(Reason.Code.CASE_MISSING);
        assertThat(cased.facts().enrolments().get(new Person("board-2")).inRole()).containsOnlyKeys(new Role("board"));
    }
}
