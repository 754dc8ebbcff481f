package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.Assess;
import loadline.core.evaluation.Withdrawal;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.policy.Protocol;
import org.junit.jupiter.api.Test;

/** What must be estimated, and at which error probability. */
class EstimatesDueTest {
    private final Protocol protocol = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).build();
    private final Story story = Story.begun().policy(new PolicyDraft().build()).protocol(protocol);

    private List<Assess.Task> due() {
        return EstimatesDue.of(Fold.of(story.entries()));
    }

    @Test
    void a_run_on_weights_that_nobody_registered_is_estimated_with_their_family() {
        story.checkpoint("A", "model", "unregistered");
        story.run("unregistered", "task-i1", null);
        story.run("A", "task-i1", story.plan("A", "task-i1", 20));
        assertThat(due()).extracting(task -> task.evidence().weights()).containsExactlyInAnyOrder(Story.digest("unregistered"), Story.digest("A"));
        assertThat(due()).extracting(task -> task.alpha().toPlainString()).containsExactlyInAnyOrder("0.025", "0.008333333333333333");
    }

    @Test
    void a_withdrawn_result_counts_as_a_submission() {
        story.checkpoint("A", "model");
        Entry first = story.run("A", "task-i1", story.plan("A", "task-i1", 20));
        story.with(new Act.RunWithdrawn(new Withdrawal(first.statement(), Story.digest("A"), "misconfigured")), "evaluator-2");
        Entry plan = story.plan("A", "task-i1", 20);
        story.run("A", "task-i1", plan);
        assertThat(due()).filteredOn(task -> task.evidence().key().equals(plan.statement())).singleElement()
                .satisfies(task -> assertThat(task.alpha()).isEqualByComparingTo("0.008333333333333333"));
    }
}
