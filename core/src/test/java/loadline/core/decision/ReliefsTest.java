package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.Notice;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefClause.Kind;
import loadline.core.policy.ReliefClause.OnUnknown;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A security standard is not in force; a clause lets the chief executive and the board do with something else for a while. */
class ReliefsTest {
    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
    private static final ReportId REPORT = new ReportId("risk-report");

    private final Example example = new Example();

    ReliefsTest() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.BLOCK);
        clause(PolicyDraft.relief("interim", Kind.INTERIM_MEASURES, Standard.Axis.SECURITY, OnUnknown.NO_RELIEF));
    }

    private void clause(ReliefClause clause) {
        example.policy.reliefs.clear();
        example.policy.reliefs.add(clause);
    }

    private static ReliefInvocation relief(String as, String measures, Instant until, String... standards) {
        return new ReliefInvocation(Example.POLICY, new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, Surface.API, Set.of(standards).stream().map(StandardId::new)
                .collect(java.util.stream.Collectors.toSet()), Story.digest(measures), until, new Role(as));
    }

    private void invoked(ReliefInvocation relief, String... by) {
        example.then(story -> story.with(new Act.ReliefInvoked(relief), by));
    }

    private void invoked(String role, String... by) {
        invoked(relief(role, "measures", UNTIL, "S1"), by);
    }

    private void bothInvoke() {
        invoked("ceo", "ceo-1");
        invoked("board", "board-1");
    }

    private void isDelayed() {
        assertThat(example.reasons()).contains(Reason.Code.CRITERION_MISSING);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    private void isRelieved() {
        assertThat(example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(UNTIL));
    }

    @Test
    void invoked_alike_by_every_approver_it_permits_until_its_date_and_says_so() {
        bothInvoke();
        isRelieved();
        assertThat(example.under().notes()).contains(new PolicyAnswer.Note(PolicyAnswer.Note.Code.RELIEVED, "S1"));
    }

    @Test
    void the_earliest_date_of_all_standards_stands() {
        example.policy.standards.add(PolicyDraft.standard("S2", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.baseline.add(PolicyDraft.demand("S2"));
        bothInvoke();
        Instant sooner = UNTIL.minusSeconds(86_400);
        invoked(relief("ceo", "measures", sooner, "S2"), "ceo-1");
        invoked(relief("board", "measures", sooner, "S2"), "board-1");
        assertThat(example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(sooner));
    }

    @Test
    void one_approver_of_two_is_none() {
        invoked("ceo", "ceo-1");
        isDelayed();
    }

    @Test
    void one_account_in_two_seats_is_one_approver() {
        invoked("ceo", "rso-alias");
        invoked("board", "rso-alias");
        isDelayed();
    }

    @Test
    void two_accounts_of_one_person_are_one_approver() {
        example.then(story -> story.reenrol("ceo-2", new loadline.core.governance.Roster.Member(Set.of(new Role("ceo")), Set.of("k"), "apart", "identity of board-1", false, false)).after("P31D"));
        invoked("ceo", "ceo-2");
        invoked("board", "board-1");
        isDelayed();
    }

    @Test
    void measures_that_differ_between_approvers_are_not_agreed() {
        invoked("ceo", "ceo-1");
        invoked(relief("board", "other measures", UNTIL, "S1"), "board-1");
        isDelayed();
    }

    @Test
    void dates_that_differ_between_approvers_are_not_agreed() {
        invoked("ceo", "ceo-1");
        invoked(relief("board", "measures", UNTIL.plusSeconds(1), "S1"), "board-1");
        isDelayed();
    }

    @Test
    void standards_that_differ_between_approvers_are_not_agreed() {
        invoked("ceo", "ceo-1");
        invoked(relief("board", "measures", UNTIL, "S1", "S9"), "board-1");
        isDelayed();
    }

    @Test
    void past_its_date_it_relieves_nothing() {
        bothInvoke();
        example.tick("P1Y");
        isDelayed();
    }

    @Test
    void it_ends_six_months_after_it_was_first_signed_whatever_date_was_signed() {
        Instant never = Instant.parse("2036-06-01T00:00:00Z");
        invoked(relief("ceo", "measures", never, "S1"), "ceo-1");
        example.tick("P1D");
        invoked(relief("board", "measures", never, "S1"), "board-1");
        Instant first = example.facts().configuration(Example.CONFIGURATION).reliefs().getFirst().at();
        assertThat(example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(TimeSpan.of("P6M").after(first)));
    }

    @ParameterizedTest
    @CsvSource({"API, DeployUnderInterimMeasures", "AUTONOMOUS, DeployUnderInterimMeasures", "TRUSTED_PARTNER, Delay", "INTERNAL, Delay"})
    void it_stands_for_the_surface_it_names_and_narrower_ones(Surface surface, String answer) {
        for (String role : List.of("ceo", "board")) {
            invoked(new ReliefInvocation(Example.POLICY, new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, surface, Set.of(new StandardId("S1")),
                    Story.digest("measures"), UNTIL, new Role(role)), role + "-1");
        }
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void surfaces_that_differ_between_approvers_are_not_agreed() {
        invoked("ceo", "ceo-1");
        invoked(new ReliefInvocation(Example.POLICY, new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, Surface.AUTONOMOUS, Set.of(new StandardId("S1")),
                Story.digest("measures"), UNTIL, new Role("board")), "board-1");
        isDelayed();
    }

    @Test
    void a_standard_that_it_does_not_name_is_not_relieved() {
        invoked(relief("ceo", "measures", UNTIL, "S9"), "ceo-1");
        invoked(relief("board", "measures", UNTIL, "S9"), "board-1");
        isDelayed();
    }

    @Test
    void a_clause_for_another_axis_relieves_nothing() {
        clause(PolicyDraft.relief("interim", Kind.INTERIM_MEASURES, Standard.Axis.DEPLOYMENT, OnUnknown.NO_RELIEF));
        bothInvoke();
        isDelayed();
    }

    @Test
    void a_standard_without_criteria_is_never_met_and_never_relieved() {
        example.policy.standards.set(0, PolicyDraft.standard("S1", Standard.Axis.SECURITY));
        bothInvoke();
        assertThat(example.answer()).isEqualTo("Deny");
    }

    @Test
    void a_relief_for_another_configuration_is_none() {
        ReliefInvocation elsewhere = new ReliefInvocation(Example.POLICY, new ReliefId("interim"), Story.digest("A"), Story.digest("elsewhere"), Surface.API, Set.of(new StandardId("S1")),
                Story.digest("measures"), UNTIL, new Role("ceo"));
        invoked(elsewhere, "ceo-1");
        invoked("board", "board-1");
        isDelayed();
    }

    @Test
    void a_relief_under_another_version_is_none() {
        ReliefInvocation older = new ReliefInvocation(PolicyId.of("example@0"), new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, Surface.API, Set.of(new StandardId("S1")),
                Story.digest("measures"), UNTIL, new Role("ceo"));
        invoked(older, "ceo-1");
        invoked("board", "board-1");
        isDelayed();
    }

    @Test
    void a_role_that_nobody_signing_holds_invokes_nothing() {
        invoked("ceo", "ceo-1");
        invoked("board", "ceo-1");
        assertThat(example.facts().dropped()).hasSize(1);
        isDelayed();
    }

    @ParameterizedTest
    @CsvSource({"evaluator-1, ran", "owner-1, registered", "writer-1, wrote the report", "asker-1, asked"})
    void whoever_took_part_or_asked_does_not_invoke(String person, String why) {
        invoked("ceo", "ceo-1");
        invoked("board", "board-1", person);
        assertThat(example.reasons()).as(why).contains(Reason.Code.CRITERION_MISSING);
    }

    @Test
    void somebody_enrolled_for_the_occasion_does_not_invoke() {
        example.then(story -> story.enrol("board-2", "apart", "board").after("P29D"));
        invoked("ceo", "ceo-1");
        invoked("board", "board-2");
        isDelayed();
    }

    @Test
    void a_bad_result_since_voids_it() {
        bothInvoke();
        example.then(story -> story.run("A", "task-i1", null));
        assertThat(example.reasons()).contains(Reason.Code.CRITERION_MISSING);
    }

    @Test
    void an_insufficient_review_since_voids_it() {
        bothInvoke();
        example.then(story -> story.with(new Act.Reviewed(new ReviewRound("red-team", Story.digest("A"), Example.CONFIGURATION, new Person("reviewer-1"), 1,
                ReviewRound.Result.INSUFFICIENT, Story.digest("findings"))), "reviewer-1"));
        isDelayed();
    }

    @Test
    void a_stop_since_voids_it_even_after_it_was_cleared() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.WITHDRAW));
        bothInvoke();
        example.then(story -> {
            story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
            Entry fixed = story.add(new Act.StreamsMapped(Map.of()), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, new StopId("halt"), Story.digest("A"), fixed.statement(), new Role("board"))), "board-1");
        });
        isDelayed();
    }

    @Test
    void open_weights_get_none() {
        bothInvoke();
        example.on(Surface.OPEN_WEIGHTS);
        isDelayed();
    }

    @ParameterizedTest
    @CsvSource({"TRAIN_FURTHER, Pause", "STORE, Isolate"})
    void neither_training_nor_storing_gets_one_by_asking_about_a_deployment(Activity activity, String answer) {
        bothInvoke();
        Question asked = new Question(activity, new Subject.Deployment(Story.digest("A"), Example.CONFIGURATION), Surface.API, example.bounds, new Person("asker-1"));
        assertThat(Decide.decide(asked, Fold.of(example.entries())).answer().name()).isEqualTo(answer);
    }

    // ---- telling and publishing

    private void tellingClause() {
        clause(new ReliefClause(new ReliefId("interim"), Kind.INTERIM_MEASURES, List.of(Standard.Axis.SECURITY), List.of(new Role("ceo"), new Role("board")), List.of(new Role("state")), true,
                OnUnknown.NO_RELIEF, PolicyDraft.BINDING));
    }

    private void told() {
        example.then(story -> story.with(new Act.Notified(new Notice(new Role("state"), REPORT, Story.digest("A"))), "rso-1"));
    }

    private void published() {
        example.then(story -> story.with(new Act.Published(new Publication(REPORT, Story.digest("A"), "a page")), "rso-1"));
    }

    @Test
    void where_the_clause_says_so_it_is_told_and_published_after_it_is_invoked() {
        tellingClause();
        bothInvoke();
        told();
        published();
        isRelieved();
    }

    @Test
    void what_was_told_and_published_before_is_about_something_else() {
        tellingClause();
        told();
        published();
        bothInvoke();
        isDelayed();
    }

    @Test
    void untold_or_unpublished_it_is_none() {
        tellingClause();
        bothInvoke();
        told();
        isDelayed();
        ReliefsTest untold = new ReliefsTest();
        untold.tellingClause();
        untold.bothInvoke();
        untold.published();
        untold.isDelayed();
    }

    // ---- what depends on the world outside

    private void competitorClause(OnUnknown onUnknown) {
        clause(PolicyDraft.relief("interim", Kind.COMPETITOR, Standard.Axis.SECURITY, onUnknown));
        bothInvoke();
    }

    private void found(boolean holds, String expires, String role, String... by) {
        example.then(story -> story.with(new Act.ExternallyFound(new ExternalFinding(Example.POLICY, Condition.Found.Kind.COMPETITOR, holds, "a page", digest(), Instant.parse(expires + "T00:00:00Z"),
                new Role(role))), by));
    }

    private static Digest digest() {
        return Story.digest("what was seen");
    }

    @Test
    void a_competitors_conduct_relieves_once_an_approver_found_it() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-07-01", "board", "board-1");
        isRelieved();
    }

    @Test
    void a_relief_does_not_outlast_the_finding_it_rests_on() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-05-01", "board", "board-1");
        assertThat(example.decide().answer()).isEqualTo(new Answer.DeployUnderInterimMeasures(Instant.parse("2026-05-01T00:00:00Z")));
    }

    @Test
    void nothing_found_relieves_nothing() {
        competitorClause(OnUnknown.NO_RELIEF);
        isDelayed();
    }

    @Test
    void a_finding_that_it_does_not_hold_relieves_nothing_whoever_signed_it_last() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-05-01", "board", "board-1");
        found(false, "2026-05-01", "guest", "guest-1");
        isDelayed();
    }

    @Test
    void an_expired_finding_relieves_nothing() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-01-20", "board", "board-1");
        example.tick("P1M");
        isDelayed();
    }

    @Test
    void a_finding_in_a_role_that_does_not_approve_relieves_nothing() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-05-01", "guest", "guest-1");
        isDelayed();
    }

    @Test
    void a_finding_of_whoever_ran_relieves_nothing() {
        competitorClause(OnUnknown.NO_RELIEF);
        found(true, "2026-05-01", "board", "board-1", "evaluator-1");
        isDelayed();
    }

    @Test
    void where_the_clause_says_so_everything_waits_while_it_is_unknown() {
        competitorClause(OnUnknown.HOLD);
        assertThat(example.answer()).isEqualTo("Hold");
    }
}
