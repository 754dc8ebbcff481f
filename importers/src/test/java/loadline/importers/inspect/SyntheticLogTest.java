package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.core.evaluation.SampleOutcome.Limit;
import loadline.importers.inspect.SyntheticLog.Sample;
import org.junit.jupiter.api.Test;

class SyntheticLogTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Digest PLAN = Digest.ofHex("cd".repeat(32));

    private static SyntheticLog log() {
        return SyntheticLog.of("made-up", "nobody/nothing", CREATED).withPlan(PLAN).withSamples(List.of(
                Sample.scored("a", 1, "1"), Sample.scored("a", 2, "0"), Sample.limited("b", 1, "0.25", Limit.MESSAGE),
                Sample.unscored("b", 2), Sample.errored("c", 1, "made up"), Sample.scored("c", 2, "1")));
    }

    @Test
    void it_is_read_back_as_it_was_written() {
        EvaluationRun run = Examples.run(log().bytes());
        assertThat(Examples.scores(run)).isEqualTo("1, 0, 0.25, unscored, errored, 1");
        assertThat(run.samples()).isEqualTo(new Counts(6, 6, 4, 1, 1, 0, 0));
        assertThat(run.limits()).isEqualTo(Map.of(Limit.MESSAGE, 1));
        assertThat(run.plan()).contains(PLAN);
        assertThat(run.writerVersion()).isEqualTo(SyntheticLog.WRITER);
        assertThat(run.metrics()).hasSize(2).allSatisfy(metric -> assertThat(metric.recomputed()).isPresent());
    }

    @Test
    void the_same_values_give_the_same_bytes_and_others_another_run() {
        assertThat(log().bytes()).isEqualTo(log().bytes());
        assertThat(Examples.run(log().withSamples(List.of(Sample.scored("d", 1, "1"))).bytes()).runId()).isNotEqualTo(Examples.run(log().bytes()).runId());
    }

    @Test
    void a_log_without_samples_is_a_log() {
        assertThat(Examples.run(SyntheticLog.of("t", "m", CREATED).bytes()).samples().present()).isZero();
    }

    @Test
    void a_sample_has_an_error_or_a_score() {
        assertThatThrownBy(() -> new Sample("a", 1, Sample.scored("a", 1, "1").score(), Optional.empty(), Optional.of("boom")))
                .hasMessageContaining("has no score");
    }
}
