package loadline.formats.cases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.SampleOutcome;

/** The run of binary items that a step describes by its counts. */
final class CaseSamples {
    private CaseSamples() {}

    static EvaluationRun run(Deed.Run run, String own, Digest weights, Optional<Digest> plan, EvaluationRun.Result result) {
        int samples = run.items() * run.epochs();
        Map<SampleOutcome.Limit, Integer> limits = run.limited() > 0 ? Map.of(SampleOutcome.Limit.MESSAGE, run.limited()) : Map.of();
        return new EvaluationRun(CaseNames.digest(run.file().map(name -> "file " + name).orElse(own)), "case", "0", run.runId().orElse(own), run.status(), run.task(), "1", run.model(), plan,
                Optional.of(weights), new EvaluationRun.Counts(samples, samples, samples - run.errored(), run.errored(), 0, 0, 0), limits, List.of(), result, List.of());
    }

    /**
     * Solved samples first, then limited, then errored, then failed, beginning at a place that differs from run to run: the same
     * counts in the same places would be the same outcomes offered twice.
     */
    static List<SampleOutcome> of(Deed.Run run, long number) {
        int samples = run.items() * run.epochs();
        return IntStream.range(0, samples).mapToObj(i -> outcome(run, i, (int) ((i + number) % samples))).toList();
    }

    private static SampleOutcome outcome(Deed.Run run, int sample, int rank) {
        boolean limited = rank >= run.solved() && rank < run.solved() + run.limited();
        boolean errored = rank >= run.solved() + run.limited() && rank < run.solved() + run.limited() + run.errored();
        SampleOutcome.Score score = errored ? new SampleOutcome.Score.Errored() : new SampleOutcome.Score.Value(rank < run.solved() ? BigDecimal.ONE : BigDecimal.ZERO);
        return new SampleOutcome("s:" + sample % run.items(), 1 + sample / run.items(), "match", Optional.empty(), score, limited ? Optional.of(SampleOutcome.Limit.MESSAGE) : Optional.empty());
    }
}
