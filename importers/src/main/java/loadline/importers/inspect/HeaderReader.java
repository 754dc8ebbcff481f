package loadline.importers.inspect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun.Status;
import loadline.importers.Imported;
import loadline.importers.inspect.Header.Definition;
import loadline.importers.inspect.Header.HeaderMetric;
import loadline.importers.inspect.Header.PlanField;

/** Reads the header of a log: {@code header.json}, {@code _journal/start.json}, or the fields of a {@code .json} log around its samples. */
final class HeaderReader {
    /** The field of {@code eval.metadata} that names the plan a run follows. */
    static final String PLAN_FIELD = "loadline_plan";
    /** The version written where a log says none. */
    private static final int USUAL_VERSION = 2;

    private final JsonCursor json;
    private final Kept kept = Kept.ofLog();
    private final Map<String, String> names = new HashMap<>();
    private final List<HeaderMetric> metrics = new ArrayList<>();
    private final Set<String> scorers = new HashSet<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<String> reducers = new ArrayList<>();
    private final Set<String> items = new HashSet<>();
    private int version = USUAL_VERSION;
    private Optional<Status> status = Optional.empty();
    private PlanField plan = new PlanField.None();
    private Optional<Integer> datasetItems = Optional.empty();
    private Optional<Integer> limitedTo = Optional.empty();
    private Optional<Integer> totalSamples = Optional.empty();
    private int epochs = 1;
    private boolean subset;
    private boolean dirty;
    private boolean scoreOnError;
    private boolean isLog;
    private int logUpdates;
    private int configUpdates;
    private boolean invalidated;
    private boolean stoppedEarly;

    HeaderReader(JsonCursor json) {
        this.json = json;
    }

    /** The fields to take of the object that is the header. */
    Map<String, Runnable> fields() {
        return Map.of(
                "version", () -> version = version(),
                "status", () -> status = Optional.of(status()),
                "eval", this::eval,
                "results", this::results,
                "log_updates", () -> logUpdates = json.size(),
                "config_updates", () -> configUpdates = json.size(),
                "invalidated", () -> invalidated = json.isTrue());
    }

    /** The header read so far; throws {@link Refusal} if this is no Inspect log. */
    Header header() {
        if (!isLog) {
            throw Refusal.of(Imported.Code.NOT_A_LOG, "the JSON is no Inspect log: it has no `eval` that names a task");
        }
        return new Header(
                version, status,
                new Header.Identity(runId(), names.get("task"), named("task_version", "0"), named("model", "unknown"),
                        named("inspect_ai", "unknown"), dirty, plan),
                new Header.Planned(datasetItems, Set.copyOf(items), limitedTo, epochs, subset),
                new Header.Claims(totalSamples, Set.copyOf(scorers), List.copyOf(metrics)),
                new Header.Edits(logUpdates, configUpdates, invalidated, stoppedEarly),
                List.copyOf(reducers), scoreOnError, List.copyOf(definitions));
    }

    /** What the header read so far says its standard errors are clustered by. */
    Optional<String> clusterField() {
        return Header.clusterField(definitions, metrics);
    }

    /** The evaluation's own id; {@code run_id} alone is shared by all models and tasks of one call. */
    private String runId() {
        String eval = named("eval_id", "");
        return eval.isEmpty() ? named("run_id", "unknown") + "/" + named("task_id", "unknown") : eval;
    }

    private String named(String field, String otherwise) {
        String found = names.getOrDefault(field, otherwise);
        return found.isBlank() ? otherwise : found;
    }

    private int version() {
        return count().orElseThrow(() -> Refusal.invalid("the log's `version` is not a whole number"));
    }

    private Status status() {
        String written = json.text().orElseThrow(() -> Refusal.invalid("the log's `status` is not a text"));
        return switch (written) {
            case "started" -> Status.STARTED;
            case "success" -> Status.SUCCESS;
            case "cancelled" -> Status.CANCELLED;
            case "error" -> Status.ERROR;
            default -> throw Refusal.invalid(
                    "the log's `status` is `" + Text.brief(written) + "`; it is one of started, success, cancelled, error");
        };
    }

    private void eval() {
        json.object(Map.ofEntries(
                name("run_id"), name("eval_id"), name("task_id"), name("task"), name("task_version"), name("model"),
                Map.entry("packages", () -> json.object(Map.ofEntries(name("inspect_ai")))),
                Map.entry("revision", () -> json.object(Map.of("dirty", () -> dirty = json.isTrue()))),
                Map.entry("metadata", () -> json.object(Map.of(PLAN_FIELD, () -> plan = plan()))),
                Map.entry("dataset", this::dataset),
                Map.entry("config", this::config),
                Map.entry("scorers", () -> define(json.value())),
                Map.entry("metrics", () -> define(json.value()))));
        isLog = !named("task", "").isEmpty();
    }

    private Map.Entry<String, Runnable> name(String field) {
        return Map.entry(field, () -> json.textOrNumber().ifPresent(text -> names.put(field, Text.name("`" + field + "`", text))));
    }

    private PlanField plan() {
        if (json.isNull()) {
            return new PlanField.None();
        }
        String written = json.text().orElse("");
        try {
            return new PlanField.Named(new Digest(written));
        } catch (IllegalArgumentException e) {
            return new PlanField.Malformed(Text.brief(written));
        }
    }

