package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.history.Act;
import loadline.core.history.Fold;
import loadline.core.model.Checkpoint;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Gate;
import loadline.core.policy.Line;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** A run trains A while another model, B, crossed a threshold that demands security. */
class TrainingPauseTest {
    private final Example example = new Example();

    TrainingPauseTest() {
        example.policy.gates.clear();
        example.gated(new Condition.LevelAtMost(PolicyDraft.HIGH), Gate.Otherwise.BLOCK);
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.thresholds.set(0, PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand("S1")));
        example.indicator.line = new Line.Band(loadline.core.ProtocolDraft.fixed("0.5"), loadline.core.ProtocolDraft.fixed("0.6"));
        models(Story.compute("100", "110"), Story.compute("90", "95"));
        example.evidence = ((Consumer<Story>) example::ruledOut).andThen(story -> example.evidence(story, "B", "0.7", "0.8", "0.9"));
    }

    private void models(Checkpoint.Compute run, Checkpoint.Compute other) {
        example.checkpoints = story -> story.checkpoint("A", "run", run).checkpoint("B", "other", other);
    }

    private Decision train(Activity activity) {
        Question question = new Question(activity, new Subject.TrainingRun(Story.digest("A")), Surface.NONE, SurfaceBounds.UNKNOWN, new Person("asker-1"));
        return Decide.decide(question, Fold.of(example.entries()));
    }

    private Answer answer() {
        return train(Activity.TRAIN_FURTHER).answer();
    }

    private void isPaused() {
        Decision decision = train(Activity.TRAIN_FURTHER);
        assertThat(decision.answer()).isEqualTo(new Answer.Pause());
        assertThat(decision.reasons()).singleElement().matches(r -> r.code() == Reason.Code.SECURITY_SHORT && r.about().equals(Story.digest("B").value()));
    }

    @Test
    void a_run_at_least_as_large_pauses() {
        isPaused();
        assertThat(train(Activity.RESUME_TRAINING).answer()).isEqualTo(new Answer.Pause());
    }

    @Test
    void a_smaller_run_goes_on() {
        models(Story.compute("50", "60"), Story.compute("90", "95"));
        assertThat(answer()).isEqualTo(new Answer.Continue());
    }

    @Test
    void a_run_that_may_be_as_large_pauses() {
        models(Story.compute("50", "90"), Story.compute("90", "200"));
        isPaused();
    }

    @Test
    void unknown_compute_of_either_counts_as_at_least() {
        models(new Checkpoint.Compute.Unknown(), Story.compute("90", "95"));
        isPaused();
        TrainingPauseTest other = new TrainingPauseTest();
        other.models(Story.compute("1", "2"), new Checkpoint.Compute.Unknown());
        other.isPaused();
    }

    @Test
    void another_metric_is_unknown_compute() {
        models(new Checkpoint.Compute.Measured(new BigDecimal("1"), new BigDecimal("2"), Story.digest("another metric"), "counted"), Story.compute("90", "95"));
        isPaused();
    }

    @Test
    void security_in_force_for_the_other_model_lets_it_go_on() {
        example.then(story -> story.with(new Act.Attested(new Attestation(new StandardId("S1"), new CriterionId("k1"), Story.digest("B"), Attestation.Status.IN_FORCE, Story.digest("audit"))),
                "owner-1"));
        assertThat(answer()).isEqualTo(new Answer.Continue());
    }

    @Test
    void security_planned_or_in_force_for_the_run_itself_does_not() {
        example.then(story -> story
                .with(new Act.Attested(new Attestation(new StandardId("S1"), new CriterionId("k1"), Story.digest("B"), Attestation.Status.PLANNED, Story.digest("audit"))), "owner-1")
                .with(new Act.Attested(new Attestation(new StandardId("S1"), new CriterionId("k1"), Story.digest("A"), Attestation.Status.IN_FORCE, Story.digest("audit 2"))), "owner-1"));
        isPaused();
    }

    @Test
    void a_standard_on_a_clause_that_does_not_bind_pauses_nothing() {
        example.policy.standards.set(0, new Standard(new StandardId("S1"), Standard.Axis.SECURITY, PolicyDraft.LOW,
                java.util.List.of(new Criterion(new CriterionId("k1"), "asks", Set.of(Surface.values()), Optional.empty(), PolicyDraft.SOFT)), PolicyDraft.SOFT));
        assertThat(answer()).isEqualTo(new Answer.Continue());
    }

    @Test
    void serving_does_not_pause_for_it() {
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    // ---- how far

    private void bounded() {
        example.policy.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("4"), new BigDecimal("3.5"), PolicyDraft.BINDING));
        example.policy.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("2"), new BigDecimal("2"), PolicyDraft.BINDING));
        example.evidence = example::ruledOut;
    }

    @Test
    void it_may_go_up_to_the_least_multiple_of_what_was_assessed() {
        bounded();
        assertThat(answer()).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("200")));
    }

    @Test
    void a_run_that_outgrew_its_assessment_sets_no_bound_for_itself() {
        bounded();
        example.checkpoints = story -> story.checkpoint("B", "run", Story.compute("10", "11")).checkpoint("A", "run", Story.compute("100", "110"), "B");
        example.papers = story -> story.with(new Act.Assessed(new Assessment.ComprehensiveDone(Example.POLICY, Story.digest("B"), Story.digest("report"))), "rso-1");
        assertThat(answer()).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("20")));
    }
}
