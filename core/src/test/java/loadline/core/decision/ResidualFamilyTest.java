package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.ResidualLevel;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Condition.ResidualAtMost.When;
import loadline.core.policy.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G5: whose signed levels count where several members of a family run in one configuration. */
class ResidualFamilyTest {
    private final Example example = new Example();

    private ResidualFamilyTest gated(When when) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model", "A");
        example.policy.gates.set(0, PolicyDraft.gate("g0", new Condition.ResidualAtMost("bio", when, PolicyDraft.MIDDLE), Gate.Otherwise.BLOCK));
        return this;
    }

    private ResidualFamilyTest signed(String weights, When when, String level) {
        example.then(story -> story.with(new Act.ResidualSigned(new ResidualLevel(Example.POLICY, "bio", when, level, Story.digest(weights), Example.CONFIGURATION, new Role("rso"),
                Story.digest("risk"))), "rso-1"));
        return this;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # asked, signed for A, level, signed for B, level, answer
            POST,    POST,         L1,    POST,         L3,    Deploy
            POST,    PRE,          L1,    POST,         L3,    Deploy
            POST,    PRE,          L3,    POST,         L1,    Delay
            PRE,     PRE,          L1,    PRE,          L3,    Deploy
            PRE,     POST,         L1,    PRE,          L3,    Delay
            """)
    void what_is_signed_for_the_checkpoint_itself_speaks_before_what_is_signed_for_another(When asked, When own, String level, When other, String otherLevel, String answer) {
        assertThat(gated(asked).signed("A", own, level).signed("B", other, otherLevel).example.answer()).isEqualTo(answer);
    }

    @Test
    void where_nothing_is_the_highest_of_the_others_counts() {
        assertThat(gated(When.POST).signed("B", When.POST, "L3").example.answer()).isEqualTo("Delay");
        assertThat(new ResidualFamilyTest().gated(When.POST).signed("B", When.PRE, "L3").example.answer()).isEqualTo("Delay");
        assertThat(new ResidualFamilyTest().gated(When.POST).signed("B", When.POST, "L2").example.answer()).isEqualTo("Deploy");
    }
}
