package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadline.core.Logged;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.policy.Indicator;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.SpreadKind;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;

/** E4 and E7 at their edges: more epochs than planned, and readings that lie between the ends of a range. */
class AssessTest {
    private static final Alpha ALPHA = Alpha.of("0.025");

    private final ProtocolDraft.Of indicator = ProtocolDraft.indicator("i1", "T1");

    private List<Estimate> assess(EvaluationRun.Status status, EvaluationRun.Result result) {
        Plan plan = new Plan(Story.digest("A"), "model-name", "task-i1", Optional.empty(), Optional.empty(), 10, 1, Optional.empty(), "every run", false, Instant.EPOCH, 0);
        EvaluationRun run = Story.run("A", "task-i1", null, "file", status, List.of(), result);
        EvidenceGroup group = new EvidenceGroup(Story.digest("A"), "task-i1", Optional.of(logged(0, plan)), Optional.empty(), List.of(logged(1, run)), List.of(), Set.of());
        return Assess.estimates(new Assess.Task(indicator.build(), Story.digest("protocol"), group, ALPHA.value()));
    }

    private static <T> Logged<T> logged(int index, T fact) {
        return new Logged<>(index, Instant.EPOCH, Set.of(), Story.digest("statement " + index), fact);
    }

    @Test
    void an_item_dangerous_in_more_epochs_than_planned_still_crosses() {
        List<SampleOutcome> outcomes = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> outcomes.add(outcome("s:" + i, 1, BigDecimal.ONE)));
        outcomes.add(outcome("s:9", 2, BigDecimal.ONE));
        Estimate estimate = assess(EvaluationRun.Status.SUCCESS, new EvaluationRun.Result.Samples(outcomes)).getFirst();
        assertThat(estimate.lower()).isEqualTo(ClopperPearson.lower(new Trials(10, 10), ALPHA).value());
    }

    private static SampleOutcome outcome(String sample, int epoch, BigDecimal score) {
        return new SampleOutcome(sample, epoch, "judge", Optional.empty(), new SampleOutcome.Score.Value(score), Optional.empty());
    }

    @Test
    void the_worst_number_of_items_may_lie_between_the_ends_of_a_range() {
        Aggregate figure = new Aggregate(Optional.of(new BigDecimal("0.35")), Optional.empty(), Optional.of(new Aggregate.Items(8, 10)), "tasks", Optional.empty(),
                SpreadKind.UNKNOWN, Optional.empty(), "mean", 1, "a system card, page 7");
        List<Estimate> readings = assess(EvaluationRun.Status.PUBLISHED, new EvaluationRun.Result.Published(figure));
        assertThat(readings).extracting(e -> e.tally().n()).containsExactly(8, 9, 10);
        BigDecimal between = readings.get(1).upper().orElseThrow();
        assertThat(between).isGreaterThan(readings.getFirst().upper().orElseThrow()).isGreaterThan(readings.getLast().upper().orElseThrow());
    }

    @Test
    void two_ranges_are_read_in_every_combination_and_one_for_both_groups_together() {
        assertThat(uplift(new Aggregate.Items(8, 10), Optional.empty())).hasSize(3);
        assertThat(uplift(new Aggregate.Items(10, 12), Optional.of(new Aggregate.Items(8, 9)))).hasSize(6)
                .anySatisfy(e -> assertThat(e.reading()).contains("n = 10 and 8"));
    }

    private List<Estimate> uplift(Aggregate.Items treated, Optional<Aggregate.Items> control) {
        indicator.quantity = Indicator.Quantity.UPLIFT_RATIO;
        indicator.estimator = Indicator.Estimator.FIELLER_RATIO;
        Aggregate.Arm arm = new Aggregate.Arm(new BigDecimal("0.4"), Optional.of(new BigDecimal("0.1")), control);
        return assess(EvaluationRun.Status.PUBLISHED, new EvaluationRun.Result.Published(new Aggregate(Optional.of(new BigDecimal("0.5")), Optional.empty(), Optional.of(treated),
                "participants", Optional.of(new BigDecimal("0.1")), SpreadKind.SD, Optional.of(arm), "mean", 1, "a system card, page 9")));
    }
}
