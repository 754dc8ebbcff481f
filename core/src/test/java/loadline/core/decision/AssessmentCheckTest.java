package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.AssessmentState.Trigger;
import loadline.core.history.Act;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an assessment is due, and when the standings of another carry over. */
class AssessmentCheckTest {
    private final Example example = new Example();

    private AssessmentState state() {
        return example.under().assessment();
    }

    private List<Trigger> because() {
        return switch (state()) {
            case AssessmentState.Due due -> due.because();
            case AssessmentState.Overdue overdue -> overdue.because();
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> List.of();
        };
    }

    private void then(Consumer<Story> more) {
        example.after = example.after.andThen(more);
    }

    private void tick(String span) {
        then(story -> story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1"));
    }

    @Test
    void an_assessed_checkpoint_is_current_and_one_never_assessed_is_due_since_it_was_registered() {
        assertThat(state()).isInstanceOf(AssessmentState.Current.class);
        Example silent = new Example();
        silent.papers = Example::report;
        assertThat(silent.under().assessment()).isEqualTo(new AssessmentState.Due(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-31T00:00:00Z"), List.of(Trigger.NEVER_ASSESSED)));
    }

    @ParameterizedTest
    @CsvSource({"P5M, Current", "P190D, Due", "P8M, Overdue"})
    void the_elapsed_trigger_falls_due_and_then_overdue(String span, String expected) {
        tick(span);
        assertThat(state().getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void what_already_runs_waits_until_it_is_overdue() {
        example.activity = Activity.CONTINUE_FOR_EXISTING_CUSTOMERS;
        example.indicator.maxAge = "P9Y";
        tick("P190D");
        assertThat(example.answer()).isEqualTo("Deploy");
        Example later = new Example();
        later.activity = Activity.CONTINUE_FOR_EXISTING_CUSTOMERS;
        later.indicator.maxAge = "P9Y";
        later.after = story -> story.after("P8M").with(new Act.StreamsMapped(Map.of()), "owner-1");
        assertThat(later.reasons()).containsExactly(Reason.Code.ASSESSMENT_OVERDUE);
    }

    @Test
    void an_assessment_signed_by_training_is_none() {
        example.papers = story -> story.with(new Act.Assessed(new Assessment.ComprehensiveDone(Example.POLICY, Story.digest("A"), Story.digest("report"))), "rso-1", "trainer-1");
        assertThat(because()).containsExactly(Trigger.NEVER_ASSESSED);
    }

    @Test
    void discretion_makes_due_and_only_the_role_that_has_it() {
        example.policy.triggers.add(new AssessmentRule.Trigger.Discretion(new Role("rso"), PolicyDraft.BINDING));
        then(story -> story.with(new Act.Assessed(new Assessment.Called(Example.POLICY, Story.digest("A"), new Role("rso"), "a rumour")), "rso-1"));
        assertThat(because()).containsExactly(Trigger.CALLED);
        Example other = new Example();
        other.policy.triggers.add(new AssessmentRule.Trigger.Discretion(new Role("rso"), PolicyDraft.BINDING));
        other.after = story -> story.with(new Act.Assessed(new Assessment.Called(Example.POLICY, Story.digest("A"), new Role("ceo"), "a rumour")), "ceo-1");
        assertThat(other.under().assessment()).isInstanceOf(AssessmentState.Current.class);
    }

    @Test
    void a_plan_left_open_by_the_assessment_makes_it_due_and_in_time_overdue() {
        example.evidence = example.evidence.andThen(story -> story.plan("A", "task-elsewhere", 20));
        assertThat(because()).containsExactly(Trigger.PLAN_OPEN);
        Example later = new Example();
        later.evidence = later.evidence.andThen(story -> story.plan("A", "task-elsewhere", 20));
        later.after = story -> story.after("P31D").with(new Act.StreamsMapped(Map.of()), "owner-1");
        assertThat(later.under().assessment()).isInstanceOf(AssessmentState.Overdue.class);
    }

    // ---- another checkpoint

    private void askAboutB(Checkpoint.Compute of, Optional<BigDecimal> attested) {
        example.subject = "B";
        example.policy.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("4"), new BigDecimal("3.5"), PolicyDraft.BINDING));
        example.checkpoints = story -> story.checkpoint("A", "model", Story.compute("100", "110"));
        then(story -> {
            story.checkpoint("B", "model", of, "A");
            story.with(new Act.Assessed(new Assessment.PreliminaryDone(Example.POLICY, Story.digest("B"), Story.digest("A"), attested, Story.digest("report"))), "rso-1");
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # upper end, attested ratio, near miss, trigger
            349,  ,    false,
            350,  ,    true,
            399,  ,    true,
            400,  ,    false, COMPUTE_MULTIPLE
            200, 3.9,  true,
            200, 4,    false, COMPUTE_MULTIPLE
            500, 2,    false, COMPUTE_MULTIPLE
            """)
    void compute_is_counted_as_the_larger_of_what_was_measured_and_attested(String upper, String attested, boolean nearMiss, Trigger trigger) {
        askAboutB(Story.compute("150", upper), Optional.ofNullable(attested).map(BigDecimal::new));
        if (trigger != null) {
            assertThat(because()).containsExactly(trigger);
            return;
        }
        assertThat(state()).isInstanceOfSatisfying(AssessmentState.CarriedOver.class, carried -> {
            assertThat(carried.nearMiss()).isEqualTo(nearMiss);
            assertThat(carried.from()).isEqualTo(Story.digest("A"));
        });
        assertThat(example.ground()).isEqualTo(Standing.Ground.INHERITED);
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(example.decide().basis()).isEqualTo(loadline.core.assessment.Basis.INHERITED);
    }

    @Test
    void unknown_compute_counts_as_enough() {
        askAboutB(new Checkpoint.Compute.Unknown(), Optional.empty());
        assertThat(because()).containsExactly(Trigger.COMPUTE_UNKNOWN);
    }

    @Test
    void compute_in_another_metric_is_unknown() {
        askAboutB(new Checkpoint.Compute.Measured(new BigDecimal("100"), new BigDecimal("110"), Story.digest("another metric"), "counted"), Optional.empty());
        assertThat(because()).containsExactly(Trigger.COMPUTE_UNKNOWN);
    }

    @Test
    void nothing_carries_over_without_a_preliminary_assessment_signed_outside_training() {
        example.subject = "B";
        then(story -> story.checkpoint("B", "model", "A")
                .with(new Act.Assessed(new Assessment.PreliminaryDone(Example.POLICY, Story.digest("B"), Story.digest("A"), Optional.empty(), Story.digest("report"))), "trainer-1"));
        assertThat(because()).containsExactly(Trigger.NO_PRELIMINARY);
    }

    @Test
    void a_policy_may_ask_for_every_new_checkpoint() {
        example.policy.triggers.add(new AssessmentRule.Trigger.NewCheckpoint(PolicyDraft.BINDING));
        askAboutB(Story.compute("150", "150"), Optional.empty());
        assertThat(because()).containsExactly(Trigger.NEW_CHECKPOINT);
    }

    @Test
    void a_clone_does_not_shed_the_open_plan_of_the_assessed_checkpoint() {
        askAboutB(Story.compute("150", "150"), Optional.empty());
        example.evidence = example.evidence.andThen(story -> story.plan("A", "task-elsewhere", 20));
        assertThat(because()).containsExactly(Trigger.PLAN_OPEN);
    }

    @Test
    void the_next_snapshot_gains_no_time() {
        example.papers = Example::report;
        example.subject = "C";
        then(story -> {
            story.after("P20D").checkpoint("B", "model");
            story.after("P20D").checkpoint("C", "model");
        });
        assertThat(state()).isInstanceOfSatisfying(AssessmentState.Overdue.class, late -> assertThat(late.since()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
