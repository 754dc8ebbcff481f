package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.history.Act;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;

/** O2: which version's definition of a stop a trip falls under. */
class StopVersionsTest {
    private static final StopId HALT = new StopId("halt");

    private final Example example = new Example();

    private static StopCondition stop(String id, Gate.Otherwise trips, String clearedBy) {
        return new StopCondition(new StopId(id), "an incident", PolicyDraft.EVERYWHERE, trips, new Role(clearedBy), PolicyDraft.BINDING);
    }

    private static PolicyDraft version(String id, StopCondition... stops) {
        PolicyDraft draft = new PolicyDraft().named(id).requiring(new Condition.LevelAtMost(PolicyDraft.HIGH));
        draft.stops.addAll(List.of(stops));
        return draft;
    }

    private static Consumer<Story> tripped(String version) {
        return story -> story.with(new Act.Stopped(new StopEvent.Tripped(PolicyId.of(version), HALT, Story.digest("A"), Story.digest("incident"))), "evaluator-2");
    }

    @Test
    void another_stop_of_the_version_defines_nothing() {
        example.policy.stops.add(stop("aaa", Gate.Otherwise.BLOCK, "guest"));
        example.policy.stops.add(stop("halt", Gate.Otherwise.WITHDRAW, "board"));
        example.then(tripped("example@1"));
        assertThat(example.decide().reasons()).extracting(Reason::about).containsExactly("halt");
        assertThat(example.answer()).isEqualTo("Withdraw");
    }

    @Test
    void another_policys_stop_of_the_same_name_defines_nothing_here() {
        example.policy.stops.add(stop("halt", Gate.Otherwise.WITHDRAW, "board"));
        example.then(story -> story.policy(version("other@1", stop("halt", Gate.Otherwise.BLOCK, "guest")).build()));
        example.then(tripped("example@1"));
        assertThat(example.under("example@1").answer()).isEqualTo(new Answer.Withdraw());
        assertThat(example.under("other@1").reasons()).isEmpty();
    }

    @Test
    void a_version_signed_before_the_trip_and_in_its_notice_defines_nothing_yet() {
        example.policy.notice = TimeSpan.of("P30D");
        example.policy.stops.add(stop("halt", Gate.Otherwise.WITHDRAW, "board"));
        example.then(story -> Example.amend(story, version("example@2", stop("halt", Gate.Otherwise.BLOCK, "board")))).then(tripped("example@1")).tick("P31D");
        assertThat(example.under("example@2").reasons()).extracting(Reason::otherwise).contains(Gate.Otherwise.WITHDRAW);
    }

    @Test
    void where_the_version_in_force_does_not_hold_it_the_one_the_trip_names_defines_it() {
        example.policy.stops.add(stop("halt", Gate.Otherwise.WITHDRAW, "board"));
        example.then(story -> Example.amend(story, version("example@2"))).then(tripped("example@1"));
        assertThat(example.under("example@2").answer()).isEqualTo(new Answer.Withdraw());
    }

    @Test
    void where_neither_holds_it_the_version_that_is_asked_does() {
        example.then(tripped("example@1")).then(story -> Example.amend(story.after("P1D"), version("example@2", stop("halt", Gate.Otherwise.WITHDRAW, "board"))));
        assertThat(example.under("example@2").answer()).isEqualTo(new Answer.Withdraw());
        assertThat(example.under("example@1").reasons()).isEmpty();
    }

    @Test
    void a_stop_on_a_clause_that_does_not_bind_stops_nothing() {
        example.policy.stops.add(new StopCondition(HALT, "an incident", PolicyDraft.EVERYWHERE, Gate.Otherwise.WITHDRAW, new Role("board"), PolicyDraft.SOFT));
        example.then(tripped("example@1"));
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void the_newest_version_in_force_at_the_trip_defines_it() {
        example.policy.stops.add(stop("halt", Gate.Otherwise.BLOCK, "board"));
        example.then(story -> Example.amend(story, version("example@2", stop("halt", Gate.Otherwise.WITHDRAW, "board")))).then(tripped("example@1"))
                .then(story -> Example.amend(story.after("P1D"), version("example@3", stop("halt", Gate.Otherwise.BLOCK, "board"))));
        assertThat(example.under("example@3").reasons()).extracting(Reason::otherwise).containsExactly(Gate.Otherwise.WITHDRAW);
    }
}
