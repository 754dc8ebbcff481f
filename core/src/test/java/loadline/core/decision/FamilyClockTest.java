package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.Incident;
import loadline.core.history.Act;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.Line;
import loadline.core.policy.Obligation;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** O1, O4 and R1: what a checkpoint takes from those it derives from, and from the one last assessed. */
class FamilyClockTest {
    private final Example example = new Example();

    private static Consumer<Story> assessed(String policy, String weights, String by) {
        return story -> story.with(new Act.Assessed(new Assessment.ComprehensiveDone(PolicyId.of(policy), Story.digest(weights), Story.digest("report"))), by);
    }

    // ---- whose clock

    @ParameterizedTest
    @CsvSource({"parent, true", "grandparent, true", "sibling, false", "child, false"})
    void a_clock_that_ran_out_for_whatever_it_derives_from_blocks_it(String member, boolean blocks) {
        example.policy.obligations.add(PolicyDraft.obligation("tell", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P15D"), Obligation.Event.AWARENESS)));
        example.checkpoints = story -> story.checkpoint("grandparent", "model").checkpoint("parent", "model", "grandparent").checkpoint("A", "model", "parent")
                .checkpoint("sibling", "model", "parent").checkpoint("child", "model", "A");
        example.then(story -> story.with(new Act.IncidentLogged(new Incident(Story.digest(member), Obligation.Event.AWARENESS, Instant.parse("2025-12-01T00:00:00Z"), Story.digest("what happened"))),
                "owner-1"));
        assertThat(example.reasons()).isEqualTo(blocks ? Set.of(Reason.Code.OBLIGATION_OVERDUE) : Set.of());
    }

    // ---- how far a run may go

    private Answer train() {
        Question question = new Question(Activity.TRAIN_FURTHER, new Subject.TrainingRun(Story.digest("A")), Surface.NONE, SurfaceBounds.UNKNOWN, new Person("asker-1"));
        return Decide.decide(question, Fold.of(example.entries())).answer();
    }

    private void bounded() {
        example.policy.gates.clear();
        example.gated(new Condition.LevelAtMost(PolicyDraft.HIGH), Gate.Otherwise.BLOCK);
        example.policy.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("2"), new BigDecimal("2"), PolicyDraft.BINDING));
        example.checkpoints = story -> story.checkpoint("A", "run", Story.compute("100", "110")).checkpoint("B", "run", Story.compute("10", "11")).checkpoint("C", "run", Story.compute("20", "21"));
    }

    @Test
    void its_own_assessment_bounds_a_run_before_a_newer_one_of_another_member() {
        bounded();
        example.then(assessed("example@1", "B", "rso-1"));
        assertThat(train()).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("200")));
    }

    @ParameterizedTest
    @CsvSource({"B, C, 40", "C, B, 20"})
    void where_it_has_none_the_newest_of_the_family_does(String first, String second, String most) {
        bounded();
        example.papers = assessed("example@1", first, "rso-1").andThen(assessed("example@1", second, "rso-1"));
        assertThat(train()).isEqualTo(new Answer.ContinueUpTo(new BigDecimal(most)));
    }

    @Test
    void an_assessment_by_training_under_another_policy_or_of_another_sort_bounds_nothing() {
        Act followUp = new Act.Assessed(new Assessment.FollowUpDone(Example.POLICY, Story.digest("C"), Story.digest("report")));
        for (Consumer<Story> none : List.of(assessed("example@1", "C", "trainer-1"), assessed("elsewhere@1", "C", "rso-1"), story -> story.with(followUp, "rso-1"))) {
            FamilyClockTest told = new FamilyClockTest();
            told.bounded();
            told.example.papers = assessed("example@1", "B", "rso-1").andThen(none);
            assertThat(told.train()).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("20")));
        }
    }

    // ---- what pauses a run

    @Test
    void only_security_that_a_reached_threshold_demands_pauses_a_run() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.standards.add(PolicyDraft.standard("S2", Standard.Axis.DEPLOYMENT, PolicyDraft.criterion("k2", "")));
        example.policy.thresholds.set(0, PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand("S2")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.policy.gates.clear();
        example.gated(new Condition.LevelAtMost(PolicyDraft.HIGH), Gate.Otherwise.BLOCK);
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        example.checkpoints = story -> story.checkpoint("A", "run").checkpoint("B", "other");
        example.evidence = ((Consumer<Story>) example::ruledOut).andThen(story -> example.evidence(story, "B", "0.7", "0.8", "0.9"));
        assertThat(train()).isEqualTo(new Answer.Continue());
    }

    @Test
    void a_model_that_is_merely_inconclusive_pauses_no_run() {
        for (boolean isCrossed : new boolean[] {true, false}) {
            FamilyClockTest told = new FamilyClockTest();
            told.example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
            told.example.policy.thresholds.set(0, PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand("S1")));
            told.example.policy.gates.clear();
            told.example.gated(new Condition.LevelAtMost(PolicyDraft.HIGH), Gate.Otherwise.BLOCK);
            told.example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
            told.example.checkpoints = story -> story.checkpoint("A", "run").checkpoint("B", "other");
            told.example.evidence = ((Consumer<Story>) told.example::ruledOut).andThen(story -> told.example.evidence(story, "B", isCrossed ? "0.7" : "0.4", isCrossed ? "0.8" : "0.45", "0.9"));
            assertThat(told.train()).isEqualTo(isCrossed ? new Answer.Pause() : new Answer.Continue());
        }
    }
}