    private void dataset() {
        json.object(Map.of(
                "samples", () -> datasetItems = count(),
                "sample_ids", () -> json.elements(() -> SampleReader.sampleId(json).ifPresent(this::plan))));
    }

    private void plan(String item) {
        items.add(kept.add(item));
        if (items.size() > Caps.SAMPLES) {
            throw Refusal.above("SAMPLES", Caps.SAMPLES, "the log plans more items");
        }
    }

    private void config() {
        json.object(Map.of(
                "limit", this::limit,
                "sample_id", () -> subset |= !json.isNull(),
                "epochs", () -> epochs = Math.max(1, count().orElse(1)),
                "epochs_reducer", this::reducers,
                "score_on_error", () -> scoreOnError = json.isTrue()));
    }

    /** A number of items, or a first and an end. */
    private void limit() {
        subset |= !json.isNull();
        switch (json.value()) {
            case BigDecimal most -> limitedTo = whole(most);
            case List<?> range when range.size() == 2 && range.get(0) instanceof BigDecimal first && range.get(1) instanceof BigDecimal end ->
                limitedTo = whole(end.subtract(first));
            case null, default -> limitedTo = Optional.empty();
        }
    }

    private void reducers() {
        json.text().map(kept::add).ifPresent(reducers::add);
        json.elements(() -> json.text().map(kept::add).ifPresent(reducers::add));
    }

    /** Finds every definition of a metric below the lists and groups in which Inspect nests them. */
    private void define(Object value) {
        switch (value) {
            case List<?> list -> list.forEach(this::define);
            case Map<?, ?> map when map.get("metrics") != null -> define(map.get("metrics"));
            case Map<?, ?> map when map.get("name") instanceof String name -> definitions.add(new Definition(name, options(map)));
            case Map<?, ?> groups -> groups.values().forEach(this::define);
            case null, default -> {}
        }
    }

    private static Map<String, Object> options(Map<?, ?> definition) {
        Object found = definition.get("options") == null ? definition.get("params") : definition.get("options");
        Map<String, Object> options = new HashMap<>();
        if (found instanceof Map<?, ?> map) {
            map.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        return options;
    }

    private void results() {
        Claimed only = new Claimed();
        json.object(Map.of(
                "total_samples", () -> totalSamples = count(),
                "early_stopping", () -> stoppedEarly = !json.isNull(),
                "scores", () -> json.elements(this::claimed),
                "scorers", () -> json.elements(this::claimed),
                "scorer", () -> json.object(Map.of("name", () -> only.name = name(json.text()))),
                "metrics", () -> json.fields(key -> only.metrics.add(metric(key)))));
        add(only);
    }

    private void claimed() {
        Claimed one = new Claimed();
        json.object(Map.of(
                "name", () -> one.name = name(json.text()),
                "scorer", () -> one.scorer = name(json.text()),
                "reducer", () -> one.reducer = json.text().map(name -> kept.add(Text.name("a reducer's name", name))),
                "metrics", () -> json.fields(key -> one.metrics.add(metric(key)))));
        add(one);
    }

    private void add(Claimed one) {
        String about = one.scorer.isEmpty() ? one.name : one.scorer;
        if (!about.isEmpty()) {
            scorers.add(kept.add(about));
        }
        for (HeaderMetric metric : one.metrics) {
            metrics.add(new HeaderMetric(about, one.name, one.reducer, metric.key(), metric.name(), metric.options(), metric.value()));
        }
        if (Math.max(metrics.size(), scorers.size()) > Caps.VALUES) {
            throw Refusal.above("VALUES", Caps.VALUES, "the header has more metrics");
        }
    }

    private String name(Optional<String> text) {
        return kept.add(Text.name("a scorer's name", text.orElse("")));
    }

    /** One scorer's results while they are read. */
    private static final class Claimed {
        private final List<HeaderMetric> metrics = new ArrayList<>();
        private String name = "";
        private String scorer = "";
        private Optional<String> reducer = Optional.empty();
    }

    private HeaderMetric metric(String key) {
        Object[] found = new Object[3];
        json.object(Map.of(
                "name", () -> found[0] = json.text().orElse(key),
                "value", () -> found[1] = json.value(),
                "params", () -> found[2] = json.isObject() ? json.value() : null,
                "options", () -> found[2] = json.value() instanceof Map<?, ?> map && !map.isEmpty() ? map : found[2]));
        String name = found[0] instanceof String text ? text : key;
        Optional<Map<String, Object>> options = found[2] == null ? Optional.empty() : Optional.of(options(Map.of("options", found[2])));
        Optional<BigDecimal> value =
                ScoreValue.of(found[1]) instanceof ScoreValue.Number number ? Optional.of(number.value()) : Optional.empty();
        return new HeaderMetric("", "", Optional.empty(), kept.add(Text.name("a metric's name", key)),
                kept.add(Text.name("a metric's name", name)), options, value);
    }

    private Optional<Integer> count() {
        return json.integer().filter(count -> count.signum() >= 0 && count.bitLength() < Integer.SIZE).map(BigInteger::intValue);
    }

    private static Optional<Integer> whole(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? Optional.of(number.intValue())
                : Optional.empty();
    }
}
