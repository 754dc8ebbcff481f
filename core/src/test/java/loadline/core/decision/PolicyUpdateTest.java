package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.history.Act;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gate may ask for after a stop, and after an assessment. */
class PolicyUpdateTest {
    private final Example example = new Example();

    private static void tripped(Story story) {
        story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
    }

    private static PolicyDraft updating(String id) {
        PolicyDraft draft = new PolicyDraft().named(id).requiring(new Condition.UpdatedSinceStop(new StopId("halt")));
        draft.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        return draft;
    }

    private boolean isUpdated(String id) {
        return example.under(id).reasons().stream().noneMatch(r -> r.code() == Reason.Code.POLICY_NOT_UPDATED);
    }

    private void began(String notice) {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        example.policy.notice = TimeSpan.of(notice);
        example.gated(new Condition.UpdatedSinceStop(new StopId("halt")), Gate.Otherwise.BLOCK);
    }

    @Test
    void a_stop_that_never_tripped_asks_for_nothing() {
        began("P0D");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_version_signed_after_the_trip_is_an_update_and_the_one_before_is_none() {
        began("P0D");
        example.then(PolicyUpdateTest::tripped);
        example.then(story -> Example.amend(story.after("P1D"), updating("example@2")));
        assertThat(isUpdated("example@1")).isFalse();
        assertThat(isUpdated("example@2")).isTrue();
    }

    @Test
    void a_version_signed_before_the_trip_is_none_though_it_takes_effect_after() {
        began("P30D");
        example.then(story -> Example.amend(story, updating("example@2")));
        example.then(PolicyUpdateTest::tripped);
        example.tick("P31D");
        assertThat(isUpdated("example@2")).isFalse();
    }

    @Test
    void a_later_trip_asks_for_another_update() {
        began("P0D");
        example.then(PolicyUpdateTest::tripped);
        example.then(story -> Example.amend(story.after("P1D"), updating("example@2")));
        example.then(((Consumer<Story>) story -> story.after("P1D")).andThen(PolicyUpdateTest::tripped));
        assertThat(isUpdated("example@2")).isFalse();
    }

    @Test
    void a_trip_on_any_member_asks_for_it() {
        began("P0D");
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.then(story -> story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("B"), Story.digest("incident"))), "evaluator-2"));
        assertThat(example.reasons()).contains(Reason.Code.POLICY_NOT_UPDATED);
    }

    // ---- follow-up assessments

    private static void followedUp(Story story, String policy, String weights, String by) {
        story.with(new Act.Assessed(new Assessment.FollowUpDone(PolicyId.of(policy), Story.digest(weights), Story.digest("report"))), by);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            example@1, A, rso-1,     Deploy
            example@1, A, trainer-1, Delay
            example@0, A, rso-1,     Delay
            example@1, B, rso-1,     Delay
            """)
    void a_follow_up_is_under_this_policy_on_this_checkpoint_by_somebody_outside_training(String policy, String weights, String by, String answer) {
        example.gated(new Condition.FollowUpAssessed(), Gate.Otherwise.BLOCK);
        example.then(story -> followedUp(story, policy, weights, by));
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void a_follow_up_before_the_newest_assessment_is_none() {
        example.gated(new Condition.FollowUpAssessed(), Gate.Otherwise.BLOCK);
        example.then(story -> followedUp(story, "example@1", "A", "rso-1"));
        example.then(story -> Example.assess(story, "A"));
        assertThat(example.reasons()).containsExactly(Reason.Code.FOLLOW_UP_MISSING);
    }

    @Test
    void a_follow_up_without_an_assessment_is_none() {
        example.policy.gates.removeLast();
        example.gated(new Condition.FollowUpAssessed(), Gate.Otherwise.BLOCK);
        example.papers = story -> followedUp(story, "example@1", "A", "rso-1");
        assertThat(example.reasons()).containsExactly(Reason.Code.FOLLOW_UP_MISSING);
    }
}
