package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.Plan;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V1 and V2: one piece of evidence against one line, then all of an indicator's. */
class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant PLANNED = Instant.parse("2026-01-01T00:00:00Z");

    private final ProtocolDraft.Of indicator = ProtocolDraft.indicator("i1", "T1");
    private int made;

    private IndicatorVerdict judge(EvidenceGroup... groups) {
        Indicator built = indicator.build();
        List<Judge.Version> versions = List.of(new Judge.Version(built, Story.digest("protocol"), new BigDecimal("0.025"), new BigDecimal("0.1")));
        List<Exhibit> exhibits = Exhibit.of(List.of(groups).stream().map(group -> new Exhibit.Under(group, versions)).toList());
        return new Judge(Story.digest("A"), NOW, Elicitation.NONE).verdict(built, built.leastRuns(), exhibits);
    }

    /** A planned, complete run on a checkpoint with one estimate, {@code -} standing for no bound. */
    private EvidenceGroup evidence(String weights, String lower, String point, String upper, Defect... defects) {
        int n = made++ * 10;
        Plan plan = new Plan(Story.digest(weights), "model-name", "task-i1", Optional.empty(), Optional.empty(), 20, 1, Optional.empty(), "every run", false, NOW, 0);
        Logged<Plan> logged = logged(n, "plan " + n, plan);
        Logged<EvaluationRun> run = logged(n + 1, "run " + n, Story.completeRun(weights, "task-i1", null, "file " + n));
        Logged<Estimate> estimate = logged(n + 2, "estimate " + n, estimate(weights, logged, List.of(run), "0.025", lower, point, upper, new Estimate.Tally(20, 20, 0, 0, 1)));
        return new EvidenceGroup(Story.digest(weights), "task-i1", Optional.of(logged), Optional.empty(), List.of(run), List.of(estimate), Set.of(defects));
    }

    private static <T> Logged<T> logged(int index, String name, T fact) {
        return new Logged<>(index, PLANNED, Story.persons("evaluator-1"), Story.digest(name), fact);
    }

    private static Estimate estimate(String weights, Logged<Plan> plan, List<Logged<EvaluationRun>> runs, String alpha, String lower, String point, String upper, Estimate.Tally tally) {
        return new Estimate(ProtocolDraft.indicator("i1", "T1").build().id(), Story.digest(weights), Story.digest("protocol"), plan.statement(), runs.stream().map(Logged::statement).toList(),
                "method/1", new BigDecimal(alpha), "as recorded", number(point), number(lower), number(upper), tally, Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty());
    }

    private static Optional<BigDecimal> number(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # line,       lower, point, upper, buffer, verdict
            RULE_OUT,     0.1,   0.2,   0.49,  0,      RULED_OUT
            RULE_OUT,     0.1,   0.2,   0.5,   0,      INCONCLUSIVE
            RULE_OUT,     0.1,   0.2,   0.45,  0.05,   INCONCLUSIVE
            RULE_OUT,     0.1,   0.2,   0.44,  0.05,   RULED_OUT
            RULE_OUT,     0.4,   0.5,   0.6,   0,      RULE_OUT_LOST
            RULE_OUT,     0.4,   0.49,  0.6,   0.05,   INCONCLUSIVE
            RULE_OUT,     0.9,   0.95,  0.99,  0,      RULE_OUT_LOST
            RULE_OUT,     -,     0.2,   -,     0,      INCONCLUSIVE
            RULE_IN,      0.5,   0.6,   0.7,   0,      CROSSED
            RULE_IN,      0.49,  0.6,   0.7,   0,      INCONCLUSIVE
            RULE_IN,      0.1,   0.2,   0.3,   0,      INCONCLUSIVE
            BAND,         0.1,   0.2,   0.3,   0,      RULED_OUT
            BAND,         0.6,   0.7,   0.8,   0,      CROSSED
            BAND,         0.4,   0.55,  0.7,   0,      INCONCLUSIVE
            PRECURSOR,    0.1,   0.2,   0.3,   0,      RULED_OUT
            PRECURSOR,    0.4,   0.6,   0.7,   0,      RULE_OUT_LOST
            ALERT,        0.4,   0.5,   0.6,   0,      ALERTED
            ALERT,        0.1,   0.2,   0.3,   0,      INCONCLUSIVE
            TRACKING,     0.9,   0.95,  0.99,  0,      INCONCLUSIVE
            JUDGEMENT,    0.1,   0.2,   0.3,   0,      INCONCLUSIVE
            UNDISCLOSED,  0.1,   0.2,   0.3,   0,      INCONCLUSIVE
            """)
    void one_piece_of_evidence_against_one_line(String line, String lower, String point, String upper, String buffer, Outcome verdict) {
        indicator.line = line(line, "0.5", "0.6");
        indicator.buffer = buffer;
        assertThat(judge(evidence("A", lower, point, upper)).outcome()).isEqualTo(verdict);
    }

    private static Line line(String name, String below, String from) {
        return switch (name) {
            case "RULE_OUT" -> new Line.RuleOut(ProtocolDraft.fixed(below));
            case "RULE_IN" -> new Line.RuleIn(ProtocolDraft.fixed(below));
            case "BAND" -> new Line.Band(ProtocolDraft.fixed(below), ProtocolDraft.fixed(from));
            case "PRECURSOR" -> new Line.Precursor(ProtocolDraft.fixed(below));
            case "ALERT" -> new Line.Alert(ProtocolDraft.fixed(below));
            case "TRACKING" -> new Line.Tracking();
            case "JUDGEMENT" -> new Line.Judgement();
            default -> new Line.RuleOut(new Line.Cutoff.Undisclosed("sealed"));
        };
    }

    @ParameterizedTest
    @CsvSource({"-0.4, RULED_OUT", "-0.3, INCONCLUSIVE"})
    void where_low_scores_are_dangerous_the_line_is_turned_too(String upper, Outcome verdict) {
        indicator.danger = Indicator.Danger.LOW;
        indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.3"));
        assertThat(judge(evidence("A", "-0.6", "-0.5", upper)).outcome()).isEqualTo(verdict);
    }

    @Test
    void the_least_favourable_reading_of_the_line_stands() {
        indicator.alternatives = List.of(new Indicator.AlternativeReading("half as much", new Line.RuleOut(ProtocolDraft.fixed("0.25"))));
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3")).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_crossing_stands_whatever_its_defects_and_on_whichever_member_of_the_family() {
        indicator.line = line("BAND", "0.5", "0.6");
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3"), evidence("B", "0.7", "0.8", "0.9", Defect.values())).outcome()).isEqualTo(Outcome.CROSSED);
    }

    @Test
    void absence_speaks_only_for_its_own_checkpoint() {
        assertThat(judge(evidence("B", "0.1", "0.2", "0.3"))).satisfies(v -> {
            assertThat(v.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(v.weighed().getFirst().defects()).containsExactly(Defect.OTHER_CHECKPOINT);
        });
    }

    @ParameterizedTest
    @CsvSource({"UNREGISTERED, true", "RUN_DEFECTIVE, false", "MODEL_MISMATCH, false", "REUSED, false", "LATE, false", "WITHDRAWN, false"})
    void a_defect_bars_ruling_out(Defect defect, boolean hadItBeenRegistered) {
        IndicatorVerdict verdict = judge(evidence("A", "0.1", "0.2", "0.3", defect));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.registered()).isEqualTo(hadItBeenRegistered ? Outcome.RULED_OUT : Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"RUN_DEFECTIVE", "MODEL_MISMATCH", "REUSED", "LATE"})
    void a_bad_registered_result_stands_in_the_way_whatever_its_defects(Defect defect) {
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3"), evidence("A", "0.3", "0.45", "0.6", defect)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_withdrawn_one_does_not_and_neither_does_one_without_a_plan() {
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3"), evidence("A", "0.3", "0.45", "0.6", Defect.WITHDRAWN)).outcome()).isEqualTo(Outcome.RULED_OUT);
        EvidenceGroup planned = evidence("A", "0.3", "0.45", "0.6");
        EvidenceGroup unplanned = new EvidenceGroup(planned.weights(), planned.task(), Optional.empty(), Optional.empty(), planned.runs(), planned.estimates(), Set.of(Defect.UNREGISTERED));
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3"), unplanned).outcome()).isEqualTo(Outcome.RULED_OUT);
    }

    @Test
    void too_few_results_rule_nothing_out() {
        indicator.leastRuns = 2;
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3")).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3"), evidence("A", "0.1", "0.2", "0.3")).outcome()).isEqualTo(Outcome.RULED_OUT);
        assertThat(judge().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # alpha, missing, limited, attempts, defect
            0.025,   2,       10,      1,
            0.026,   0,       0,       1,        ALPHA_TOO_LARGE
            0.025,   3,       0,       1,        TOO_MANY_MISSING
            0.025,   0,       11,      1,        UNDER_ELICITED
            0.025,   0,       0,       0,        TOO_FEW_ATTEMPTS
            """)
    void the_tally_is_held_to_the_protocol(String alpha, int missing, int limited, int attempts, Defect defect) {
        EvidenceGroup group = evidence("A", "0.1", "0.2", "0.3");
        Estimate estimate = estimate("A", group.plan().orElseThrow(), group.runs(), alpha, "0.1", "0.2", "0.3", new Estimate.Tally(20, 20, missing, limited, attempts));
        IndicatorVerdict verdict = judge(estimated(group, estimate));
        assertThat(verdict.weighed().getFirst().defects()).isEqualTo(defect == null ? Set.of() : Set.of(defect));
        assertThat(verdict.outcome()).isEqualTo(defect == null ? Outcome.RULED_OUT : Outcome.INCONCLUSIVE);
    }

    private EvidenceGroup estimated(EvidenceGroup group, Estimate... estimates) {
        List<Logged<Estimate>> logged = List.of(estimates).stream().map(e -> logged(900 + made++, "another estimate " + made, e)).toList();
        return new EvidenceGroup(group.weights(), group.task(), group.plan(), group.refusal(), group.runs(), logged, group.defects());
    }

    @Test
    void an_estimate_over_fewer_runs_neither_rules_out_nor_stands_in_the_way() {
        EvidenceGroup one = evidence("A", "0.3", "0.45", "0.6");
        List<Logged<EvaluationRun>> two = List.of(one.runs().getFirst(), logged(5, "second run", Story.completeRun("A", "task-i1", null, "second")));
        EvidenceGroup both = new EvidenceGroup(one.weights(), one.task(), one.plan(), Optional.empty(), two, one.estimates(), Set.of());
        assertThat(judge(both).weighed().getFirst().defects()).containsExactly(Defect.NOT_ESTIMATED);
        Estimate whole = estimate("A", one.plan().orElseThrow(), two, "0.025", "0.1", "0.2", "0.3", new Estimate.Tally(20, 20, 0, 0, 1));
        assertThat(judge(estimated(both, one.estimates().getFirst().fact(), whole)).outcome()).isEqualTo(Outcome.RULED_OUT);
    }

    @Test
    void an_estimate_that_lists_one_run_twice_is_not_over_both() {
        EvidenceGroup one = evidence("A", "0.1", "0.2", "0.3");
        Logged<EvaluationRun> first = one.runs().getFirst();
        List<Logged<EvaluationRun>> two = List.of(first, logged(5, "second run", Story.completeRun("A", "task-i1", null, "second")));
        EvidenceGroup both = new EvidenceGroup(one.weights(), one.task(), one.plan(), Optional.empty(), two, List.of(), Set.of());
        Estimate twice = estimate("A", one.plan().orElseThrow(), List.of(first, first), "0.025", "0.1", "0.2", "0.3", new Estimate.Tally(20, 20, 0, 0, 1));
        assertThat(judge(estimated(both, twice)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void an_open_plan_waits_for_one_at_least_as_demanding_on_the_same_checkpoint() {
        EvidenceGroup first = evidence("A", "0.1", "0.2", "0.3");
        EvidenceGroup open = new EvidenceGroup(first.weights(), first.task(), first.plan(), Optional.empty(), List.of(), List.of(), Set.of(Defect.PLAN_OPEN));
        EvidenceGroup later = evidence("A", "0.1", "0.2", "0.3");
        assertThat(judge(open).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(open, later).outcome()).isEqualTo(Outcome.RULED_OUT);
        assertThat(judge(later, new EvidenceGroup(later.weights(), later.task(), evidence("A", "0", "0", "0").plan(), Optional.empty(), List.of(), List.of(), Set.of(Defect.PLAN_OPEN))).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(evidence("B", "0.1", "0.2", "0.3").answers(open)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"P2M, RULED_OUT", "P58D, INCONCLUSIVE"})
    void evidence_ages_from_its_plan(String maxAge, Outcome verdict) {
        indicator.maxAge = maxAge;
        assertThat(judge(evidence("A", "0.1", "0.2", "0.3")).outcome()).isEqualTo(verdict);
    }
}
