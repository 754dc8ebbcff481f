package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.AssessmentState.Trigger;
import loadline.core.history.Act;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.PolicyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A1 and A3: which assessment is the last, and when the next fell due. A is registered on the first of January 2026 and assessed on the second. */
class AssessmentClockTest {
    private final Example example = new Example();

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private Instant since() {
        return switch (example.under().assessment()) {
            case AssessmentState.Due due -> due.since();
            case AssessmentState.Overdue overdue -> overdue.since();
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> throw new AssertionError("nothing is due");
        };
    }

    private List<Trigger> because() {
        return switch (example.under().assessment()) {
            case AssessmentState.Due due -> due.because();
            case AssessmentState.Overdue overdue -> overdue.because();
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> List.of();
        };
    }

    private static Consumer<Story> preliminary(String weights, String against) {
        return story -> story.with(new Act.Assessed(new Assessment.PreliminaryDone(Example.POLICY, Story.digest(weights), Story.digest(against), Optional.empty(), Story.digest("report"))), "rso-1");
    }

    // ---- since when

    @Test
    void for_a_new_checkpoint_the_earlier_of_its_registration_and_the_elapsed_span_counts() {
        example.subject = "B";
        example.then(story -> story.after("P31D").checkpoint("B", "model", "A"));
        example.tick("P8M");
        assertThat(since()).isEqualTo(day("2026-02-02"));
        AssessmentClockTest late = new AssessmentClockTest();
        late.example.subject = "B";
        late.example.then(story -> story.after("P8M").checkpoint("B", "model", "A"));
        assertThat(late.since()).isEqualTo(day("2026-07-02"));
    }

    @Test
    void an_unassessed_checkpoint_that_it_derives_from_began_its_clock_and_no_other_older_one_did() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.subject = "C";
        example.then(story -> story.after("P31D").checkpoint("C", "model", "B"));
        assertThat(since()).isEqualTo(day("2026-01-01"));
        AssessmentClockTest beside = new AssessmentClockTest();
        beside.example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        beside.example.subject = "C";
        beside.example.then(story -> story.after("P31D").checkpoint("C", "model", "A"));
        assertThat(beside.since()).isEqualTo(day("2026-02-02"));
    }

    @Test
    void so_did_one_two_generations_up() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.subject = "D";
        example.then(story -> story.after("P31D").checkpoint("C", "model", "B").after("P5D").checkpoint("D", "model", "C"));
        assertThat(since()).isEqualTo(day("2026-01-01"));
    }

    // ---- which is the last

    @Test
    void a_checkpoints_own_assessment_comes_before_a_newer_one_of_another_member() {
        for (String[] names : List.of(new String[] {"A", "B"}, new String[] {"A", "C"}, new String[] {"A", "D"})) {
            Example told = new Example();
            told.checkpoints = story -> story.checkpoint("A", "model").checkpoint(names[1], "model");
            told.then(story -> Example.assess(story.after("P1M"), names[1]));
            assertThat(told.under().assessment()).isEqualTo(new AssessmentState.Current(Story.digest("A"), day("2026-01-02")));
        }
    }

    @Test
    void of_its_own_the_newest_counts() {
        example.then(story -> Example.assess(story.after("P4M"), "A"));
        example.tick("P3M");
        assertThat(example.under().assessment()).isEqualTo(new AssessmentState.Current(Story.digest("A"), day("2026-05-02")));
    }

    @ParameterizedTest
    @CsvSource({"A, B, B, true", "A, B, A, false", "B, A, A, true", "B, A, B, false"})
    void where_it_has_none_the_newest_of_the_family_counts(String first, String second, String against, boolean carries) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.papers = story -> {
            Example.report(story);
            Example.assess(story, first);
            Example.assess(story.after("P1D"), second);
        };
        example.subject = "C";
        example.then(story -> story.checkpoint("C", "model", "A")).then(preliminary("C", against));
        assertThat(because()).isEqualTo(carries ? List.of() : List.of(Trigger.NO_PRELIMINARY));
        if (carries) {
            assertThat(example.under().assessment()).isInstanceOfSatisfying(AssessmentState.CarriedOver.class, c -> assertThat(c.from()).isEqualTo(Story.digest(second)));
        }
    }

    @Test
    void a_preliminary_assessment_before_the_last_comprehensive_one_is_none() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model", "A");
        example.subject = "B";
        example.papers = preliminary("B", "A").andThen(story -> Example.assess(story, "A"));
        assertThat(because()).containsExactly(Trigger.NO_PRELIMINARY);
    }

    // ---- discretion

    private static Consumer<Story> called(String weights, String role, String by) {
        return called("example@1", weights, role, by);
    }

    private static Consumer<Story> called(String policy, String weights, String role, String by) {
        return story -> story.with(new Act.Assessed(new Assessment.Called(PolicyId.of(policy), Story.digest(weights), new Role(role), "a rumour")), by);
    }

    private AssessmentClockTest discretion(String... roles) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        for (String role : roles) {
            example.policy.triggers.add(new AssessmentRule.Trigger.Discretion(new Role(role), PolicyDraft.BINDING));
        }
        return this;
    }

    @Test
    void a_call_before_the_span_elapsed_is_when_it_fell_due() {
        discretion("rso").example.then(story -> story.after("P10D")).then(called("A", "rso", "rso-1")).tick("P8M");
        assertThat(because()).containsExactlyInAnyOrder(Trigger.ELAPSED, Trigger.CALLED);
        assertThat(since()).isEqualTo(day("2026-01-12"));
    }

    @Test
    void of_several_calls_for_members_of_the_family_the_first_counts() {
        for (String[] order : List.of(new String[] {"A", "B"}, new String[] {"B", "A"})) {
            AssessmentClockTest told = new AssessmentClockTest().discretion("rso");
            told.example.then(story -> story.after("P10D")).then(called(order[0], "rso", "rso-1")).then(story -> story.after("P10D")).then(called(order[1], "rso", "rso-1")).tick("P1D");
            assertThat(told.since()).as(order[0]).isEqualTo(day("2026-01-12"));
        }
    }

    @Test
    void of_several_roles_that_called_the_first_counts() {
        for (String[] roles : List.of(new String[] {"rso", "ceo"}, new String[] {"ceo", "rso"})) {
            AssessmentClockTest told = new AssessmentClockTest().discretion(roles);
            told.example.then(story -> story.after("P10D")).then(called("A", "rso", "rso-1")).then(story -> story.after("P10D")).then(called("A", "ceo", "ceo-1")).tick("P1D");
            assertThat(told.since()).as(roles[0]).isEqualTo(day("2026-01-12"));
        }
    }

    @Test
    void a_call_that_was_answered_or_made_under_another_policy_makes_nothing_due() {
        discretion("rso").example.then(called("A", "rso", "rso-1")).then(story -> Example.assess(story, "A"));
        assertThat(because()).isEmpty();
        AssessmentClockTest other = new AssessmentClockTest().discretion("rso");
        other.example.then(called("elsewhere@1", "A", "rso", "rso-1"));
        assertThat(other.because()).isEmpty();
        AssessmentClockTest version = new AssessmentClockTest().discretion("rso");
        version.example.then(called("example@7", "A", "rso", "rso-1"));
        assertThat(version.because()).containsExactly(Trigger.CALLED);
    }

    @Test
    void discretion_that_nobody_used_lets_standings_carry_over() {
        discretion("rso").example.subject = "C";
        example.then(story -> story.checkpoint("C", "model", "A")).then(preliminary("C", "A"));
        assertThat(example.under().assessment()).isInstanceOf(AssessmentState.CarriedOver.class);
    }
}
