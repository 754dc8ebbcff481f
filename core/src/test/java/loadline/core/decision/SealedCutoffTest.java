package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.Basis;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.Opening;
import loadline.core.history.Act;
import loadline.core.policy.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cutoff is kept by the board; the evidence is far below what anybody would choose. */
class SealedCutoffTest {
    private static final Line.Cutoff SEALED = new Line.Cutoff.Sealed(Story.digest("0.5 and salt"), new Role("board"));

    private final Example example = new Example();

    SealedCutoffTest() {
        example.indicator.line = new Line.RuleOut(SEALED);
    }

    private void opened(Outcome outcome, String role, String... by) {
        example.then(story -> opened(story, outcome, role, by));
    }

    private void opened(Story story, Outcome outcome, String role, String... by) {
        Digest evidence = story.entries().stream().filter(e -> e.act() instanceof Act.PlanRegistered).findFirst().orElseThrow().statement();
        Digest protocol = story.entries().stream().flatMap(e -> e.act() instanceof Act.ProtocolAdopted(var adopted) ? Stream.of(adopted.text()) : Stream.empty()).findFirst().orElseThrow();
        story.with(new Act.Opened(new Opening(protocol, example.adopted.indicators().getFirst().id(), Story.digest("A"), evidence, outcome, new Role(role))), by);
    }

    private void isOpen() {
        assertThat(example.under().standings().getFirst().ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(example.answer()).isNotEqualTo("Deploy");
    }

    @Test
    void until_it_is_opened_nothing_is_ruled_out() {
        isOpen();
        assertThat(example.under().notes()).extracting(PolicyAnswer.Note::code).doesNotContain(PolicyAnswer.Note.Code.GIVEN_SEALED);
    }

    @Test
    void its_keeper_says_what_the_result_comes_to_and_the_decision_says_so() {
        opened(Outcome.RULED_OUT, "board", "board-1");
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(example.decide().basis()).isEqualTo(Basis.ATTESTED_AGGREGATE);
        assertThat(example.under().notes()).extracting(PolicyAnswer.Note::code).contains(PolicyAnswer.Note.Code.GIVEN_SEALED);
    }

    @ParameterizedTest
    @CsvSource({"ceo, ceo-1", "board, evaluator-1", "rso, rso-1"})
    void nobody_else_opens_it(String role, String by) {
        opened(Outcome.RULED_OUT, role, by);
        isOpen();
    }

    @ParameterizedTest
    @CsvSource({"CROSSED, CROSSED", "RULE_OUT_LOST, INCONCLUSIVE", "INCONCLUSIVE, INCONCLUSIVE"})
    void the_worst_word_stands_before_and_after_a_better_one(Outcome worse, Standing.Ground ground) {
        opened(worse, "board", "board-1");
        assertThat(example.under().standings().getFirst().ground()).isEqualTo(ground);
        Example later = new SealedCutoffTest().twice(Outcome.RULED_OUT, worse);
        assertThat(later.under().standings().getFirst().ground()).isEqualTo(ground);
    }

    @Test
    void a_better_word_after_a_crossing_changes_nothing_and_after_an_inconclusive_one_it_does() {
        assertThat(new SealedCutoffTest().twice(Outcome.CROSSED, Outcome.RULED_OUT).under().standings().getFirst().ground()).isEqualTo(Standing.Ground.CROSSED);
        assertThat(new SealedCutoffTest().twice(Outcome.INCONCLUSIVE, Outcome.RULED_OUT).answer()).isEqualTo("Deploy");
    }

    private Example twice(Outcome first, Outcome second) {
        opened(first, "board", "board-1");
        opened(second, "board", "board-1");
        return example;
    }

    @Test
    void somebody_enrolled_for_the_occasion_opens_nothing() {
        example.then(story -> story.enrol("board-2", "apart", "board").after("P29D"));
        opened(Outcome.RULED_OUT, "board", "board-2");
        isOpen();
    }

    @Test
    void a_band_is_sealed_at_both_ends_by_one_role() {
        Line.Cutoff other = new Line.Cutoff.Sealed(Story.digest("0.7 and salt"), new Role("ceo"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Line.Band(SEALED, ProtocolDraft.fixed("0.5"))).withMessageContaining("both ends");
        assertThatIllegalArgumentException().isThrownBy(() -> new Line.Band(SEALED, other)).withMessageContaining("one role");
        assertThat(new Line.Band(SEALED, SEALED).openers()).containsExactly(new Role("board"));
    }
}
