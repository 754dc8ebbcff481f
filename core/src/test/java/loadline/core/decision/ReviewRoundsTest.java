package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Story;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.ReviewRound.Result;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import org.junit.jupiter.api.Test;

/** G3: which rounds of which reviewers speak for a configuration. */
class ReviewRoundsTest {
    private final Example example = new Example().gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.BLOCK);

    private ReviewRoundsTest round(String reviewer, int round, Result result) {
        return round("red-team", "A", Example.CONFIGURATION, reviewer, round, result);
    }

    private ReviewRoundsTest round(String kind, String weights, Digest configuration, String reviewer, int round, Result result) {
        example.then(story -> story.with(new Act.Reviewed(new ReviewRound(kind, Story.digest(weights), configuration, new Person(reviewer), round, result, Story.digest("findings"))), reviewer));
        return this;
    }

    private void opens() {
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    private void lacks(Reason.Code code) {
        assertThat(example.reasons()).isEqualTo(Set.of(code));
    }

    private long invited() {
        return example.under().notes().stream().filter(n -> n.code() == PolicyAnswer.Note.Code.REVIEW_INVITED).count();
    }

    @Test
    void an_invitation_to_another_round_lifts_neither_finding() {
        round("reviewer-1", 1, Result.INSUFFICIENT).round("reviewer-1", 2, Result.INVITED).lacks(Reason.Code.REVIEW_INSUFFICIENT);
        new ReviewRoundsTest().round("reviewer-1", 1, Result.SUFFICIENT).round("reviewer-1", 2, Result.INVITED).opens();
    }

    @Test
    void an_insufficient_one_can_be_cleared_and_so_delays() {
        example.policy.gates.clear();
        example.gated(new Condition.Any(List.of(new Condition.ReviewSufficient("red-team"))), Gate.Otherwise.BLOCK);
        assertThat(round("reviewer-1", 1, Result.INSUFFICIENT).example.answer()).isEqualTo("Delay");
    }

    @Test
    void a_reviewers_newest_completed_round_speaks() {
        round("reviewer-1", 1, Result.SUFFICIENT).round("reviewer-1", 2, Result.INSUFFICIENT).lacks(Reason.Code.REVIEW_INSUFFICIENT);
        new ReviewRoundsTest().round("reviewer-1", 1, Result.INSUFFICIENT).round("reviewer-1", 2, Result.SUFFICIENT).opens();
    }

    @Test
    void a_review_of_another_kind_other_weights_or_another_configuration_says_nothing() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        round("audit", "A", Example.CONFIGURATION, "reviewer-1", 1, Result.SUFFICIENT).round("red-team", "B", Example.CONFIGURATION, "reviewer-1", 1, Result.SUFFICIENT)
                .round("red-team", "A", Story.digest("another configuration"), "reviewer-1", 1, Result.SUFFICIENT).lacks(Reason.Code.REVIEW_MISSING);
        ReviewRoundsTest bad = new ReviewRoundsTest();
        bad.example.checkpoints = example.checkpoints;
        bad.round("reviewer-2", 1, Result.SUFFICIENT).round("audit", "A", Example.CONFIGURATION, "reviewer-1", 1, Result.INSUFFICIENT)
                .round("red-team", "B", Example.CONFIGURATION, "reviewer-1", 1, Result.INSUFFICIENT).opens();
    }

    @Test
    void an_invitation_is_shown_until_its_reviewer_completes_that_round_or_a_later_one() {
        assertThat(round("reviewer-1", 2, Result.INVITED).invited()).isEqualTo(1);
        assertThat(new ReviewRoundsTest().round("reviewer-1", 2, Result.INVITED).round("reviewer-1", 1, Result.SUFFICIENT).invited()).isEqualTo(1);
        assertThat(new ReviewRoundsTest().round("reviewer-1", 2, Result.INVITED).round("reviewer-2", 2, Result.SUFFICIENT).invited()).isEqualTo(1);
        assertThat(new ReviewRoundsTest().round("reviewer-1", 2, Result.INVITED).round("reviewer-1", 2, Result.SUFFICIENT).invited()).isZero();
        assertThat(new ReviewRoundsTest().round("reviewer-1", 2, Result.INVITED).round("reviewer-1", 3, Result.SUFFICIENT).invited()).isZero();
        assertThat(new ReviewRoundsTest().round("reviewer-1", 1, Result.SUFFICIENT).invited()).isZero();
    }
}
