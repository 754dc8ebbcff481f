package loadline.importers.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.evaluation.SampleOutcome.Limit;
import loadline.importers.inspect.Statistic.Item;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * A small made-up {@code .eval} log, for demonstrations and tests: no model was asked anything. It has the members a log of
 * Inspect has, deflated, and header metrics (accuracy and standard error) that its samples give. The same values give the
 * same bytes. Its writer version is {@code synthetic}, so that nobody takes it for a real one.
 */
public final class SyntheticLog {
    /** The writer version of every made-up log. */
    public static final String WRITER = "synthetic";
    /** The scorer of every made-up log. */
    public static final String SCORER = "match";

    private static final LocalDateTime MEMBER_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final JsonFactory FACTORY = JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private final String task;
    private final String model;
    private final Instant created;
    private final Map<String, String> metadata;
    private final List<Sample> samples;

    /**
     * One made-up sample. Without a score and without an error it is unscored.
     *
     * @param epoch counted from 1
     */
    public record Sample(String id, int epoch, Optional<BigDecimal> score, Optional<Limit> limit, Optional<String> error) {
        public Sample {
            Rule.require(!id.isBlank(), "a sample has an id");
            Rule.require(epoch >= 1, "epochs are counted from 1");
            Rule.require(score.isEmpty() || error.isEmpty(), "a sample that ended in an error has no score");
        }

        /** A sample with a score, stopped by no limit. */
        public static Sample scored(String id, int epoch, String score) {
            return new Sample(id, epoch, Optional.of(new BigDecimal(score)), Optional.empty(), Optional.empty());
        }

        /** A sample with a score, stopped by {@code limit}. */
        public static Sample limited(String id, int epoch, String score, Limit limit) {
            return new Sample(id, epoch, Optional.of(new BigDecimal(score)), Optional.of(limit), Optional.empty());
        }

        /** A sample that ended in an error. */
        public static Sample errored(String id, int epoch, String message) {
            return new Sample(id, epoch, Optional.empty(), Optional.empty(), Optional.of(message));
        }

        /** A sample whose scorer gave nothing. */
        public static Sample unscored(String id, int epoch) {
            return new Sample(id, epoch, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private SyntheticLog(String task, String model, Instant created, Map<String, String> metadata, List<Sample> samples) {
        this.task = task;
        this.model = model;
        this.created = created;
        this.metadata = metadata;
        this.samples = samples;
    }

    /** A log without samples. */
    public static SyntheticLog of(String task, String model, Instant created) {
        Rule.require(!task.isBlank() && !model.isBlank(), "a log names its task and its model");
        return new SyntheticLog(task, model, created, Map.of(), List.of());
    }

    /** The same with one more entry in the run's metadata. */
    public SyntheticLog withMetadata(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return new SyntheticLog(task, model, created, more, samples);
    }

    /** The same, saying that it follows {@code plan}. */
    public SyntheticLog withPlan(Digest plan) {
        return withMetadata(HeaderReader.PLAN_FIELD, plan.value());
    }

    /** The same with more samples. */
    public SyntheticLog withSamples(List<Sample> more) {
        return new SyntheticLog(task, model, created, metadata, Stream.concat(samples.stream(), more.stream()).toList());
    }

    /** Writes the log to a file. */
    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    /** The log's bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            member(zip, "_journal/start.json", json -> {
                json.writeNumberProperty("version", Findings.KNOWN_VERSION);
                eval(json);
            });
            for (Sample sample : samples) {
                member(zip, "samples/" + sample.id() + "_epoch_" + sample.epoch() + ".json", json -> sample(json, sample));
            }
            member(zip, "header.json", this::header);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void member(ZipOutputStream zip, String name, Consumer<JsonGenerator> fields) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(MEMBER_TIME);
        zip.putNextEntry(entry);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        object(text, fields);
        zip.write(text.toByteArray());
        zip.closeEntry();
    }

    private static void object(OutputStream out, Consumer<JsonGenerator> fields) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
    }

    private void eval(JsonGenerator json) {
        json.writeObjectPropertyStart("eval");
        json.writeStringProperty("eval_id", id("eval"));
        json.writeStringProperty("run_id", id("run"));
        json.writeStringProperty("task_id", id("task"));
        json.writeStringProperty("created", created.toString());
        json.writeStringProperty("task", task);
        json.writeNumberProperty("task_version", 0);
        json.writeStringProperty("model", model);
        json.writeObjectPropertyStart("dataset");
        LinkedHashSet<String> ids = samples.stream().map(Sample::id).collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
        json.writeNumberProperty("samples", ids.size());
        json.writeArrayPropertyStart("sample_ids");
        ids.forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("config");
        json.writeNumberProperty("epochs", epochs());
        json.writeEndObject();
        json.writeObjectPropertyStart("packages");
        json.writeStringProperty("inspect_ai", WRITER);
        json.writeEndObject();
        json.writeObjectPropertyStart("metadata");
        metadata.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private int epochs() {
        return samples.stream().mapToInt(Sample::epoch).max().orElse(1);
    }

    /** The same log has the same ids, another one has others. */
    private String id(String of) {
        String all = String.join("\n", of, task, model, created.toString(), metadata.toString(), samples.toString());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void sample(JsonGenerator json, Sample sample) {
        json.writeStringProperty("id", sample.id());
        json.writeNumberProperty("epoch", sample.epoch());
        json.writeStringProperty("input", "made up");
        json.writeStringProperty("target", "made up");
        json.writeObjectPropertyStart("scores");
        if (sample.error().isEmpty()) {
            json.writeObjectPropertyStart(SCORER);
            json.writeName("value");
            sample.score().ifPresentOrElse(json::writeNumber, () -> json.writeNumber(Double.NaN));
            json.writeEndObject();
        }
        json.writeEndObject();
        sample.limit().ifPresent(limit -> {
            json.writeObjectPropertyStart("limit");
            json.writeStringProperty("type", limit.name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("limit", 1);
            json.writeEndObject();
        });
        sample.error().ifPresent(message -> {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("message", message);
            json.writeEndObject();
        });
    }

    private void header(JsonGenerator json) {
        json.writeNumberProperty("version", Findings.KNOWN_VERSION);
        json.writeStringProperty("status", "success");
        eval(json);
        json.writeObjectPropertyStart("results");
        json.writeNumberProperty("total_samples", samples.size());
        json.writeNumberProperty("completed_samples", samples.stream().filter(sample -> sample.error().isEmpty()).count());
        json.writeArrayPropertyStart("scores");
        json.writeStartObject();
        json.writeStringProperty("name", SCORER);
        json.writeStringProperty("scorer", SCORER);
        json.writeObjectPropertyStart("metrics");
        List<Item> items = items();
        metric(json, "accuracy", new Statistic.Mean(), items);
        metric(json, "stderr", new Statistic.Stderr(), items);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void metric(JsonGenerator json, String name, Statistic statistic, List<Item> items) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("value", items.isEmpty() ? Double.NaN : statistic.of(items).getFirst());
        json.writeEndObject();
    }

    private List<Item> items() {
        Map<String, List<ScoreValue.Number>> epochs = new LinkedHashMap<>();
        for (Sample sample : samples) {
            sample.score().ifPresent(score ->
                    epochs.computeIfAbsent(sample.id(), id -> new ArrayList<>()).add(new ScoreValue.Number(score, score.toString())));
        }
        Reduction mean = new Reduction.Mean();
        return epochs.values().stream().map(values -> new Item(mean.of(values).orElseThrow(), Optional.empty())).toList();
    }
}
