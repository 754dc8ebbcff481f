package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.history.Act;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.ReportId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;

/** Weights that anyone may copy cannot be taken back, so nothing is owed later. Reliefs are in {@link ReliefsTest}. */
class OpenWeightsTest {
    private final Example example = new Example();

    private void within(Obligation.Event event) {
        example.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P30D"), event)));
    }

    private void met() {
        example.then(story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId("ob"), Story.digest("A"), Story.digest("shown"))), "owner-1"));
    }

    private void published() {
        example.then(story -> story.after("P1D").with(new Act.Published(new Publication(new ReportId("risk-report"), Story.digest("A"), "a page")), "rso-1"));
    }

    private void isOpen() {
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OPEN);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    @Test
    void what_an_api_may_do_within_thirty_days_is_done_before_weights_are_opened() {
        within(Obligation.Event.DEPLOYMENT);
        assertThat(example.answer()).isEqualTo("DeployWithObligations");
        example.on(Surface.OPEN_WEIGHTS);
        isOpen();
    }

    @Test
    void met_ahead_it_opens() {
        within(Obligation.Event.DEPLOYMENT);
        met();
        example.tick("P5D");
        example.on(Surface.OPEN_WEIGHTS);
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void an_earlier_deployment_has_a_clock_that_was_met_too_early_to_stop_it() {
        within(Obligation.Event.DEPLOYMENT);
        met();
        example.then(story -> story.after("P1D").with(new Act.DecisionMade(example.question(), story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1"));
        example.on(Surface.OPEN_WEIGHTS);
        isOpen();
    }

    @Test
    void a_clock_that_runs_already_is_not_run_out() {
        within(Obligation.Event.PUBLICATION);
        published();
        example.on(Surface.OPEN_WEIGHTS);
        isOpen();
    }

    @Test
    void a_clock_that_started_again_is_not_stopped_by_what_was_met_before() {
        within(Obligation.Event.PUBLICATION);
        met();
        published();
        example.on(Surface.OPEN_WEIGHTS);
        isOpen();
    }

    @Test
    void registering_the_same_weights_again_sheds_no_clock() {
        within(Obligation.Event.PUBLICATION);
        published();
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model", "A");
        example.then(story -> story.with(new Act.Assessed(new Assessment.PreliminaryDone(Example.POLICY, Story.digest("B"), Story.digest("A"), Optional.empty(), Story.digest("report"))),
                "rso-1"));
        example.subject = "B";
        assertThat(example.answer()).isEqualTo("Deploy");
        example.on(Surface.OPEN_WEIGHTS);
        isOpen();
    }

    @Test
    void a_clock_that_has_not_started_asks_for_nothing() {
        within(Obligation.Event.STOP_TRIPPED);
        example.on(Surface.OPEN_WEIGHTS);
        assertThat(example.answer()).isEqualTo("Deploy");
    }
}
