package loadline.importers.inspect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import loadline.importers.inspect.Header.Definition;
import loadline.importers.inspect.Header.HeaderMetric;
import loadline.importers.inspect.Statistic.Item;

/**
 * Derives the header's metrics again from the samples, by Inspect's rules: epochs are reduced to one number an item, unscored
 * ones left out, then the metric is taken over items. Two numbers are the same if they differ by at most 1e-9, absolutely or
 * relatively.
 *
 * <p>Samples that ended in an error carry no score in the metrics, unless the run scored them ({@code score_on_error}) or was
 * scored again afterwards, which takes them in: a metric is contradicted only if neither reading gives it. Invalidated
 * samples stay in Inspect's metrics. A log whose scores were edited without computing its metrics again contradicts itself.
 */
final class Recomputation {
    private static final double TOLERANCE = 1e-9;

    private final Header header;
    private final List<Sample> samples;

    /** What the samples say of a metric. */
    sealed interface Answer {
        /** The same number. */
        record Same(BigDecimal recomputed) implements Answer {}

        /** Another number. */
        record Other(String recomputed) implements Answer {}

        /** No sample has a score of that scorer. */
        record NoSamples() implements Answer {}

        /** They do not say enough. */
        record Unknown(String why) implements Answer {}
    }

    Recomputation(Header header, List<Sample> samples) {
        this.header = header;
        this.samples = samples;
    }

    /** Compares one metric of the header with the samples. */
    Answer of(HeaderMetric metric) {
        Answer first = among(metric, header.scoreOnError());
        if (!(first instanceof Answer.Other) || samples.stream().noneMatch(Sample::errored)) {
            return first;
        }
        Answer second = among(metric, !header.scoreOnError());
        return second instanceof Answer.Same ? second : first;
    }

    private Answer among(HeaderMetric metric, boolean withErrored) {
        Map<String, List<Entry>> groups = groups(metric, withErrored);
        if (groups.isEmpty()) {
            return new Answer.NoSamples();
        }
        Optional<Statistic> statistic = options(metric).flatMap(options -> Statistic.named(metric.name(), options));
        if (statistic.isEmpty()) {
            return new Answer.Unknown("its rule is not known to this reader or draws random numbers");
        }
        Optional<Reduction> reduction = reducer(metric).flatMap(Reduction::named);
        if (reduction.isEmpty()) {
            return new Answer.Unknown("the way its epochs are reduced is not known to this reader");
        }
        return compared(metric, statistic.get(), reduction.get(), groups);
    }

    private static Answer compared(HeaderMetric metric, Statistic statistic, Reduction reduction, Map<String, List<Entry>> groups) {
        List<Item> items = new ArrayList<>();
        boolean absent = false;
        for (List<Entry> epochs : groups.values()) {
            if (epochs.stream().anyMatch(epoch -> !epoch.hasNumber() && !epoch.isAbsent())) {
                return new Answer.Unknown("a score it rests on has no number");
            }
            List<ScoreValue.Number> numbers = epochs.stream().filter(Entry::hasNumber).map(epoch -> (ScoreValue.Number) epoch.value()).toList();
            absent |= numbers.size() < epochs.size();
            if (numbers.isEmpty()) {
                continue;
            }
            OptionalDouble reduced = reduction.of(numbers);
            if (reduced.isEmpty()) {
                return new Answer.Unknown("its epochs can be reduced in more than one way");
            }
            items.add(new Item(reduced.getAsDouble(), epochs.getFirst().cluster()));
        }
        return compared(metric, items.isEmpty() ? List.of() : statistic.of(items), items.isEmpty(), absent);
    }

    private static Answer compared(HeaderMetric metric, List<Double> candidates, boolean nothingScored, boolean absent) {
        if (nothingScored) {
            return metric.value().isEmpty() ? new Answer.Unknown("nothing is scored") : new Answer.Other("undefined, because nothing is scored");
        }
        if (candidates.isEmpty()) {
            return new Answer.Unknown("the samples name no clusters");
        }
        if (metric.value().isEmpty()) {
            return absent ? new Answer.Unknown("the header gives no number, as older writers did where samples are unscored")
                    : new Answer.Other(written(candidates.getFirst()).toPlainString());
        }
        double claimed = metric.value().get().doubleValue();
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate - claimed) <= TOLERANCE * Math.max(1, Math.max(Math.abs(candidate), Math.abs(claimed))))
                .findFirst()
                .<Answer>map(candidate -> new Answer.Same(written(candidate)))
                .orElseGet(() -> new Answer.Other(written(candidates.getFirst()).toString()));
    }

    private static BigDecimal written(double value) {
        return BigDecimal.valueOf(value);
    }

    /** One epoch's score. */
    private record Entry(ScoreValue value, Optional<String> cluster) {
        boolean hasNumber() {
            return value instanceof ScoreValue.Number;
        }

        boolean isAbsent() {
            return value instanceof ScoreValue.Absent;
        }
    }

    private Map<String, List<Entry>> groups(HeaderMetric metric, boolean withErrored) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (!sample.errored() || withErrored) {
                value(sample, metric).ifPresent(value ->
                        groups.computeIfAbsent(sample.plainId(), id -> new ArrayList<>()).add(new Entry(value, sample.cluster())));
            }
        }
        return groups;
    }

    /** The score the metric is about: the scorer's, the part of it, or, in the oldest logs, the one score there is. */
    private static Optional<ScoreValue> value(Sample sample, HeaderMetric metric) {
        Score own = sample.scores().getOrDefault(metric.scorer(), sample.scores().get(""));
        if (own == null) {
            return sample.scores().values().stream().flatMap(other -> part(other, metric.scorer()).stream()).findFirst();
        }
        if (metric.part().equals(metric.scorer())) {
            return Optional.of(own.value());
        }
        return part(own, metric.part()).or(() -> Optional.of(own.value()));
    }

    private static Optional<ScoreValue> part(Score score, String name) {
        return score.value() instanceof ScoreValue.Parts(Map<String, ScoreValue> parts) ? Optional.ofNullable(parts.get(name)) : Optional.empty();
    }

    private Optional<String> reducer(HeaderMetric metric) {
        if (metric.reducer().isPresent()) {
            return metric.reducer();
        }
        return switch (header.reducers().size()) {
            case 0 -> Optional.of("mean");
            case 1 -> Optional.of(header.reducers().getFirst());
            default -> Optional.empty();
        };
    }

    /** The metric's options; empty where several definitions of its name have different ones and the value does not say which. */
    private Optional<Map<String, Object>> options(HeaderMetric metric) {
        if (metric.options().isPresent()) {
            return metric.options();
        }
        Set<Map<String, Object>> defined = new HashSet<>();
        boolean anothers = false;
        for (Definition definition : header.definitions()) {
            if (definition.metric().equals("inspect_ai/" + metric.name())) {
                defined.add(definition.options());
            }
            anothers |= definition.metric().equals(metric.name()) || definition.metric().endsWith("/" + metric.name());
        }
        if (defined.isEmpty() && anothers) {
            return Optional.empty();
        }
        return defined.size() > 1 ? Optional.empty() : Optional.of(defined.isEmpty() ? Map.of() : defined.iterator().next());
    }
}
