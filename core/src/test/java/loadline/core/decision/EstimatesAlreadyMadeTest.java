package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.Assess;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which estimates are still to be made: those that no protocol in force since the evidence has, over all of its runs, small enough. */
class EstimatesAlreadyMadeTest {
    private final Protocol protocol = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).with(ProtocolDraft.indicator("i2", "T1")).build();
    private final Story story = Story.begun().policy(new PolicyDraft().build()).protocol(protocol).checkpoint("A", "model");

    private List<Assess.Task> due() {
        return EstimatesDue.of(Fold.of(story.entries()));
    }

    private List<String> protocolsDue() {
        return due().stream().map(task -> task.protocol().equals(Story.adopted(protocol).text()) ? "plan@1" : "later").toList();
    }

    @Test
    void a_plan_without_a_run_and_a_task_that_nothing_reads_ask_for_none() {
        story.plan("A", "task-i1", 20);
        story.run("A", "task-elsewhere", null);
        assertThat(due()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"i1, 0.025, 1, true", "i1, 0.02, 1, true", "i1, 0.0251, 1, false", "i2, 0.025, 1, false", "i1, 0.025, 2, false"})
    void one_that_is_recorded_for_the_indicator_over_all_runs_and_small_enough_is_not_made_again(String indicator, String alpha, int runs, boolean made) {
        Entry plan = story.plan("A", "task-i1", 20);
        Entry run = story.run("A", "task-i1", plan);
        story.with(new Act.Estimated(Story.estimateOf(protocol, indicator, plan, "A", alpha, "0.1", "0.2", "0.3", run)), "evaluator-1");
        if (runs == 2) {
            story.run("A", "task-i1", plan);
        }
        assertThat(due()).hasSize(made ? 0 : 1);
    }

    private Protocol later(String policy, String... indicators) {
        ProtocolDraft draft = new ProtocolDraft().named("plan@2");
        draft.policy = PolicyId.of(policy);
        for (String indicator : indicators) {
            draft.with(ProtocolDraft.indicator(indicator, "T1"));
        }
        return draft.build();
    }

    @Test
    void a_later_version_that_reads_the_task_takes_over_what_comes_after_it() {
        story.protocol(later("example@1", "i1")).run("A", "task-i1", story.plan("A", "task-i1", 20));
        assertThat(protocolsDue()).containsExactly("later");
    }

    @Test
    void what_came_before_it_is_estimated_under_both() {
        story.run("A", "task-i1", story.plan("A", "task-i1", 20));
        story.protocol(later("example@1", "i1"));
        assertThat(protocolsDue()).containsExactly("plan@1", "later");
    }

    @Test
    void a_later_version_that_does_not_read_the_task_takes_over_nothing() {
        story.protocol(later("example@1", "i2")).run("A", "task-i1", story.plan("A", "task-i1", 20));
        assertThat(protocolsDue()).containsExactly("plan@1");
    }

    @Test
    void neither_does_another_policys_protocol() {
        story.policy(new PolicyDraft().named("other@1").build()).protocol(later("other@1", "i1")).run("A", "task-i1", story.plan("A", "task-i1", 20));
        assertThat(protocolsDue()).containsExactly("plan@1", "later");
    }

    @Test
    void submissions_for_a_task_that_only_another_policy_reads_are_none_here() {
        story.policy(new PolicyDraft().named("other@1").build()).protocol(later("other@1", "i9")).checkpoint("B", "model");
        story.run("B", "task-i9", story.plan("B", "task-i9", 20));
        Entry plan = story.plan("A", "task-i1", 20);
        story.run("A", "task-i1", plan);
        assertThat(due()).filteredOn(task -> task.evidence().key().equals(plan.statement())).singleElement()
                .satisfies(task -> assertThat(task.alpha()).isEqualByComparingTo("0.025"));
    }

    @Test
    void those_to_be_made_are_computed_with_nothing_scored_as_the_worst() {
        story.run("A", "task-i1", story.plan("A", "task-i1", 20));
        assertThat(EstimatesDue.computed(Fold.of(story.entries()))).singleElement().satisfies(estimate -> {
            assertThat(estimate.tally().missing()).isEqualTo(20);
            assertThat(estimate.upper().orElseThrow()).isEqualByComparingTo("1");
        });
    }
}
