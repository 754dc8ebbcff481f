package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.Defect;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.Line;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;

/** E5, E6 and V3: what several versions of a protocol ask of evidence from before and after each. */
class ProtocolVersionsTest {
    private static final String GOOD = "0.1 0.2 0.3";
    private static final String OPEN = "0.4 0.45 0.7";

    private final Example example = new Example();
    private final List<Entry> plans = new ArrayList<>();

    ProtocolVersionsTest() {
        example.evidence = _ -> { };
    }

    private static ProtocolDraft second(ProtocolDraft.Of... indicators) {
        ProtocolDraft draft = new ProtocolDraft().named("plan@2");
        for (ProtocolDraft.Of indicator : indicators) {
            draft.with(indicator);
        }
        return draft;
    }

    private ProtocolVersionsTest then(Consumer<Story> more) {
        example.evidence = example.evidence.andThen(more);
        return this;
    }

    private ProtocolVersionsTest adopted(Protocol later) {
        return then(story -> story.protocol(later));
    }

    /** A plan and its run for an indicator's task. */
    private ProtocolVersionsTest ran(String weights, String indicator) {
        return then(story -> {
            Entry plan = story.plan(weights, "task-" + indicator, 20);
            plans.add(plan);
            plans.add(story.run(weights, "task-" + indicator, plan));
        });
    }

    /** An estimate of the newest run, under the first version where {@code protocol} is null. */
    private ProtocolVersionsTest estimated(Protocol protocol, String weights, String indicator, String alpha, String bounds) {
        String[] words = bounds.split(" ");
        return then(story -> story.with(new Act.Estimated(Story.estimateOf(protocol == null ? example.adopted : protocol, indicator, plans.get(plans.size() - 2), weights, alpha,
                words[0], words[1], words[2], plans.getLast())), "evaluator-1"));
    }

    private ProtocolVersionsTest estimated(Protocol protocol, String indicator, String bounds) {
        return estimated(protocol, "A", indicator, "0.0001", bounds);
    }

    private Standing.Ground ground() {
        return example.ground();
    }

    private static ProtocolDraft.Of indicator(String id) {
        return ProtocolDraft.indicator(id, "T1");
    }

    // ---- an indicator that a newer version dropped

    @Test
    void a_bad_result_of_an_indicator_that_was_dropped_since_still_stands() {
        Protocol later = second(indicator("i2")).build();
        ran("A", "i1").estimated(null, "i1", OPEN).adopted(later).ran("A", "i2").estimated(later, "i2", GOOD);
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(example.under().standings().getFirst().verdict().indicators()).hasSize(2);
    }

