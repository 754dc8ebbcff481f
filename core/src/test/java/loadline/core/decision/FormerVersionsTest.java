package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** A version that demanded more was replaced, and the family was assessed anew under its successor. */
class FormerVersionsTest {
    private static final PolicyId SECOND = PolicyId.of("example@2");

    private final Example example = new Example().gated(new Condition.Monitored(), Gate.Otherwise.HOLD);

    private void replaced() {
        example.then(story -> Example.amend(story, new PolicyDraft().named("example@2").requiring(new Condition.LevelAtMost(PolicyDraft.HIGH))));
    }

    private void assessedAgain() {
        example.then(story -> story.with(new Act.Assessed(new Assessment.ComprehensiveDone(SECOND, Story.digest("A"), Story.digest("report"))), "rso-1"));
    }

    @Test
    void while_it_applies_it_decides_and_is_not_former() {
        replaced();
        assertThat(example.answer()).isEqualTo("Hold");
        assertThat(example.decide().former()).isEmpty();
        assertThat(example.decide().policies()).hasSize(2);
    }

    @Test
    void once_it_does_not_its_answer_is_shown_and_gates_nothing() {
        replaced();
        assessedAgain();
        Decision decision = example.decide();
        assertThat(decision.answer()).isEqualTo(new Answer.Deploy());
        assertThat(decision.policies()).extracting(PolicyAnswer::policy).containsExactly(SECOND);
        assertThat(decision.former()).singleElement().matches(p -> p.policy().equals(Example.POLICY) && p.answer().equals(new Answer.Hold()));
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void a_year_after_it_was_replaced_it_is_forgotten() {
        replaced();
        assessedAgain();
        example.tick("P1Y");
        assertThat(example.decide().former()).hasSize(1);
        FormerVersionsTest later = new FormerVersionsTest();
        later.replaced();
        later.assessedAgain();
        later.example.tick("P1Y");
        later.example.tick("PT1S");
        assertThat(later.example.decide().former()).isEmpty();
    }

    @Test
    void an_assessment_before_the_successor_took_effect_does_not_end_it() {
        assessedAgain();
        replaced();
        assertThat(example.answer()).isEqualTo("Hold");
    }

    @Test
    void an_assessment_by_whoever_trains_does_not_end_it() {
        replaced();
        example.then(story -> story.with(new Act.Assessed(new Assessment.ComprehensiveDone(SECOND, Story.digest("A"), Story.digest("report"))), "trainer-1"));
        assertThat(example.answer()).isEqualTo("Hold");
    }
}
