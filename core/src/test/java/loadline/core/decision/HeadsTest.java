package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.AssessmentState;
import loadline.core.governance.Approval;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Q5, G3 and A2 to the entry: which head an approval has seen, what is lost, and what a family has answered. */
class HeadsTest {
    private final Example example = new Example();

    private static Approval seen(Example told, long treeSize) {
        return new Approval(told.question(), new Role("ceo"), treeSize, Approval.Answer.APPROVED);
    }

    /** An approval seen at {@code head} entries counted from the first run on, which is the newest adverse entry; or from its own entry. */
    private Set<Reason.Code> approvedAt(long fromAdverse, boolean isFromOwn) {
        example.policy.gates.set(0, PolicyDraft.gate("g0", new Condition.LevelAtMost(PolicyDraft.HIGH), Gate.Otherwise.BLOCK));
        example.gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);
        example.then(story -> {
            Entry adverse = story.run("A", "task-i1", null);
            long base = isFromOwn ? story.entries().size() * (long) Story.STEP : adverse.index();
            story.with(new Act.Approved(seen(example, base + fromAdverse)), "ceo-1");
        });
        return example.reasons();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "2, true"})
    void an_approval_has_seen_an_adverse_entry_if_its_head_holds_it(long head, boolean counts) {
        assertThat(approvedAt(head, false)).isEqualTo(counts ? Set.of() : Set.of(Reason.Code.APPROVAL_VOIDED));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void it_has_seen_no_more_than_the_entries_below_its_own(long head, boolean counts) {
        assertThat(approvedAt(head, true)).isEqualTo(counts ? Set.of() : Set.of(Reason.Code.APPROVAL_VOIDED));
    }

    @Test
    void clearing_a_stop_voids_no_approval_that_saw_the_trip() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        example.gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);
        example.then(story -> {
            story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
            example.approve(story, "ceo", "ceo-1");
            Entry fixed = story.add(new Act.StreamsMapped(Map.of()), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, new StopId("halt"), Story.digest("A"), fixed.statement(), new Role("board"))), "board-1");
        });
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_payload_that_is_not_there_blocks_every_decision() {
        Example told = new Example().then(story -> story.with(new Act.Unavailable(Story.digest("lost")), "owner-1"));
        assertThat(told.answer()).isEqualTo("Delay");
        assertThat(told.decide().reasons()).extracting(Reason::code, Reason::about).containsExactly(tuple(Reason.Code.PAYLOAD_UNAVAILABLE, Story.digest("lost").value()));
    }

    // ---- plans

    @Test
    void a_plan_that_a_later_result_answered_leaves_no_assessment_due() {
        example.evidence = story -> {
            story.plan("A", "task-i1", 20);
            example.ruledOut(story);
        };
        assertThat(example.under().assessment()).isInstanceOf(AssessmentState.Current.class);
        Example fewer = new Example();
        fewer.evidence = story -> {
            story.plan("A", "task-i1", 21);
            fewer.ruledOut(story);
        };
        assertThat(fewer.under().assessment()).isInstanceOf(AssessmentState.Due.class);
        assertThat(fewer.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_plan_that_came_after_the_assessment_leaves_none_due() {
        example.then(story -> story.plan("A", "task-elsewhere", 20));
        assertThat(example.under().assessment()).isInstanceOf(AssessmentState.Current.class);
    }

    // ---- other policies

    @Test
    void another_policys_protocol_asks_nothing_here() {
        Protocol theirs = theirs();
        Protocol mine = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).build();
        Story story = Story.begun().policy(new PolicyDraft().requiring(new Condition.Cleared(Example.T1)).build())
                .policy(new PolicyDraft().named("other@1").requiring(new Condition.Cleared(Example.T1)).build()).protocol(theirs).protocol(mine).checkpoint("A", "model");
        for (Protocol protocol : List.of(theirs, mine)) {
            String indicator = protocol == mine ? "i1" : "i9";
            Entry plan = story.plan("A", "task-" + indicator, 20);
            Entry run = story.run("A", "task-" + indicator, plan);
            story.estimate(protocol, indicator, plan, "A", "0.1", "0.2", protocol == mine ? "0.3" : "0.7", run);
        }
        Decision decision = Decide.decide(example.question(), Fold.of(story.entries()));
        List<Standing.Ground> grounds = new ArrayList<>();
        for (String policy : List.of("example@1", "other@1")) {
            decision.policies().stream().filter(p -> p.policy().equals(PolicyId.of(policy))).forEach(p -> grounds.add(p.standings().getFirst().ground()));
        }
        assertThat(grounds).containsExactly(Standing.Ground.STATISTICS, Standing.Ground.INCONCLUSIVE);
    }

    private static Protocol theirs() {
        ProtocolDraft draft = new ProtocolDraft().named("theirs@1").with(ProtocolDraft.indicator("i9", "T1"));
        draft.policy = PolicyId.of("other@1");
        return draft.build();
    }
}
