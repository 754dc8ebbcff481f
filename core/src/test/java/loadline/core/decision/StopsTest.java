package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Scope;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;

/** A stop latches, across versions and persons, until somebody independent clears it on what was logged since. */
class StopsTest {
    private static final StopId HALT = new StopId("halt");

    private final Example example = new Example();

    StopsTest() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.WITHDRAW));
    }

    private void tripped() {
        example.then(story -> trip(story, "example@1", "A"));
    }

    private static void trip(Story story, String version, String weights) {
        story.with(new Act.Stopped(new StopEvent.Tripped(PolicyId.of(version), HALT, Story.digest(weights), Story.digest("incident"))), "evaluator-2");
    }

    private static Entry fixed(Story story) {
        return story.add(new Act.StreamsMapped(Map.of()), "evaluator-2");
    }

    private static void clear(Story story, Digest evidence, String role, String... by) {
        story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, HALT, Story.digest("A"), evidence, new Role(role))), by);
    }

    private void clearedBy(String role, String... by) {
        example.then(story -> clear(story, fixed(story).statement(), role, by));
    }

    @Test
    void somebody_independent_clears_it_on_what_was_logged_since() {
        tripped();
        clearedBy("board", "board-1");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void it_trips_again_after_it_was_cleared() {
        tripped();
        clearedBy("board", "board-1");
        tripped();
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void an_older_statement_clears_nothing() {
        example.then(story -> {
            Entry older = fixed(story);
            trip(story, "example@1", "A");
            clear(story, older.statement(), "board", "board-1");
        });
        assertThat(example.answer()).isEqualTo("Withdraw");
        assertThat(example.facts().dropped()).singleElement().matches(d -> d.why().contains("after it tripped"));
    }

    @Test
    void a_statement_that_does_not_count_clears_nothing() {
        tripped();
        example.then(story -> {
            Entry dropped = story.add(new Act.StreamsMapped(Map.of()), "nobody-1");
            clear(story, dropped.statement(), "board", "board-1");
        });
        assertThat(example.answer()).isEqualTo("Withdraw");
        assertThat(example.facts().dropped()).hasSize(2).last().matches(d -> d.why().contains("a statement that counts"));
    }

    @Test
    void a_statement_that_nobody_logged_clears_nothing() {
        tripped();
        example.then(story -> clear(story, Story.digest("nowhere"), "board", "board-1"));
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void nobody_of_the_owners_chain_clears_it_whatever_role_they_hold() {
        tripped();
        clearedBy("board", "asker-1");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void the_owners_chain_is_remembered_when_the_owner_leaves() {
        tripped();
        example.then(story -> story.leaves("owner-1"));
        clearedBy("board", "asker-1");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void moving_to_another_chain_for_the_occasion_clears_nothing() {
        tripped();
        example.then(story -> {
            Roster.Member was = story.member("asker-1");
            story.reenrol("asker-1", new Roster.Member(was.roles(), was.keys(), "apart", was.identity(), false, false));
        });
        clearedBy("board", "asker-1");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void somebody_enrolled_for_the_occasion_clears_nothing() {
        tripped();
        example.then(story -> story.enrol("board-2", "apart", "board").after("P29D"));
        clearedBy("board", "board-2");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void somebody_who_ran_clears_nothing_beside_somebody_who_may() {
        tripped();
        clearedBy("board", "board-1", "evaluator-1");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void whoever_cleared_it_may_leave_later() {
        tripped();
        clearedBy("board", "board-1");
        example.then(story -> story.leaves("board-1"));
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void clearing_it_for_one_member_does_not_clear_another() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        example.then(story -> trip(story, "example@1", "B"));
        tripped();
        clearedBy("board", "board-1");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void dropping_it_from_the_policy_clears_nothing() {
        tripped();
        example.then(story -> Example.amend(story, new PolicyDraft().named("example@2").requiring(new loadline.core.policy.Condition.LevelAtMost(PolicyDraft.HIGH))));
        assertThat(example.under("example@2").reasons()).extracting(Reason::code).containsExactly(Reason.Code.STOP_TRIPPED);
    }

    @Test
    void a_trip_that_names_a_version_with_a_laxer_clearer_is_cleared_as_the_version_in_force_says() {
        example.policy.stops.clear();
        example.policy.stops.add(stop(PolicyDraft.EVERYWHERE, "guest"));
        PolicyDraft second = new PolicyDraft().named("example@2");
        second.stops.add(stop(PolicyDraft.EVERYWHERE, "board"));
        example.then(story -> {
            Example.amend(story, second);
            trip(story, "example@1", "A");
        });
        clearedBy("guest", "guest-1");
        assertThat(example.reasons()).contains(Reason.Code.STOP_TRIPPED);
    }

    @Test
    void a_trip_under_a_narrow_definition_hides_no_trip_under_a_wide_one() {
        example.policy.stops.clear();
        example.policy.stops.add(stop(new Scope(Set.of(Activity.STORE), Set.of(Surface.NONE)), "board"));
        PolicyDraft second = new PolicyDraft().named("example@2");
        second.stops.add(stop(PolicyDraft.EVERYWHERE, "board"));
        example.then(story -> {
            trip(story, "example@1", "A");
            Example.amend(story.after("P1D"), second);
            trip(story, "example@2", "A");
        });
        assertThat(example.reasons()).contains(Reason.Code.STOP_TRIPPED);
    }

    private static StopCondition stop(Scope scope, String clearedBy) {
        return new StopCondition(HALT, "an incident", scope, Gate.Otherwise.WITHDRAW, new Role(clearedBy), PolicyDraft.BINDING);
    }
}
