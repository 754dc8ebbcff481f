package loadline.core.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Rule;

/**
 * A result read from a file, or entered by hand from a publication.
 *
 * @param file digest of the file it was read from, or of the entered document
 * @param format {@code inspect-eval}, {@code inspect-json}, {@code published}
 * @param runId the identifier the writer gave the run; one run speaks for one checkpoint
 * @param model the model's name as the writer gave it
 * @param plan digest of the plan's statement that the run carries in its metadata
 * @param weights the checkpoint it speaks for, named by whoever recorded it
 */
public record EvaluationRun(
        Digest file,
        String format,
        String writerVersion,
        String runId,
        Status status,
        String task,
        String taskVersion,
        String model,
        Optional<Digest> plan,
        Optional<Digest> weights,
        Counts samples,
        Map<SampleOutcome.Limit, Integer> limits,
        List<Metric> metrics,
        Result result,
        List<Finding> findings) {

    /** What the writer said of the run. Only {@code SUCCESS} is complete. */
    public enum Status { STARTED, SUCCESS, CANCELLED, ERROR, PUBLISHED }

    /**
     * How many samples, counted as (item, epoch) pairs. {@code expected} is what the log declares; −1 where it declares nothing.
     */
    public record Counts(int expected, int present, int scored, int errored, int unscored, int invalidated, int superseded) {}

    /** A metric of the header beside the same metric derived from the samples; absent where it cannot be derived. */
    public record Metric(String scorer, String name, Optional<BigDecimal> header, Optional<BigDecimal> recomputed) {}

    /** The numbers themselves. */
    public sealed interface Result {
        /** One outcome for each sample, epoch and scorer. */
        record Samples(List<SampleOutcome> outcomes) implements Result {
            public Samples {
                outcomes = List.copyOf(outcomes);
            }
        }

        /** Figures as published. */
        record Published(Aggregate aggregate) implements Result {}
    }

    public EvaluationRun {
        limits = Map.copyOf(limits);
        metrics = List.copyOf(metrics);
        findings = List.copyOf(findings);
        Rule.require(!task.isBlank(), "a run names its task");
    }
}
