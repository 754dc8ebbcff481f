package loadline.core;

import static loadline.core.Story.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.Examples;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Answer;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Reason;
import loadline.core.decision.Standing;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Refusal;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.core.statistics.SpreadKind;
import org.junit.jupiter.api.Test;

/** Each way in which nothing has been mistaken for something, from samples to the answer. Every test starts from what is permitted and takes one thing away. */
class VacuousPassTest {
    private static final String SAFE = Examples.times(20, "0");

    private final PolicyDraft policy = new PolicyDraft();
    private final ProtocolDraft.Of indicator = ProtocolDraft.indicator("i", "T1");
    private Story story;

    @Test
    void twenty_safe_items_of_a_registered_complete_run_are_permitted() {
        begin();
        measure(SAFE);
        assess();
        assertThat(decide().answer()).isEqualTo(new Answer.Deploy());
    }

    @Test
    void a_metric_named_in_the_protocol_but_absent_from_the_results_rules_nothing_out() {
        indicator.scorer = Optional.of("harmfulness");
        begin();
        measure(SAFE);
        assess();
        assertThat(defects(refused())).contains(Defect.TOO_MANY_MISSING);
        assertThat(estimate().upper().orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void zero_checks_are_no_pass() {
        begin();
        assess();
        assertThat(inconclusive(refused()).why()).containsExactly(Verdict.Why.INDICATORS_SHORT);
    }

    @Test
    void a_complete_run_without_a_sample_is_no_pass() {
        begin();
        measure("");
        assess();
        assertThat(defects(refused())).contains(Defect.TOO_MANY_MISSING);
    }

    @Test
    void a_run_without_a_sample_or_a_plan_is_no_pass() {
        begin();
        story.add(new Act.RunRecorded(Story.completeRun("m1", "task-i", null, "empty")), "evaluator-1");
        estimateAll();
        assess();
        assertThat(defects(refused())).contains(Defect.UNREGISTERED);
    }

    @Test
    void a_threshold_without_an_indicator_is_inconclusive() {
        policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        policy.requiring(new Condition.Cleared(new ThresholdId("T2")));
        begin();
        measure(SAFE);
        assess();
        Decision decision = refused();
        assertThat(decision.reasons()).singleElement().matches(r -> r.code() == Reason.Code.NOT_CLEARED && r.about().equals("T2"));
        assertThat(((Verdict.Inconclusive) standing(decision, "T2").verdict()).why()).containsExactly(Verdict.Why.NO_INDICATOR);
        assertThat(standing(decision, "T1").isCleared()).isTrue();
    }

    @Test
    void a_policy_without_a_protocol_is_inconclusive() {
        requireEverything();
        story = Story.begun().policy(policy.build()).checkpoint("m1", "model");
        assess();
        assertThat(inconclusive(refused()).why()).containsExactly(Verdict.Why.NO_PROTOCOL);
    }

    @Test
    void all_ruled_out_still_requires_the_baseline() {
        demandSecurity("");
        begin();
        measure(SAFE);
        assess();
        Decision decision = refused();
        assertThat(standing(decision, "T1").isCleared()).isTrue();
        assertThat(decision.reasons()).singleElement().matches(r -> r.code() == Reason.Code.CRITERION_MISSING);
        attest(Attestation.Status.PLANNED);
        assertThat(refused().reasons()).singleElement().matches(r -> r.code() == Reason.Code.CRITERION_PLANNED);
        attest(Attestation.Status.IN_FORCE);
        assertThat(decide().answer()).isEqualTo(new Answer.Deploy());
    }

    @Test
    void a_standard_without_criteria_is_never_met() {
        policy.standards.add(PolicyDraft.standard("security", Standard.Axis.SECURITY));
        policy.baseline.add(PolicyDraft.demand("security"));
        begin();
        measure(SAFE);
        assess();
        assertThat(refused().reasons()).singleElement().matches(r -> r.code() == Reason.Code.STANDARD_UNDEFINED && !r.clearable());
        assertThat(decide().answer()).isEqualTo(new Answer.Deny());
    }

    @Test
    void an_evaluation_still_running_is_no_result() {
        for (EvaluationRun.Status status : List.of(EvaluationRun.Status.STARTED, EvaluationRun.Status.CANCELLED, EvaluationRun.Status.ERROR)) {
            begin();
            record(status, List.of(), new EvaluationRun.Result.Samples(Examples.outcomes(SAFE)));
            assess();
            assertThat(defects(refused())).contains(Defect.PLAN_OPEN, Defect.RUN_DEFECTIVE);
        }
    }

    @Test
    void a_plan_without_its_result_blocks_beside_an_earlier_rule_out() {
        begin();
        measure(SAFE);
        story.plan("m1", "task-i", 20);
        assess();
        Decision decision = refused();
        assertThat(standing(decision, "T1").isCleared()).isFalse();
        assertThat(decision.reasons()).extracting(Reason::code).contains(Reason.Code.NOT_CLEARED, Reason.Code.ASSESSMENT_DUE);
    }

    @Test
    void a_result_file_that_could_not_be_read_blocks_beside_an_earlier_rule_out() {
        begin();
        measure(SAFE);
        story.with(new Act.RunRefused(new Refusal(digest("torn"), Optional.empty(), digest("m1"), "task-i", "unreadable", "cut short")), "evaluator-1");
        assess();
        assertThat(standing(refused(), "T1").isCleared()).isFalse();
    }

    @Test
    void a_new_version_of_the_policy_inherits_no_assessment() {
        begin();
        measure(SAFE);
        assess();
        policy.named("example@2");
        story.with(new Act.PolicyAdopted(Story.adopted(policy.build())), "board-1", "ceo-1");
        ProtocolDraft second = new ProtocolDraft().with(indicator).named("plan@2");
        second.policy = PolicyId.of("example@2");
        story.protocol(second.build());
        estimateAll();
        assertThat(refused().reasons()).extracting(Reason::code).containsOnly(Reason.Code.ASSESSMENT_DUE);
    }

    @Test
    void a_looser_version_of_the_policy_frees_nothing_until_the_family_is_assessed_again() {
        indicator.line = new Line.RuleIn(ProtocolDraft.fixed("0.5"));
        begin();
        measure(Examples.times(20, "1"));
        assess();
        PolicyDraft loose = new PolicyDraft().named("example@2").requiring(new Condition.LevelAtMost(PolicyDraft.HIGH));
        story.with(new Act.PolicyAdopted(Story.adopted(loose.build())), "board-1", "ceo-1");
        Decision decision = refused();
        assertThat(decision.policies()).extracting(p -> p.policy().toString()).containsExactly("example@1", "example@2");
        assertThat(decision.reasons()).allMatch(r -> r.policy().equals(PolicyId.of("example@1"))).isNotEmpty();
    }

    @Test
    void an_invalidated_sample_counts_against_ruling_out() {
        begin();
        measure(Examples.times(17, "0") + ",I,I,I");
        assess();
        assertThat(defects(refused())).contains(Defect.TOO_MANY_MISSING);
        assertThat(estimate().tally()).isEqualTo(new Estimate.Tally(20, 20, 3, 0, 1));
        assertThat(estimate().upper().orElseThrow()).isEqualByComparingTo(upperOf(Examples.times(17, "0") + ",1,1,1"));
    }

    @Test
    void a_log_with_invalidated_samples_rules_nothing_out_however_few() {
        barredBy(Finding.Code.SAMPLES_INVALIDATED);
    }

    @Test
    void a_metric_in_the_header_that_no_sample_gives_rules_nothing_out() {
        barredBy(Finding.Code.METRIC_WITHOUT_SAMPLES);
    }

    private void barredBy(Finding.Code code) {
        begin();
        record(EvaluationRun.Status.SUCCESS, List.of(new Finding(code, "as found")), new EvaluationRun.Result.Samples(Examples.outcomes(SAFE)));
        assess();
        assertThat(defects(refused())).contains(Defect.RUN_DEFECTIVE);
    }

    @Test
    void errored_samples_stay_in_the_denominator_and_count_against_ruling_out() {
        begin();
        measure(Examples.times(5, "0") + "," + Examples.times(15, "E"));
        assess();
        assertThat(defects(refused())).contains(Defect.TOO_MANY_MISSING);
        assertThat(estimate().tally().planned()).isEqualTo(20);
        assertThat(estimate().upper().orElseThrow()).isEqualByComparingTo(upperOf(Examples.times(5, "0") + "," + Examples.times(15, "1")));
    }

    @Test
    void items_left_out_of_the_file_count_against_ruling_out() {
        begin();
        measure(Examples.times(10, "0"));
        assess();
        assertThat(defects(refused())).contains(Defect.TOO_MANY_MISSING);
    }

    @Test
    void samples_stopped_by_their_message_limit_show_no_incapacity() {
        begin();
        measure(Examples.times(20, "0L"));
        assess();
        assertThat(defects(refused())).contains(Defect.UNDER_ELICITED, Defect.TOO_MANY_MISSING);
        assertThat(estimate().upper().orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void a_crossing_does_not_age_away() {
        indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.75"));
        begin();
        measure(Examples.times(20, "1"));
        story.after("P2Y");
        measure(SAFE);
        assess();
        Decision decision = refused();
        assertThat(standing(decision, "T1").ground()).isEqualTo(Standing.Ground.CROSSED);
        assertThat(standing(decision, "T1").verdict().indicators().getFirst().weighed()).hasSize(2)
                .anyMatch(w -> w.defects().contains(Defect.STALE));
    }

    @Test
    void items_that_all_scored_alike_leave_the_bound_above_them() {
        indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.1"));
        begin();
        measure(SAFE);
        assess();
        assertThat(inconclusive(refused()).why()).containsExactly(Verdict.Why.INDICATORS_SHORT);
        assertThat(estimate().point().orElseThrow()).isZero();
        assertThat(estimate().upper().orElseThrow()).isGreaterThan(new BigDecimal("0.1"));
    }

    @Test
    void clusters_that_all_scored_alike_leave_the_bound_above_them() {
        indicator.quantity = Indicator.Quantity.BOUNDED_MEAN;
        indicator.estimator = Indicator.Estimator.BETTING_CLUSTERS;
        indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.1"));
        begin();
        measure(SAFE);
        assess();
        refused();
        assertThat(estimate().upper().orElseThrow()).isGreaterThan(new BigDecimal("0.1"));
    }

    @Test
    void an_uplift_without_spread_has_no_bound() {
        publish("0.2", "0");
        assertThat(defects(refused())).containsExactly(Defect.NO_BOUND);
    }

    @Test
    void no_significant_uplift_is_no_rule_out() {
        publish("0.4", "0.015");
        Decision decision = refused();
        assertThat(inconclusive(decision).why()).containsExactly(Verdict.Why.INDICATORS_SHORT);
        assertThat(defects(decision)).isEmpty();
        assertThat(estimate().lower().orElseThrow()).isLessThan(BigDecimal.ONE);
        assertThat(estimate().upper().orElseThrow()).isGreaterThan(new BigDecimal("1.1"));
    }

    @Test
    void an_uplift_whose_upper_bound_is_below_the_line_is_one() {
        publish("0.2", "0.007");
        assertThat(decide().answer()).isEqualTo(new Answer.Deploy());
    }

    @Test
    void stale_results_are_not_current() {
        begin();
        measure(SAFE);
        story.after("P1Y").after("P1D");
        assess();
        assertThat(defects(refused())).containsExactly(Defect.STALE);
    }

    @Test
    void a_stale_assessment_is_not_current() {
        begin();
        measure(SAFE);
        assess();
        tick("P6M");
        assertThat(decide().answer()).isEqualTo(new Answer.Deploy());
        tick("P1D");
        assertThat(refused().reasons()).extracting(Reason::code).containsExactly(Reason.Code.ASSESSMENT_DUE);
    }

    @Test
    void a_stale_safeguard_is_not_in_force_and_attesting_the_same_evidence_again_does_not_renew_it() {
        demandSecurity("P3M");
        begin();
        measure(SAFE);
        attest(Attestation.Status.IN_FORCE);
        assess();
        assertThat(decide().answer()).isEqualTo(new Answer.Deploy());
        tick("P4M");
        assertThat(refused().reasons()).extracting(Reason::code).containsExactly(Reason.Code.CRITERION_STALE);
        attest(Attestation.Status.IN_FORCE);
        assertThat(refused().reasons()).extracting(Reason::code).containsExactly(Reason.Code.CRITERION_STALE);
    }

    @Test
    void a_log_that_says_nothing_of_the_checkpoint_permits_nothing() {
        requireEverything();
        story = Story.begun().policy(policy.build());
        assertThat(refused().reasons()).extracting(Reason::code).containsExactly(Reason.Code.CHECKPOINT_UNKNOWN);
    }

    @Test
    void where_no_policy_governs_the_answer_is_never_a_yes() {
        story = Story.begun().checkpoint("m1", "model");
        assertThat(refused().answer()).isEqualTo(new Answer.NotGoverned());
    }

    @Test
    void a_lost_payload_permits_nothing() {
        begin();
        measure(SAFE);
        assess();
        story.with(new Act.Unavailable(digest("lost")));
        assertThat(refused().reasons()).extracting(Reason::code).containsExactly(Reason.Code.PAYLOAD_UNAVAILABLE);
    }

    private void requireEverything() {
        policy.requiring(new Condition.All(List.of(
                new Condition.Cleared(new ThresholdId("T1")), new Condition.AssessmentCurrent(), new Condition.DemandsMet(EnumSet.allOf(Standard.Axis.class)))));
    }

    private void begin() {
        if (story == null) {
            requireEverything();
        }
        story = Story.begun().policy(policy.build()).protocol(new ProtocolDraft().with(indicator).build()).checkpoint("m1", "model");
    }

    private void demandSecurity(String maxAge) {
        policy.standards.add(PolicyDraft.standard("security", Standard.Axis.SECURITY, PolicyDraft.criterion("locks", maxAge)));
        policy.baseline.add(PolicyDraft.demand("security"));
    }

    private void attest(Attestation.Status status) {
        story.with(new Act.Attested(new Attestation(new StandardId("security"), new CriterionId("locks"), digest("m1"), status, digest("photographs"))), "owner-1");
    }

    private void measure(String items) {
        record(EvaluationRun.Status.SUCCESS, List.of(), new EvaluationRun.Result.Samples(Examples.outcomes(items)));
    }

    /** A published uplift ratio over a control mean of 0.38, ruled out below 1.1. */
    private void publish(String treatment, String spread) {
        indicator.quantity = Indicator.Quantity.UPLIFT_RATIO;
        indicator.estimator = Indicator.Estimator.FIELLER_RATIO;
        indicator.line = new Line.RuleOut(ProtocolDraft.fixed("1.1"));
        indicator.publishedMayRuleOut = true;
        begin();
        record(EvaluationRun.Status.PUBLISHED, List.of(), new EvaluationRun.Result.Published(new Aggregate(Optional.of(new BigDecimal(treatment)), Optional.empty(),
                Optional.of(new Aggregate.Items(20, 20)), "participants", Optional.of(new BigDecimal(spread)), SpreadKind.SE, Optional.of(Examples.control("0.38", "0.015")), "mean", 1, "a card, p. 1")));
        assess();
    }

    private void record(EvaluationRun.Status status, List<Finding> findings, EvaluationRun.Result result) {
        Entry plan = story.plan("m1", "task-i", 20);
        story.add(new Act.RunRecorded(Story.run("m1", "task-i", plan, "file " + story.size(), status, findings, result)), "evaluator-1");
        estimateAll();
    }

    private void estimateAll() {
        List<Assess.Task> due = EstimatesDue.of(Fold.of(story.entries()));
        assertThat(due).isNotEmpty();
        due.forEach(task -> Assess.estimates(task).forEach(estimate -> story.with(new Act.Estimated(estimate), "evaluator-1")));
    }

    private void assess() {
        story.with(new Act.Assessed(new Assessment.ComprehensiveDone(PolicyId.of("example@1"), digest("m1"), digest("report"))), "evaluator-1");
    }

    private void tick(String span) {
        story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1");
    }

    private Decision decide() {
        return Decide.decide(new Question(Activity.DEPLOY, new Subject.Deployment(digest("m1"), digest("configuration")), Surface.API, SurfaceBounds.UNKNOWN, new Person("guest-1")),
                Fold.of(story.entries()));
    }

    private Decision refused() {
        Decision decision = decide();
        assertThat(decision.answer().permits()).isFalse();
        return decision;
    }

    private static Standing standing(Decision decision, String threshold) {
        return decision.policies().getFirst().standings().stream().filter(s -> s.threshold().value().equals(threshold)).findFirst().orElseThrow();
    }

    private static Verdict.Inconclusive inconclusive(Decision decision) {
        return (Verdict.Inconclusive) standing(decision, "T1").verdict();
    }

    private static Set<Defect> defects(Decision decision) {
        return inconclusive(decision).indicators().getFirst().weighed().getFirst().defects();
    }

    /** The only estimate in the log. */
    private Estimate estimate() {
        List<Estimate> estimates = story.entries().stream().map(Entry::act).filter(Act.Estimated.class::isInstance).map(a -> ((Act.Estimated) a).estimate()).toList();
        assertThat(estimates).hasSize(1);
        return estimates.getFirst();
    }

    /** The upper bound that these outcomes alone would have. */
    private static BigDecimal upperOf(String items) {
        VacuousPassTest other = new VacuousPassTest();
        other.begin();
        other.measure(items);
        return other.estimate().upper().orElseThrow();
    }
}