    @Test
    void a_good_one_stands_too_and_one_without_a_result_is_forgotten() {
        Protocol later = second(indicator("i2")).build();
        assertThat(ran("A", "i1").estimated(null, "i1", GOOD).adopted(later).ran("A", "i2").estimated(later, "i2", GOOD).ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(example.under().standings().getFirst().verdict().indicators()).hasSize(2);
        ProtocolVersionsTest none = new ProtocolVersionsTest().adopted(later).ran("A", "i2").estimated(later, "i2", GOOD);
        assertThat(none.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(none.example.under().standings().getFirst().verdict().indicators()).hasSize(1);
    }

    @Test
    void a_result_that_came_after_its_indicator_was_dropped_must_be_ruled_out_under_the_version_that_had_it() {
        Protocol later = second(indicator("i2")).build();
        assertThat(new ProtocolVersionsTest().adopted(later).ran("A", "i2").estimated(later, "i2", GOOD).ran("A", "i1").estimated(null, "i1", OPEN).ground())
                .isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(adopted(later).ran("A", "i2").estimated(later, "i2", GOOD).ran("A", "i1").estimated(null, "i1", GOOD).ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void one_that_never_bore_on_ruling_out_need_not_be() {
        example.indicator.line = new Line.Tracking();
        Protocol later = second(indicator("i2")).build();
        assertThat(adopted(later).ran("A", "i2").estimated(later, "i2", GOOD).ran("A", "i1").estimated(null, "i1", OPEN).ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    // ---- the expression

    private ProtocolVersionsTest twoOnOnePathway() {
        example.protocol.with(indicator("i2"));
        return this;
    }

    private static Protocol oneOfTwo() {
        ProtocolDraft draft = second(indicator("i2"), indicator("i1"));
        draft.bottlenecks.add(new Protocol.Bottleneck(new ThresholdId("T1"), "p1", 1));
        return draft.build();
    }

    private ProtocolVersionsTest bothRan(Protocol... versions) {
        ran("A", "i1");
        for (Protocol version : versions) {
            estimated(version, "i1", GOOD);
        }
        ran("A", "i2");
        for (Protocol version : versions) {
            estimated(version, "i2", OPEN);
        }
        return this;
    }

    @Test
    void where_one_of_two_suffices_the_other_may_be_open() {
        Protocol later = oneOfTwo();
        assertThat(twoOnOnePathway().adopted(later).bothRan(later).ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_version_in_force_since_the_first_evidence_that_asked_for_both_is_still_asked() {
        Protocol later = oneOfTwo();
        twoOnOnePathway().ran("A", "i1").estimated(null, "i1", GOOD).estimated(later, "i1", GOOD).ran("A", "i2").estimated(null, "i2", OPEN).estimated(later, "i2", OPEN).adopted(later);
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void every_pathway_is_asked_for() {
        ProtocolDraft.Of other = indicator("i2");
        other.pathway = "p2";
        example.protocol.with(other);
        assertThat(bothRan((Protocol) null).ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        ProtocolVersionsTest both = new ProtocolVersionsTest();
        both.example.protocol.with(other);
        assertThat(both.ran("A", "i1").estimated(null, "i1", GOOD).ran("A", "i2").estimated(null, "i2", GOOD).ground()).isEqualTo(Standing.Ground.STATISTICS);
        ProtocolVersionsTest unmeasured = new ProtocolVersionsTest();
        unmeasured.example.protocol.with(other);
        assertThat(unmeasured.ran("A", "i1").estimated(null, "i1", GOOD).ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    // ---- moved lines, renamed tasks

    private static Protocol withLine(String below) {
        ProtocolDraft.Of moved = indicator("i1");
        moved.line = new Line.RuleOut(ProtocolDraft.fixed(below));
        return second(moved).build();
    }

    private List<PolicyAnswer.Note> moved() {
        return example.under().notes().stream().filter(n -> n.code() == PolicyAnswer.Note.Code.LINE_MOVED).toList();
    }

    @Test
    void a_line_moved_after_the_evidence_rules_out_only_what_the_old_one_did_and_is_noted() {
        Protocol later = withLine("0.5");
        example.indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.25"));
        ran("A", "i1").estimated(null, "i1", GOOD).estimated(later, "i1", GOOD).adopted(later);
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(moved()).containsExactly(new PolicyAnswer.Note(PolicyAnswer.Note.Code.LINE_MOVED, "i1"));
        assertThat(example.under().standings().getFirst().verdict().indicators()).hasSize(1);
    }

    @Test
    void a_line_moved_before_it_is_no_line_it_falls_under() {
        Protocol later = withLine("0.5");
        example.indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.25"));
        assertThat(adopted(later).ran("A", "i1").estimated(later, "i1", GOOD).ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(moved()).isEmpty();
    }

    @Test
    void a_line_that_stayed_is_not_noted_and_one_of_two_thresholds_is_noted_once() {
        Protocol same = withLine("0.5");
        assertThat(ran("A", "i1").estimated(null, "i1", GOOD).estimated(same, "i1", GOOD).adopted(same).ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(moved()).isEmpty();
        ProtocolVersionsTest two = new ProtocolVersionsTest();
        two.example.policy.thresholds.add(loadline.core.PolicyDraft.threshold("T2", loadline.core.PolicyDraft.HIGH));
        two.example.indicator.speaksFor = java.util.Set.of(new ThresholdId("T1"), new ThresholdId("T2"));
        ProtocolDraft.Of lower = ProtocolDraft.indicator("i1", "T1", "T2");
        lower.line = new Line.RuleOut(ProtocolDraft.fixed("0.4"));
        Protocol later = second(lower).build();
        two.ran("A", "i1").estimated(null, "i1", GOOD).estimated(later, "i1", GOOD).adopted(later);
        assertThat(two.moved()).hasSize(1);
    }

    private static Protocol renamed() {
        ProtocolDraft.Of renamed = indicator("i1");
        renamed.task = "task-i9";
        return second(renamed).build();
    }

    @Test
    void renaming_the_task_leaves_no_result_behind() {
        Protocol later = renamed();
        ran("A", "i1").estimated(null, "i1", GOOD).adopted(later);
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(example.under().standings().getFirst().verdict().indicators().getFirst().weighed().getFirst().defects()).containsExactly(Defect.NOT_ESTIMATED);
    }

    @Test
    void a_result_of_the_old_task_that_came_after_the_renaming_is_none_of_the_new_one() {
        Protocol later = renamed();
        adopted(later).ran("A", "i1").estimated(null, "i1", OPEN).ran("A", "i9").estimated(later, "i1", GOOD);
        assertThat(ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(example.under().standings().getFirst().verdict().indicators().getFirst().weighed()).hasSize(1);
    }

    // ---- submissions

    private Defect[] defectsAt(String alpha) {
        ran("A", "i1").estimated(null, "A", "i1", alpha, GOOD);
        return example.under().standings().getFirst().verdict().indicators().getFirst().weighed().stream().filter(w -> w.evidence().equals(plans.get(plans.size() - 2).statement()))
                .flatMap(w -> w.defects().stream()).toArray(Defect[]::new);
    }

    private ProtocolVersionsTest beside() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        return this;
    }

    @Test
    void weights_submitted_second_have_less_to_spend_if_the_first_were_for_a_task_that_is_read() {
        assertThat(beside().defectsAt("0.025")).isEmpty();
        assertThat(new ProtocolVersionsTest().beside().ran("B", "i1").defectsAt("0.025")).containsExactly(Defect.ALPHA_TOO_LARGE);
        assertThat(new ProtocolVersionsTest().beside().ran("B", "i1").defectsAt("0.008333333333333333")).isEmpty();
        assertThat(new ProtocolVersionsTest().beside().ran("B", "elsewhere").defectsAt("0.025")).isEmpty();
    }

    // ---- the family

    @Test
    void results_on_two_members_are_both_seen() {
        assertThat(beside().ran("A", "i1").estimated(null, "i1", GOOD).ran("B", "i1").estimated(null, "B", "i1", "0.0001", GOOD).ground()).isEqualTo(Standing.Ground.STATISTICS);
        for (String[] order : List.of(new String[] {"A", "B"}, new String[] {"B", "A"})) {
            ProtocolVersionsTest crossed = new ProtocolVersionsTest().beside();
            crossed.example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
            for (String weights : order) {
                crossed.ran(weights, "i1").estimated(null, weights, "i1", "0.0001", weights.equals("B") ? "0.7 0.8 0.9" : GOOD);
            }
            assertThat(crossed.ground()).isEqualTo(Standing.Ground.CROSSED);
        }
    }
}
