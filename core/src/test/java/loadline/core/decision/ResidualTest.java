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

/** A gate that opens while the risk after safeguards is at most the middle level. The threshold, of the middle level, is ruled out. */
class ResidualTest {
    private final Example example = new Example();

    private void gatedAt(loadline.core.policy.Level most) {
        example.policy.gates.set(0, PolicyDraft.gate("g0", new Condition.ResidualAtMost("bio", When.POST, most), Gate.Otherwise.BLOCK));
    }

    private void signed(When when, String level, String role, String... by) {
        signed("A", when, level, role, by);
    }

    private void signed(String weights, When when, String level, String role, String... by) {
        example.then(story -> story.with(new Act.ResidualSigned(new ResidualLevel(Example.POLICY, "bio", when, level, Story.digest(weights), Example.CONFIGURATION, new Role(role),
                Story.digest("risk"))), by));
    }

    private void isTooHigh() {
        assertThat(example.reasons()).containsExactly(Reason.Code.RESIDUAL_TOO_HIGH);
    }

    private void opens() {
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    private void notRuledOut() {
        example.evidence = story -> example.evidence(story, "A", "0.3", "0.45", "0.55");
    }

    @Test
    void where_nothing_is_signed_it_is_the_highest_level_not_ruled_out() {
        gatedAt(PolicyDraft.LOW);
        opens();
        ResidualTest open = new ResidualTest();
        open.notRuledOut();
        open.gatedAt(PolicyDraft.LOW);
        open.isTooHigh();
    }

    @Test
    void a_role_that_decides_nothing_signs_no_risk_down() {
        notRuledOut();
        gatedAt(PolicyDraft.LOW);
        signed(When.POST, "L1", "board", "board-1");
        isTooHigh();
    }

    @Test
    void a_signed_level_stands_in_its_place() {
        notRuledOut();
        gatedAt(PolicyDraft.LOW);
        signed(When.POST, "L1", "rso", "rso-1");
        opens();
    }

    @Test
    void a_level_after_safeguards_that_nobody_signed_is_the_one_before() {
        gatedAt(PolicyDraft.MIDDLE);
        signed(When.PRE, "L3", "rso", "rso-1");
        isTooHigh();
    }

    @Test
    void a_lower_level_signed_by_whoever_took_part_does_not_count() {
        notRuledOut();
        gatedAt(PolicyDraft.LOW);
        signed(When.POST, "L1", "owner", "owner-1");
        isTooHigh();
    }

    @Test
    void a_higher_level_signed_by_whoever_took_part_counts() {
        gatedAt(PolicyDraft.MIDDLE);
        signed(When.POST, "L3", "owner", "owner-1");
        isTooHigh();
    }

    @Test
    void a_lower_level_signed_by_whoever_took_part_hides_no_higher_one() {
        gatedAt(PolicyDraft.MIDDLE);
        signed(When.POST, "L3", "rso", "rso-1");
        signed(When.POST, "L1", "owner", "owner-1");
        isTooHigh();
    }

    @Test
    void an_impartial_level_after_it_stands_again() {
        gatedAt(PolicyDraft.MIDDLE);
        signed(When.POST, "L3", "owner", "owner-1");
        signed(When.POST, "L1", "rso", "rso-1");
        opens();
    }

    @Test
    void somebody_enrolled_for_the_occasion_lowers_nothing_and_raises_everything() {
        gatedAt(PolicyDraft.MIDDLE);
        example.then(story -> story.enrol("rso-2", "apart", "rso"));
        signed(When.POST, "L3", "rso", "rso-1");
        signed(When.POST, "L1", "rso", "rso-2");
        isTooHigh();
        ResidualTest raised = new ResidualTest();
        raised.gatedAt(PolicyDraft.MIDDLE);
        raised.example.then(story -> story.enrol("rso-2", "apart", "rso"));
        raised.signed(When.POST, "L1", "rso", "rso-1");
        raised.signed(When.POST, "L3", "rso", "rso-2");
        raised.isTooHigh();
    }

    @Test
    void a_level_before_safeguards_does_not_lower_one_signed_after_them() {
        gatedAt(PolicyDraft.MIDDLE);
        signed(When.POST, "L3", "rso", "rso-1");
        signed(When.PRE, "L1", "rso", "rso-1");
        isTooHigh();
    }

    @Test
    void registering_the_same_weights_again_sheds_no_level() {
        gatedAt(PolicyDraft.MIDDLE);
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model", "A");
        signed("B", When.POST, "L3", "rso", "rso-1");
        isTooHigh();
    }

    @Test
    void a_category_that_the_policy_assesses_nothing_in_must_be_signed() {
        example.gated(new Condition.ResidualAtMost("cyber", When.POST, PolicyDraft.HIGH), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactly(Reason.Code.RESIDUAL_UNSIGNED);
    }
}
