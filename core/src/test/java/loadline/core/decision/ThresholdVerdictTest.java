package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.ShowingLogged;
import loadline.core.assessment.Verdict;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.Plan;
import loadline.core.governance.ObligationMet;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Line;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V3, E10 and R5: what a threshold's verdict is made of beside one indicator. */
class ThresholdVerdictTest {
    private static final String GOOD = "0.1 0.2 0.3";
    private static final String OPEN = "0.4 0.45 0.7";
    private static final String LOST = "0.4 0.55 0.7";
    private static final String CROSSED = "0.7 0.8 0.9";

    private final Example example = new Example();
    private String[] duties = {};

    private static Consumer<Story> result(Example told, String indicator, String bounds, Basis basis) {
        return story -> {
            String[] words = bounds.split(" ");
            Entry plan = story.plan("A", "task-" + indicator, 20);
            Entry run = story.run("A", "task-" + indicator, plan);
            story.with(new Act.Estimated(new Estimate(new IndicatorId(indicator), Story.digest("A"), Story.adopted(told.adopted).text(), plan.statement(), List.of(run.statement()), "method/1",
                    new BigDecimal("0.0001"), "as recorded", Optional.of(new BigDecimal(words[1])), Optional.of(new BigDecimal(words[0])), Optional.of(new BigDecimal(words[2])),
                    new Estimate.Tally(20, 20, 0, 0, 1), basis, Optional.empty())), "evaluator-1");
        };
    }

    // ---- precursors

    private ThresholdVerdictTest precursor(String ofThreshold, String ofPrecursor, Line line) {
        example.policy.precursors.add(PolicyDraft.precursor("P1", "T1", duties));
        ProtocolDraft.Of before = ProtocolDraft.indicator("i2", "P1");
        before.line = line;
        example.protocol.with(before);
        example.evidence = (ofThreshold.isEmpty() ? (Consumer<Story>) _ -> { } : result(example, "i1", ofThreshold, Basis.RECOMPUTED_FROM_SAMPLES))
                .andThen(ofPrecursor.isEmpty() ? _ -> { } : result(example, "i2", ofPrecursor, Basis.RECOMPUTED_FROM_SAMPLES));
        return this;
    }

