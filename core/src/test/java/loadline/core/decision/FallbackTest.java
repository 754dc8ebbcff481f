package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.model.Fallback;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.Standard;
import org.junit.jupiter.api.Test;

/** The deployment lacks a review, whose gate serves the fallback; the fallback's configuration is reviewed. */
class FallbackTest {
    private static final Digest SAFER = Story.digest("safer configuration");
    private static final Subject.Deployment ASKED = new Subject.Deployment(Story.digest("A"), Example.CONFIGURATION);
    private static final Subject.Deployment SERVED = new Subject.Deployment(Story.digest("A"), SAFER);

    private final Example example = new Example().gated(new Condition.ReviewSufficient("red-team"), Gate.Otherwise.DEGRADE);

    private void reviewed(Digest configuration) {
        example.then(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), configuration, new Person("reviewer-1"), 1, ReviewRound.Result.SUFFICIENT,
                Story.digest("findings"))), "reviewer-1"));
    }

    private void declared(Subject.Deployment of, Subject.Deployment served) {
        example.then(story -> story.with(new Act.FallbackDeclared(new Fallback(of, served)), "owner-1"));
    }

    private void isDelayed() {
        assertThat(example.answer()).isEqualTo("Delay");
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_MISSING);
    }

    @Test
    void a_fallback_that_is_permitted_by_itself_is_served() {
        declared(ASKED, SERVED);
        reviewed(SAFER);
        assertThat(example.decide().answer()).isEqualTo(new Answer.DegradeTo(SAFER));
        assertThat(example.reasons()).containsExactly(Reason.Code.REVIEW_MISSING);
    }

    @Test
    void serving_a_fallback_is_no_permission() {
        assertThat(new Answer.DegradeTo(SAFER).permits()).isFalse();
    }

    @Test
    void nothing_declared_is_served_instead() {
        reviewed(SAFER);
        isDelayed();
    }

    @Test
    void a_fallback_that_is_refused_itself_is_not_served() {
        declared(ASKED, SERVED);
        isDelayed();
    }

    @Test
    void a_fallback_of_another_deployment_is_not_served() {
        declared(new Subject.Deployment(Story.digest("B"), Example.CONFIGURATION), SERVED);
        reviewed(SAFER);
        isDelayed();
    }

    @Test
    void the_newest_alone_speaks() {
        declared(ASKED, SERVED);
        reviewed(SAFER);
        declared(ASKED, new Subject.Deployment(Story.digest("A"), Story.digest("unreviewed")));
        isDelayed();
    }

    @Test
    void a_fallback_has_no_fallback_of_its_own() {
        Digest last = Story.digest("last resort");
        declared(ASKED, SERVED);
        declared(SERVED, new Subject.Deployment(Story.digest("A"), last));
        reviewed(last);
        isDelayed();
    }

    @Test
    void a_deployment_is_no_fallback_of_itself() {
        declared(ASKED, ASKED);
        isDelayed();
    }

    @Test
    void weights_that_nobody_registered_are_not_served() {
        declared(ASKED, new Subject.Deployment(Story.digest("nobody"), SAFER));
        reviewed(SAFER);
        isDelayed();
    }

    @Test
    void another_reason_that_blocks_outweighs_it() {
        declared(ASKED, SERVED);
        reviewed(SAFER);
        example.gated(new Condition.Any(List.of(new Condition.ReviewSufficient("red-team"), new Condition.ReviewSufficient("another"))), Gate.Otherwise.BLOCK);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    @Test
    void what_can_never_be_cleared_is_denied_not_degraded() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.DEPLOYMENT));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.Any(List.of(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)))), Gate.Otherwise.DEGRADE);
        declared(ASKED, SERVED);
        reviewed(SAFER);
        assertThat(example.answer()).isEqualTo("Deny");
    }

    @Test
    void nothing_but_serving_is_degraded() {
        declared(ASKED, SERVED);
        reviewed(SAFER);
        example.activity = Activity.STORE;
        assertThat(example.answer()).isEqualTo("Isolate");
    }
}
