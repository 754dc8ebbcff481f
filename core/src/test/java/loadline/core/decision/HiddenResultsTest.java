package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.Assess;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.Line;
import org.junit.jupiter.api.Test;

/** A bad result stays, however it is outlived, left out, spoilt, overwritten or moved. */
class HiddenResultsTest {
    private final Example example = new Example();

    @Test
    void the_example_they_all_start_from_is_permitted() {
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(example.ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_crossing_does_not_age_away() {
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        example.indicator.maxAge = "P1M";
        example.evidence = story -> {
            example.evidence(story, "A", "0.7", "0.8", "0.9");
            story.after("P2M");
            example.ruledOut(story);
        };
        assertThat(example.ground()).isEqualTo(Standing.Ground.CROSSED);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    @Test
    void a_bad_result_that_crosses_nothing_does_not_age_away_either() {
        example.indicator.maxAge = "P1M";
        example.evidence = story -> {
            example.evidence(story, "A", "0.4", "0.55", "0.7");
            story.after("P2M");
            example.ruledOut(story);
        };
        assertThat(example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_bad_result_is_not_hidden_by_leaving_out_its_estimate() {
        example.evidence = story -> {
            Entry plan = story.plan("A", "task-i1", 20);
            story.run("A", "task-i1", plan);
            example.ruledOut(story);
        };
        assertThat(example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_bad_result_is_not_spoilt_by_a_second_run_that_breaks_off() {
        example.evidence = story -> {
            Entry bad = example.evidence(story, "A", "0.4", "0.55", "0.7");
            story.with(new Act.RunRecorded(Story.run("A", "task-i1", bad, "half a file", EvaluationRun.Status.CANCELLED, List.of(new Finding(Finding.Code.CANCELLED, "cancelled")),
                    new EvaluationRun.Result.Samples(List.of()))), "evaluator-1");
            example.ruledOut(story);
        };
        assertThat(example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_superseded_score_does_not_outlive_the_worse_one_beside_it() {
        List<SampleOutcome> outcomes = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> outcomes.add(new SampleOutcome("s:" + i, 1, "judge", Optional.empty(), new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty())));
        BigDecimal clean = estimateOf(outcomes).upper().orElseThrow();
        outcomes.add(new SampleOutcome("s:3", 1, "judge", Optional.empty(), new SampleOutcome.Score.Value(BigDecimal.ONE), Optional.empty()));
        assertThat(estimateOf(outcomes).upper().orElseThrow()).isGreaterThan(clean);
    }

    @Test
    void a_crossing_on_weights_that_nobody_registered_counts_for_what_derives_from_them() {
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        example.checkpoints = story -> story.checkpoint("A", "model", "unregistered");
        example.evidence = story -> {
            example.evidence(story, "unregistered", "0.7", "0.8", "0.9");
            example.ruledOut(story);
        };
        assertThat(example.ground()).isEqualTo(Standing.Ground.CROSSED);
    }

    // ---- estimates

    /** The estimate of a planned run with these outcomes, as the fold groups it. */
    private Estimate estimateOf(List<SampleOutcome> outcomes) {
        Example told = new Example();
        told.evidence = story -> {
            Entry plan = story.plan("A", "task-i1", 20);
            story.with(new Act.RunRecorded(Story.run("A", "task-i1", plan, "file", EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(outcomes))), "evaluator-1");
        };
        EvidenceGroup group = told.facts().checkpoints().get(Story.digest("A")).evidence().get("task-i1").getFirst();
        List<Estimate> estimates = Assess.estimates(Assess.Task.of(example.indicator.build(), Story.adopted(told.adopted), group, new BigDecimal("0.025")));
        assertThat(estimates).hasSize(1);
        return estimates.getFirst();
    }
}
