package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;

/** A deployment under a weekly monitoring plan, permitted on its first day. */
class SilenceTest {
    private final Example example = new Example();

    SilenceTest() {
        plan("P7D", "owner");
        permitted();
    }

    private void plan(String cadence, String owner) {
        example.then(story -> story.with(new Act.MonitoringPlanned(new MonitoringPlan(Story.digest("A"), Example.CONFIGURATION, List.of("misuse"), TimeSpan.of(cadence), List.of("halt"),
                new Role(owner))), "owner-1"));
    }

    private void permitted() {
        example.then(story -> story.with(new Act.DecisionMade(example.question(), story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1"));
    }

    private void reportAfter(String span) {
        example.then(story -> report(story.after(span), "A", "owner-1"));
    }

    private static Entry report(Story story, String weights, String by) {
        return story.add(new Act.MonitoringReported(new MonitoringReport(Story.digest(weights), Example.CONFIGURATION, Story.digest("signals"))), by);
    }

    private void cleared(String role, String by) {
        example.then(story -> clear(story, story.add(new Act.StreamsMapped(Map.of()), "evaluator-2").statement(), role, by));
    }

    private static void clear(Story story, Digest evidence, String role, String by) {
        story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, StopId.MONITORING, Story.digest("A"), evidence, new Role(role))), by);
    }

    private void isSilent() {
        assertThat(example.reasons()).containsExactly(Reason.Code.MONITORING_SILENT);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    @Test
    void reports_at_the_cadence_keep_it_permitted() {
        reportAfter("P7D");
        reportAfter("P7D");
        example.tick("P6D");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void what_was_never_permitted_is_not_reported_on() {
        Example asked = new Example().tick("P1M");
        assertThat(asked.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_report_that_does_not_come_trips() {
        reportAfter("P7D");
        example.tick("P8D");
        isSilent();
    }

    @Test
    void a_late_report_does_not_end_it() {
        reportAfter("P8D");
        isSilent();
    }

    @Test
    void somebody_outside_the_owners_chain_clears_a_gap_that_ended() {
        reportAfter("P8D");
        cleared("board", "board-1");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_gap_that_lasts_is_not_cleared() {
        example.tick("P8D");
        cleared("board", "board-1");
        isSilent();
    }

    @Test
    void a_later_gap_is_cleared_by_itself() {
        reportAfter("P8D");
        cleared("board", "board-1");
        reportAfter("P9D");
        isSilent();
    }

    @Test
    void an_older_statement_clears_no_gap() {
        reportAfter("P8D");
        example.then(story -> clear(story, story.entries().get(2).statement(), "board", "board-1"));
        isSilent();
    }

    @Test
    void nobody_of_the_owners_chain_clears_it_whatever_role_they_hold() {
        reportAfter("P8D");
        cleared("board", "asker-1");
        isSilent();
    }

    @Test
    void naming_another_owner_frees_the_first_for_nothing() {
        reportAfter("P8D");
        plan("P7D", "board");
        cleared("owner", "owner-1");
        isSilent();
    }

    @Test
    void somebody_enrolled_for_the_occasion_clears_no_gap() {
        reportAfter("P8D");
        example.then(story -> story.enrol("board-2", "apart", "board"));
        cleared("board", "board-2");
        isSilent();
    }

    @Test
    void clearing_it_for_other_weights_clears_nothing_here() {
        example.checkpoints = story -> story.checkpoint("A", "model", "unregistered");
        reportAfter("P8D");
        example.then(story -> {
            Entry seen = story.add(new Act.StreamsMapped(Map.of()), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, StopId.MONITORING, Story.digest("unregistered"), seen.statement(), new Role("board"))), "board-1");
        });
        isSilent();
    }

    @Test
    void a_new_plan_starts_no_new_count() {
        example.tick("P8D");
        plan("P7D", "owner");
        isSilent();
    }

    @Test
    void a_new_plan_does_not_ask_for_less() {
        plan("P1Y", "owner");
        example.tick("P8D");
        isSilent();
    }

    @Test
    void a_plan_that_asks_for_more_condemns_nothing_before_it() {
        reportAfter("P7D");
        plan("P1D", "owner");
        reportAfter("P1D");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_plan_that_asks_for_more_is_held_to_it() {
        plan("P1D", "owner");
        reportAfter("P2D");
        isSilent();
    }

    @Test
    void only_the_plans_owner_reports() {
        example.then(story -> report(story.after("P7D"), "A", "writer-1"));
        example.tick("P1D");
        assertThat(example.facts().dropped()).hasSize(1);
        isSilent();
    }

    @Test
    void a_plan_for_other_weights_lends_nobody_its_ownership() {
        example.then(story -> story.with(new Act.MonitoringPlanned(new MonitoringPlan(Story.digest("B"), Example.CONFIGURATION, List.of("misuse"), TimeSpan.of("P7D"), List.of("halt"),
                new Role("writer"))), "owner-1"));
        example.then(story -> report(story.after("P7D"), "A", "writer-1"));
        example.tick("P1D");
        isSilent();
    }

    @Test
    void reports_on_other_weights_are_none() {
        example.then(story -> story.with(new Act.MonitoringPlanned(new MonitoringPlan(Story.digest("B"), Example.CONFIGURATION, List.of("misuse"), TimeSpan.of("P7D"), List.of("halt"),
                new Role("owner"))), "owner-1"));
        example.then(story -> report(story.after("P7D"), "B", "owner-1"));
        example.tick("P1D");
        isSilent();
    }
}
