package loadline.importers.inspect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun.Status;

/**
 * What is kept of a log's header: who ran what, how much was planned, what it claims.
 *
 * @param status absent where the writer crashed before it wrote one
 * @param reducers how epochs are reduced, as the configuration names it
 */
record Header(
        int version, Optional<Status> status, Identity identity, Planned planned, Claims claims, Edits edits, List<String> reducers,
        boolean scoreOnError, List<Definition> definitions) {

    /** Who ran what with which software. */
    record Identity(
            String runId, String task, String taskVersion, String model, String writerVersion, boolean dirty, PlanField plan) {}

    /** The plan the run says it follows. */
    sealed interface PlanField {
        /** It names a plan. */
        record Named(Digest plan) implements PlanField {}

        /** It names none. */
        record None() implements PlanField {}

        /** It names something that is no digest. */
        record Malformed(String seen) implements PlanField {}
    }

    /**
     * How much the configuration planned.
     *
     * @param datasetItems size of the whole data set
     * @param items ids of the planned items; empty where an old log does not list them
     * @param limitedTo the most items to run, from {@code limit}
     * @param subset whether {@code limit} or {@code sample_id} was given
     */
    record Planned(Optional<Integer> datasetItems, Set<String> items, Optional<Integer> limitedTo, int epochs, boolean subset) {}

    /** What the results claim: how many samples, by which scorers, with which metrics. */
    record Claims(Optional<Integer> totalSamples, Set<String> scorers, List<HeaderMetric> metrics) {}

    /** Traces of changes made while it ran or afterwards. */
    record Edits(int logUpdates, int configUpdates, boolean invalidated, boolean stoppedEarly) {}

    /** A metric as the configuration defines it, with its options. */
    record Definition(String metric, Map<String, Object> options) {}

    /**
     * A metric of the header.
     *
     * @param scorer the scorer it is about
     * @param part the field of the score it is about, where a score is an object; else the scorer's name again
     * @param key its name among the scorer's metrics, unique there
     * @param name the metric it is
     * @param options its options, where the log gives them beside the value
     * @param value absent where it is {@code NaN}, infinite or null
     */
    record HeaderMetric(
            String scorer, String part, Optional<String> reducer, String key, String name, Optional<Map<String, Object>> options,
            Optional<BigDecimal> value) {

        /** The scorer, with the part it is about where that is another name. */
        String subject() {
            return part.equals(scorer) ? scorer : scorer + "/" + part;
        }

        /** The metric, with its reducer where the header names one. */
        String label() {
            return reducer.map(how -> key + " (" + how + ")").orElse(key);
        }
    }

    /** The metadata field by which the log clusters standard errors, if it names exactly one. */
    Optional<String> clusterField() {
        return clusterField(definitions, claims.metrics());
    }

    static Optional<String> clusterField(List<Definition> definitions, List<HeaderMetric> metrics) {
        List<String> named = Stream.concat(
                        definitions.stream().map(Definition::options), metrics.stream().flatMap(metric -> metric.options().stream()))
                .map(options -> options.get("cluster"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
