package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.Incident;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.history.Act;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;
import loadline.core.policy.Obligation.Event;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** O1: which event starts the clock of an obligation that is due ten days after it. */
class ObligationEventsTest {
    private final Example example = new Example();

    private ObligationEventsTest within(Event event) {
        example.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P10D"), event)));
        return this;
    }

    private ObligationEventsTest then(Consumer<Story> more) {
        example.then(more);
        return this;
    }

    private static Consumer<Story> met(String policy, String obligation, String weights) {
        return story -> story.with(new Act.Met(new ObligationMet(PolicyId.of(policy), new ObligationId(obligation), Story.digest(weights), Story.digest("shown"))), "owner-1");
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private void isDueOn(String date) {
        assertThat(example.decide().reasons()).isEmpty();
        assertThat(example.under().obligations()).extracting(DueObligation::due).containsExactly(day(date));
    }

    private void asksForNothing() {
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    // ---- stops

    private static Consumer<Story> tripped(String weights) {
        return story -> story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest(weights), Story.digest("incident"))), "evaluator-2");
    }

    private static Consumer<Story> cleared(String weights) {
        return story -> {
            Act fixed = new Act.StreamsMapped(Map.of());
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, new StopId("halt"), Story.digest(weights), story.add(fixed, "evaluator-2").statement(),
                    new Role("board"))), "board-1");
        };
    }

    private ObligationEventsTest stopped() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        return within(Event.STOP_TRIPPED);
    }

    @Test
    void a_trip_starts_a_clock_that_clearing_neither_starts_nor_ends() {
        stopped().then(tripped("A")).then(story -> story.after("P5D")).then(cleared("A"));
        isDueOn("2026-01-12");
    }

    @Test
    void it_starts_for_the_checkpoint_it_tripped_for() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        stopped().then(tripped("B")).then(cleared("B"));
        asksForNothing();
    }

    @Test
    void a_trip_before_it_was_last_met_is_done_with_and_one_since_is_not() {
        stopped().then(tripped("A")).then(cleared("A")).then(story -> story.after("P2D")).then(met("example@1", "ob", "A"));
        asksForNothing();
        ObligationEventsTest again = new ObligationEventsTest().stopped().then(tripped("A")).then(cleared("A")).then(story -> story.after("P2D")).then(met("example@1", "ob", "A"))
                .then(story -> story.after("P3D")).then(tripped("A")).then(cleared("A"));
        again.isDueOn("2026-01-17");
        new ObligationEventsTest().stopped().then(tripped("A")).then(story -> story.after("P2D")).then(met("example@1", "ob", "A")).then(story -> story.after("P1D")).then(cleared("A"))
                .asksForNothing();
    }

    @Test
    void an_event_logged_after_it_was_met_starts_another_clock_though_the_log_says_the_same_time() {
        stopped().then(met("example@1", "ob", "A")).then(tripped("A")).then(cleared("A")).isDueOn("2026-01-12");
        new ObligationEventsTest().stopped().then(tripped("A")).then(cleared("A")).then(met("example@1", "ob", "A")).asksForNothing();
        Consumer<Story> published = story -> story.with(new Act.Published(new Publication(new ReportId("risk-report"), Story.digest("A"), "a page")), "rso-1");
        new ObligationEventsTest().within(Event.PUBLICATION).then(met("example@1", "ob", "A")).then(published).isDueOn("2026-01-12");
    }

    // ---- assessments, publications, policies

    @Test
    void an_assessment_that_fell_due_starts_one() {
        example.policy.gates.clear();
        example.gated(new Condition.Cleared(Example.T1), Gate.Otherwise.BLOCK);
        example.papers = Example::report;
        within(Event.ASSESSMENT_DUE).isDueOn("2026-01-11");
        ObligationEventsTest overdue = new ObligationEventsTest().within(Event.ASSESSMENT_DUE);
        overdue.example.policy.gates.clear();
        overdue.example.gated(new Condition.Cleared(Example.T1), Gate.Otherwise.BLOCK);
        overdue.example.papers = Example::report;
        overdue.example.tick("P2M");
        assertThat(overdue.example.reasons()).containsExactly(Reason.Code.OBLIGATION_OVERDUE);
    }

    @Test
    void one_that_is_not_due_starts_none() {
        within(Event.ASSESSMENT_DUE).asksForNothing();
        ObligationEventsTest carried = new ObligationEventsTest().within(Event.ASSESSMENT_DUE);
        carried.example.subject = "B";
        carried.then(story -> story.checkpoint("B", "model", "A").with(new Act.Assessed(new Assessment.PreliminaryDone(
                Example.POLICY, Story.digest("B"), Story.digest("A"), Optional.empty(), Story.digest("report"))), "rso-1")).asksForNothing();
    }

    @Test
    void the_day_a_version_took_effect_starts_one_under_that_version() {
        within(Event.POLICY_CHANGE).isDueOn("2026-01-11");
        Example second = new Example().then(story -> {
            PolicyDraft draft = new PolicyDraft().named("example@2").requiring(new Condition.LevelAtMost(PolicyDraft.HIGH));
            draft.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P10D"), Event.POLICY_CHANGE)));
            Example.amend(story.after("P30D"), draft);
        });
        assertThat(second.under("example@2").obligations()).extracting(DueObligation::due).containsExactly(day("2026-02-11"));
    }

    @Test
    void a_publication_starts_one_and_the_first_since_it_was_met_counts() {
        Consumer<Story> published = story -> story.after("P1D").with(new Act.Published(new Publication(new ReportId("risk-report"), Story.digest("A"), "a page")), "rso-1");
        within(Event.PUBLICATION).then(published).then(published);
        isDueOn("2026-01-13");
        new ObligationEventsTest().within(Event.PUBLICATION).then(published).then(met("example@1", "ob", "A")).then(published).isDueOn("2026-01-14");
    }

    // ---- what meets it

    @ParameterizedTest
    @CsvSource({"example@1, ob, A, true", "example@0, ob, A, false", "example@1, another, A, false", "example@1, ob, B, false"})
    void it_is_met_under_this_policy_by_its_name_for_the_checkpoint(String policy, String obligation, String weights, boolean isMet) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Before()));
        example.policy.obligations.add(PolicyDraft.obligation("another", PolicyDraft.HIGH, new Obligation.Timing.Before()));
        then(met(policy, obligation, weights));
        assertThat(example.answer()).isEqualTo(isMet ? "Deploy" : "Delay");
    }

    @Test
    void the_newest_time_it_was_met_counts() {
        example.policy.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Continuous(TimeSpan.of("P10D"))));
        then(met("example@1", "ob", "A")).then(story -> story.after("P9D")).then(met("example@1", "ob", "A")).example.tick("P9D");
        asksForNothing();
    }

    // ---- where it arises

    @Test
    void it_arises_from_its_level_on_where_its_scope_holds_and_its_clause_binds() {
        Scope elsewhere = new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS));
        Obligation.Timing before = new Obligation.Timing.Before();
        Role owner = new Role("owner");
        example.policy.obligations.add(new Obligation(new ObligationId("higher"), "do", owner, PolicyDraft.EVERYWHERE, PolicyDraft.MIDDLE, before, PolicyDraft.BINDING));
        example.policy.obligations.add(new Obligation(new ObligationId("elsewhere"), "do", owner, elsewhere, PolicyDraft.LOW, before, PolicyDraft.BINDING));
        example.policy.obligations.add(new Obligation(new ObligationId("soft"), "do", owner, PolicyDraft.EVERYWHERE, PolicyDraft.LOW, before, PolicyDraft.SOFT));
        asksForNothing();
        example.policy.obligations.add(new Obligation(new ObligationId("here"), "do", owner, PolicyDraft.EVERYWHERE, PolicyDraft.LOW, before, PolicyDraft.BINDING));
        ObligationEventsTest here = new ObligationEventsTest();
        here.example.policy.obligations.addAll(example.policy.obligations);
        assertThat(here.example.decide().reasons()).extracting(Reason::about).containsExactly("here");
    }

    // ---- open weights

    @Test
    void what_was_met_ahead_of_a_first_deployment_is_not_undone_by_an_earlier_refusal() {
        within(Event.DEPLOYMENT).then(met("example@1", "ob", "A"))
                .then(story -> story.after("P1D").with(new Act.DecisionMade(example.question(), story.size(), "Delay", Story.digest("body"), "engine"), "owner-1"));
        example.on(Surface.OPEN_WEIGHTS);
        asksForNothing();
    }

    @Test
    void an_incident_logged_with_the_entry_that_met_the_last_one_is_another() {
        within(Event.AWARENESS).then(met("example@1", "ob", "A"))
                .then(story -> story.with(new Act.IncidentLogged(new Incident(Story.digest("A"), Event.AWARENESS, day("2026-01-02"), Story.digest("what happened"))), "owner-1"));
        isDueOn("2026-01-12");
    }
}
