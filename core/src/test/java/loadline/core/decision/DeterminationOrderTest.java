package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.Determination;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.history.Act;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D1 to D3: which of several statements speaks, for one checkpoint and for its family. */
class DeterminationOrderTest {
    private final Example example = new Example();

    DeterminationOrderTest() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
    }

    private DeterminationOrderTest says(String role, Conclusion conclusion, String weights) {
        return says(role, conclusion, weights, "T1", Optional.empty());
    }

    private DeterminationOrderTest says(String role, Conclusion conclusion, String weights, String threshold, Optional<String> dissent) {
        example.then(story -> story.with(new Act.Determined(new Determination(Example.POLICY, new ThresholdId(threshold), Story.digest(weights), new Role(role), conclusion,
                Determination.Ground.EVIDENCE, Set.of(), "because", dissent)), role + "-1"));
        return this;
    }

    @ParameterizedTest
    @CsvSource({"ceo, rso", "rso, ceo"})
    void reached_outweighs_treated_as_reached_whichever_decider_says_it(String reached, String treated) {
        says(reached, Conclusion.REACHED, "A").says(treated, Conclusion.TREATED_AS_REACHED, "A");
        assertThat(example.ground()).isEqualTo(Standing.Ground.REACHED);
    }

    @Test
    void nothing_said_of_another_member_lifts_what_was_concluded_of_this_one() {
        says("rso", Conclusion.REACHED, "A").says("rso", Conclusion.NOT_REACHED, "B");
        assertThat(example.ground()).isEqualTo(Standing.Ground.REACHED);
    }

    @Test
    void what_was_concluded_of_another_member_is_lifted_on_that_member_alone() {
        says("rso", Conclusion.REACHED, "B").says("rso", Conclusion.NOT_REACHED, "A");
        assertThat(example.ground()).isEqualTo(Standing.Ground.REACHED);
        assertThat(new DeterminationOrderTest().says("rso", Conclusion.REACHED, "B").says("rso", Conclusion.NOT_REACHED, "B").example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(new DeterminationOrderTest().says("rso", Conclusion.NOT_REACHED, "A").says("rso", Conclusion.REACHED, "B").example.ground()).isEqualTo(Standing.Ground.REACHED);
    }

    @Test
    void a_statement_about_another_threshold_says_nothing_of_this_one() {
        example.policy.thresholds.add(loadline.core.PolicyDraft.threshold("T2", loadline.core.PolicyDraft.HIGH));
        says("rso", Conclusion.REACHED, "A", "T2", Optional.empty());
        assertThat(example.ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_result_that_is_merely_inconclusive_need_not_be_named() {
        example.evidence = story -> example.evidence(story, "A", "0.3", "0.45", "0.55");
        example.then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of()));
        assertThat(example.ground()).isEqualTo(Standing.Ground.JUDGEMENT);
    }

    @Test
    void a_dissent_is_noted_and_where_there_is_none_nothing_is() {
        PolicyAnswer.Note note = new PolicyAnswer.Note(PolicyAnswer.Note.Code.DISSENT, "T1");
        assertThat(says("rso", Conclusion.REACHED, "A", "T1", Optional.of("not so")).example.under().notes()).contains(note);
        assertThat(new DeterminationOrderTest().says("rso", Conclusion.REACHED, "A").example.under().notes()).doesNotContain(note);
    }
}
