package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.Assess;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.Verdict;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.Line;
import loadline.core.policy.Standard;
import org.junit.jupiter.api.Test;

/** Ways in which a gate has passed silently somewhere. Here each is a refusal. */
class FailClosedTest {
    private final Example example = new Example();

    @Test
    void the_example_they_all_start_from_is_permitted() {
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(example.ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_metric_that_the_protocol_names_and_the_results_lack_is_all_missing() {
        example.indicator.scorer = Optional.of("refusal-judge");
        Estimate estimate = estimateOf(outcomes(20, "accuracy", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty()));
        assertThat(estimate.upper()).contains(BigDecimal.ONE);
        assertThat(estimate.tally().missing()).isEqualTo(20);
    }

    @Test
    void zero_checks_are_not_a_pass() {
        example.evidence = _ -> { };
        assertThat(example.answer()).isEqualTo("Delay");
        assertThat(example.reasons()).containsExactly(Reason.Code.NOT_CLEARED);
    }

    @Test
    void a_threshold_without_an_indicator_is_inconclusive() {
        example.policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        Standing silent = example.under().standings().getLast();
        assertThat(silent.verdict()).isInstanceOfSatisfying(Verdict.Inconclusive.class, v -> assertThat(v.why()).contains(Verdict.Why.NO_INDICATOR));
        assertThat(example.under().level()).isEqualTo(PolicyDraft.HIGH);
    }

    @Test
    void where_everything_is_ruled_out_the_baseline_is_still_demanded() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactly(Reason.Code.CRITERION_MISSING);
    }

    @Test
    void a_standard_without_criteria_is_never_met() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactly(Reason.Code.STANDARD_UNDEFINED);
        assertThat(example.answer()).isEqualTo("Deny");
    }

    @Test
    void a_log_without_a_policy_permits_nothing() {
        assertThat(Decide.decide(example.question(), loadline.core.history.Fold.of(Story.begun().entries())).answer()).isEqualTo(new Answer.NotGoverned());
    }

    @Test
    void an_evaluation_still_running_rules_nothing_out() {
        example.evidence = story -> {
            example.ruledOut(story);
            Entry plan = story.plan("A", "task-i1", 20);
            story.with(new Act.RunRecorded(Story.run("A", "task-i1", plan, "half a file", EvaluationRun.Status.STARTED, List.of(), new EvaluationRun.Result.Samples(List.of()))), "evaluator-1");
        };
        assertThat(example.reasons()).contains(Reason.Code.NOT_CLEARED, Reason.Code.ASSESSMENT_DUE);
    }

    @Test
    void a_policy_that_changed_asks_for_a_new_assessment_and_the_old_one_still_answers() {
        PolicyDraft laxer = new PolicyDraft().named("example@2").requiring(new Condition.ReportFiled(new loadline.core.policy.ReportId("capability-report")));
        example.evidence = _ -> { };
        example.after = story -> story.with(new Act.PolicyAdopted(Story.adopted(laxer.build())), "board-1", "ceo-1");
        assertThat(example.decide().policies()).hasSize(2);
        assertThat(example.answer()).isEqualTo("Delay");
    }

    @Test
    void an_invalidated_sample_counts_as_dangerous_not_as_absent() {
        List<SampleOutcome> outcomes = new ArrayList<>(outcomes(19, "judge", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty()));
        Estimate without = estimateOf(outcomes, 19);
        outcomes.add(new SampleOutcome("s:19", 1, "judge", Optional.empty(), new SampleOutcome.Score.Invalidated(), Optional.empty()));
        Estimate with = estimateOf(outcomes, 20);
        assertThat(with.upper().orElseThrow()).isGreaterThan(without.upper().orElseThrow());
        assertThat(with.tally().missing()).isEqualTo(1);
    }

    @Test
    void errored_samples_stay_in_the_denominator() {
        List<SampleOutcome> outcomes = new ArrayList<>(outcomes(10, "judge", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty()));
        IntStream.range(10, 20).forEach(i -> outcomes.add(new SampleOutcome("s:" + i, 1, "judge", Optional.empty(), new SampleOutcome.Score.Errored(), Optional.empty())));
        Estimate estimate = estimateOf(outcomes);
        assertThat(estimate.tally()).isEqualTo(new Estimate.Tally(20, 20, 10, 0, 1));
        assertThat(estimate.upper().orElseThrow()).isGreaterThan(new BigDecimal("0.5"));
    }

    @Test
    void a_superseded_score_does_not_outlive_the_worse_one_beside_it() {
        List<SampleOutcome> outcomes = new ArrayList<>(outcomes(20, "judge", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty()));
        BigDecimal clean = estimateOf(outcomes).upper().orElseThrow();
        outcomes.add(new SampleOutcome("s:3", 1, "judge", Optional.empty(), new SampleOutcome.Score.Value(BigDecimal.ONE), Optional.empty()));
        assertThat(estimateOf(outcomes).upper().orElseThrow()).isGreaterThan(clean);
    }

    @Test
    void running_into_a_message_limit_is_not_incapacity() {
        Estimate estimate = estimateOf(outcomes(20, "judge", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.of(SampleOutcome.Limit.MESSAGE)));
        assertThat(estimate.upper()).contains(BigDecimal.ONE);
        assertThat(estimate.point().orElseThrow()).isEqualByComparingTo("0");
        assertThat(estimate.tally().limited()).isEqualTo(20);
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
    void no_variance_is_no_certainty() {
        BigDecimal upper = estimateOf(outcomes(20, "judge", new SampleOutcome.Score.Value(BigDecimal.ZERO), Optional.empty())).upper().orElseThrow();
        assertThat(upper).isGreaterThan(new BigDecimal("0.1"));
    }

    @Test
    void stale_evidence_is_not_current() {
        example.indicator.maxAge = "P1M";
        example.after = story -> story.after("P2M").with(new Act.StreamsMapped(Map.of()), "owner-1");
        assertThat(example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
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

    @Test
    void a_payload_that_is_gone_blocks() {
        example.after = story -> story.with(new Act.Unavailable(Story.digest("gone")));
        assertThat(example.answer()).isEqualTo("Delay");
        assertThat(example.reasons()).contains(Reason.Code.PAYLOAD_UNAVAILABLE);
    }

    // ---- estimates

    private static List<SampleOutcome> outcomes(int items, String scorer, SampleOutcome.Score score, Optional<SampleOutcome.Limit> limit) {
        return IntStream.range(0, items).mapToObj(i -> new SampleOutcome("s:" + i, 1, scorer, Optional.empty(), score, limit)).toList();
    }

    private Estimate estimateOf(List<SampleOutcome> outcomes) {
        return estimateOf(outcomes, 20);
    }

    /** The estimate of a planned run with these outcomes, as the fold groups it. */
    private Estimate estimateOf(List<SampleOutcome> outcomes, int items) {
        Example told = new Example();
        told.evidence = story -> {
            Entry plan = story.plan("A", "task-i1", items);
            story.with(new Act.RunRecorded(Story.run("A", "task-i1", plan, "file", EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(outcomes))), "evaluator-1");
        };
        EvidenceGroup group = told.facts().checkpoints().get(Story.digest("A")).evidence().get("task-i1").getFirst();
        List<Estimate> estimates = Assess.estimates(Assess.Task.of(example.indicator.build(), Story.adopted(told.adopted), group, new BigDecimal("0.025")));
        assertThat(estimates).hasSize(1);
        return estimates.getFirst();
    }
}