    private ThresholdVerdictTest precursor(String ofThreshold, String ofPrecursor) {
        return precursor(ofThreshold, ofPrecursor, new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6")));
    }

    @Test
    void a_precursor_that_is_ruled_out_rules_out_the_threshold_it_stands_before_and_the_other_way_round() {
        assertThat(precursor(OPEN, GOOD).example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(new ThresholdVerdictTest().precursor("", GOOD).example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(new ThresholdVerdictTest().precursor(GOOD, OPEN).example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(new ThresholdVerdictTest().precursor(OPEN, OPEN).example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(new ThresholdVerdictTest().precursor(GOOD, CROSSED).example.ground()).isEqualTo(Standing.Ground.CROSSED);
    }

    private String withDuty(String ofPrecursor, Line line, Obligation.Timing timing) {
        duties = new String[] {"report"};
        precursor(GOOD, ofPrecursor, line).example.policy.obligations.add(PolicyDraft.obligation("report", PolicyDraft.LOW, timing));
        return example.answer();
    }

    @Test
    void a_precursors_duty_arises_once_its_indicator_is_lost_alerted_or_crossed() {
        Line lost = new Line.Precursor(ProtocolDraft.fixed("0.5"));
        assertThat(withDuty(LOST, lost, new Obligation.Timing.Before())).isEqualTo("Delay");
        assertThat(new ThresholdVerdictTest().withDuty(LOST, new Line.Alert(ProtocolDraft.fixed("0.5")), new Obligation.Timing.Before())).isEqualTo("Delay");
        assertThat(new ThresholdVerdictTest().withDuty(CROSSED, new Line.RuleIn(ProtocolDraft.fixed("0.5")), new Obligation.Timing.Before())).isEqualTo("Delay");
        assertThat(new ThresholdVerdictTest().withDuty(OPEN, lost, new Obligation.Timing.Before())).isEqualTo("Deploy");
        assertThat(new ThresholdVerdictTest().withDuty("", lost, new Obligation.Timing.Before())).isEqualTo("Deploy");
    }

    @Test
    void an_obligation_that_is_no_precursors_duty_arises_whatever_the_precursor_says() {
        duties = new String[] {"report"};
        precursor(GOOD, OPEN).example.policy.obligations.add(PolicyDraft.obligation("another", PolicyDraft.LOW, new Obligation.Timing.Before()));
        example.policy.obligations.add(PolicyDraft.obligation("report", PolicyDraft.LOW, new Obligation.Timing.Before()));
        assertThat(example.decide().reasons()).extracting(Reason::about).containsExactly("another");
    }

    @Test
    void a_duty_that_was_never_met_is_open_and_one_that_was_is_not() {
        Obligation.Timing continuous = new Obligation.Timing.Continuous(TimeSpan.of("P30D"));
        Line lost = new Line.Precursor(ProtocolDraft.fixed("0.5"));
        assertThat(withDuty(LOST, lost, continuous)).isEqualTo("Delay");
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OPEN);
        ThresholdVerdictTest met = new ThresholdVerdictTest();
        met.example.then(story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId("report"), Story.digest("A"), Story.digest("shown"))), "owner-1"));
        assertThat(met.withDuty(LOST, lost, continuous)).isEqualTo("Deploy");
    }

    // ---- indicators that cannot rule out

    @Test
    void a_threshold_with_nothing_but_indicators_that_cannot_rule_out_is_not_ruled_out() {
        for (Line line : List.of(new Line.Tracking(), new Line.RuleIn(ProtocolDraft.fixed("0.5")), new Line.Alert(ProtocolDraft.fixed("0.5")))) {
            Example told = new Example();
            told.indicator.line = line;
            assertThat(told.ground()).as("%s", line).isEqualTo(Standing.Ground.INCONCLUSIVE);
            assertThat(told.answer()).isEqualTo("Delay");
        }
    }

    // ---- showings

    private ThresholdVerdictTest showings(String... asked) {
        for (String each : asked) {
            example.policy.showings.add(PolicyDraft.showing(each));
        }
        return this;
    }

    private ThresholdVerdictTest shown(String policy, String showing, String weights) {
        example.then(story -> story.with(new Act.Shown(new ShowingLogged(PolicyId.of(policy), new ShowingId(showing), Story.digest(weights), Story.digest("document"))), "evaluator-1"));
        return this;
    }

    private Verdict.Inconclusive inconclusive() {
        return (Verdict.Inconclusive) example.under().standings().getFirst().verdict();
    }

    @Test
    void what_an_assessment_must_show_is_shown_for_the_checkpoint_under_this_policy() {
        assertThat(showings("s1", "s2").shown("example@1", "s1", "A").shown("example@1", "s2", "A").example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        ThresholdVerdictTest wanting = new ThresholdVerdictTest().showings("s1", "s2").shown("example@1", "s1", "A").shown("example@0", "s2", "A");
        wanting.example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        wanting.shown("example@1", "s2", "B");
        assertThat(wanting.example.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
        assertThat(wanting.inconclusive().showingsMissing()).containsExactly(new ShowingId("s2"));
        assertThat(wanting.inconclusive().why()).containsExactly(Verdict.Why.SHOWINGS_MISSING);
    }

    @Test
    void every_reason_why_a_threshold_is_inconclusive_is_listed() {
        showings("s1").example.evidence = story -> example.evidence(story, "A", "0.4", "0.45", "0.7");
        assertThat(inconclusive().why()).containsExactlyInAnyOrder(Verdict.Why.SHOWINGS_MISSING, Verdict.Why.INDICATORS_SHORT);
        ThresholdVerdictTest without = new ThresholdVerdictTest().showings("s1");
        without.example.policy.thresholds.addFirst(PolicyDraft.threshold("T0", PolicyDraft.HIGH));
        assertThat(without.inconclusive().why()).containsExactlyInAnyOrder(Verdict.Why.SHOWINGS_MISSING, Verdict.Why.NO_INDICATOR);
        ThresholdVerdictTest shown = new ThresholdVerdictTest();
        shown.example.policy.thresholds.addFirst(PolicyDraft.threshold("T0", PolicyDraft.HIGH));
        assertThat(shown.inconclusive().why()).containsExactly(Verdict.Why.NO_INDICATOR);
    }

    // ---- elicitation

    private void planned(Elicitation elicitation) {
        example.evidence = story -> {
            Entry plan = story.add(new Act.PlanRegistered(new Plan(Story.digest("A"), "model-name", "task-i1", Optional.empty(), Optional.empty(), 20, 1, Optional.empty(), "every run", false,
                    elicitation, Instant.MAX, story.size())), "evaluator-1");
            Entry run = story.run("A", "task-i1", plan);
            story.estimate(example.adopted, "i1", plan, "A", "0.1", "0.2", "0.3", run);
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # plan: tools, unattended; asked: surface, tools, autonomy; cleared
            false, ,     API,        ,      ,     true
            false, ,     AGENTIC,    ,      ,     false
            false, ,     AGENTIC,    false, ,     true
            true,  ,     AGENTIC,    ,      ,     true
            true,  ,     AGENTIC,    true,  PT9H, true
            true,  ,     AUTONOMOUS, ,      ,     false
            true,  ,     AUTONOMOUS, ,      PT1H, false
            true,  PT1H, AUTONOMOUS, ,      PT1H, true
            true,  PT1H, AUTONOMOUS, ,      PT2H, false
            true,  PT1H, AUTONOMOUS, ,      ,     false
            false, PT1H, AUTONOMOUS, ,      PT1H, false
            """)
    void evidence_rests_on_plans_elicited_with_as_much_as_the_question_grants(boolean tools, String unattended, Surface surface, Boolean granted, String autonomy, boolean cleared) {
        planned(new Elicitation(tools, Optional.ofNullable(unattended).map(TimeSpan::of)));
        example.on(surface).bounds = new SurfaceBounds(OptionalLong.empty(), Optional.ofNullable(granted), Optional.ofNullable(autonomy).map(TimeSpan::of), Optional.empty(), OptionalInt.empty());
        assertThat(example.ground()).isEqualTo(cleared ? Standing.Ground.STATISTICS : Standing.Ground.INCONCLUSIVE);
    }

    // ---- the basis

    private Basis basis(Basis first, Basis second) {
        example.indicator.publishedMayRuleOut = true;
        ProtocolDraft.Of other = ProtocolDraft.indicator("i2", "T1");
        other.publishedMayRuleOut = true;
        example.protocol.with(other);
        example.evidence = result(example, "i1", GOOD, first).andThen(result(example, "i2", GOOD, second));
        return example.decide().basis();
    }

    @Test
    void a_rule_out_rests_on_the_weakest_result_that_it_counts() {
        assertThat(basis(Basis.RECOMPUTED_FROM_SAMPLES, Basis.RECOMPUTED_FROM_SAMPLES)).isEqualTo(Basis.RECOMPUTED_FROM_SAMPLES);
        assertThat(new ThresholdVerdictTest().basis(Basis.ATTESTED_AGGREGATE, Basis.RECOMPUTED_FROM_SAMPLES)).isEqualTo(Basis.ATTESTED_AGGREGATE);
        assertThat(new ThresholdVerdictTest().basis(Basis.RECOMPUTED_FROM_SAMPLES, Basis.ATTESTED_AGGREGATE)).isEqualTo(Basis.ATTESTED_AGGREGATE);
    }

    @Test
    void a_result_that_does_not_count_weakens_nothing() {
        example.evidence = result(example, "i1", GOOD, Basis.ATTESTED_AGGREGATE).andThen(result(example, "i1", GOOD, Basis.RECOMPUTED_FROM_SAMPLES));
        assertThat(example.ground()).isEqualTo(Standing.Ground.STATISTICS);
        assertThat(example.decide().basis()).isEqualTo(Basis.RECOMPUTED_FROM_SAMPLES);
    }
}
