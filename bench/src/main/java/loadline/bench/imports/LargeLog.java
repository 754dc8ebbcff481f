package loadline.bench.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A made-up {@code .eval} log of many samples with transcripts: messages, tool calls and events as an agent's run leaves
 * them, each sample a deflated member of about a megabyte. Like published logs of agents it deflates to about a tenth and
 * has about a hundred bytes for each JSON value, as events repeat what the model was given. The same seed gives the same log.
 */
public final class LargeLog {
    private static final int TURNS = 150;
    private static final int WORDS = 60;
    /** How many of the last messages an event repeats as what the model was given. */
    private static final int GIVEN = 6;
    private static final JsonFactory JSON = new JsonFactory();
    private static final String[] VOCABULARY = vocabulary();

    private final SplittableRandom random = new SplittableRandom(20260101);
    private final int samples;
    private long written;

    private LargeLog(int samples) {
        this.samples = samples;
    }

    /**
     * Writes the log and prints its size.
     *
     * @param args the file to write, and how many samples
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        LargeLog log = new LargeLog(Integer.parseInt(args[1]));
        long bytes = log.write(file);
        System.out.printf("%d samples, %d MB of JSON in %d MB of archive%n", log.samples, bytes >> 20, Files.size(file) >> 20);
    }

    private long write(Path file) throws IOException {
        int[] scores = IntStream.range(0, samples).map(_ -> random.nextInt(2)).toArray();
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            member(zip, "_journal/start.json", json -> {
                json.writeNumberProperty("version", 2);
                evaluation(json);
            });
            for (int i = 0; i < samples; i++) {
                int number = i;
                member(zip, "samples/" + i + "_epoch_1.json", json -> sample(json, number, scores[number]));
            }
            member(zip, "header.json", json -> header(json, scores));
        }
        return written;
    }

    private void member(ZipOutputStream zip, String name, Consumer<JsonGenerator> fields) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new Counted(zip))) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        zip.closeEntry();
    }

    /** Counts bytes, and does not close the archive. */
    private final class Counted extends OutputStream {
        private final OutputStream out;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written += length;
        }

        @Override
        public void close() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void evaluation(JsonGenerator json) {
        json.writeObjectPropertyStart("eval");
        json.writeStringProperty("eval_id", "generated");
        json.writeStringProperty("run_id", "generated");
        json.writeStringProperty("task_id", "generated");
        json.writeStringProperty("created", "2026-01-01T00:00:00Z");
        json.writeStringProperty("task", "generated");
        json.writeNumberProperty("task_version", 0);
        json.writeStringProperty("model", "generated/model");
        json.writeObjectPropertyStart("dataset");
        json.writeNumberProperty("samples", samples);
        json.writeArrayPropertyStart("sample_ids");
        IntStream.range(0, samples).forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("config");
        json.writeNumberProperty("epochs", 1);
        json.writeEndObject();
        json.writeObjectPropertyStart("packages");
        json.writeStringProperty("inspect_ai", "generated");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void sample(JsonGenerator json, int number, int score) {
        json.writeNumberProperty("id", number);
        json.writeNumberProperty("epoch", 1);
        json.writeStringProperty("input", text());
        json.writeStringProperty("target", "1");
        List<String> said = IntStream.range(0, TURNS).mapToObj(_ -> text()).toList();
        json.writeArrayPropertyStart("messages");
        IntStream.range(0, TURNS).forEach(turn -> message(json, turn, said.get(turn)));
        json.writeEndArray();
        json.writeArrayPropertyStart("events");
        IntStream.range(0, TURNS).forEach(turn -> event(json, turn, said));
        json.writeEndArray();
        json.writeObjectPropertyStart("scores");
        json.writeObjectPropertyStart("match");
        json.writeNumberProperty("value", score);
        json.writeStringProperty("answer", Integer.toString(score));
        json.writeStringProperty("explanation", text());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void message(JsonGenerator json, int turn, String content) {
        json.writeStartObject();
        json.writeStringProperty("id", Integer.toHexString(random.nextInt()));
        json.writeStringProperty("role", turn % 2 == 0 ? "assistant" : "tool");
        json.writeStringProperty("source", "generate");
        json.writeStringProperty("content", content);
        json.writeArrayPropertyStart("tool_calls");
        json.writeStartObject();
        json.writeStringProperty("id", Integer.toHexString(random.nextInt()));
        json.writeStringProperty("function", "bash");
        json.writeObjectPropertyStart("arguments");
        json.writeStringProperty("cmd", content.substring(0, content.length() / 4));
        json.writeEndObject();
        json.writeStringProperty("type", "function");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void event(JsonGenerator json, int turn, List<String> said) {
        json.writeStartObject();
        json.writeStringProperty("event", "model");
        json.writeStringProperty("span_id", Integer.toHexString(random.nextInt()));
        json.writeStringProperty("timestamp", "2026-01-01T00:00:%02d+00:00".formatted(turn % 60));
        json.writeNumberProperty("working_start", random.nextInt(1_000_000) / 1000.0);
        json.writeBooleanProperty("pending", false);
        json.writeStringProperty("model", "generated/model");
        json.writeArrayPropertyStart("input");
        IntStream.range(Math.max(0, turn - GIVEN), turn).forEach(given -> message(json, given, said.get(given)));
        json.writeEndArray();
        json.writeObjectPropertyStart("config");
        json.writeNumberProperty("max_tokens", 4096);
        json.writeNumberProperty("temperature", 1.0);
        json.writeNullProperty("seed");
        json.writeEndObject();
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("input_tokens", random.nextInt(100_000));
        json.writeNumberProperty("output_tokens", random.nextInt(4_000));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void header(JsonGenerator json, int[] scores) {
        double mean = IntStream.of(scores).average().orElseThrow();
        double variance = IntStream.of(scores).mapToDouble(s -> (s - mean) * (s - mean)).sum() / (scores.length - 1);
        json.writeNumberProperty("version", 2);
        json.writeStringProperty("status", "success");
        evaluation(json);
        json.writeObjectPropertyStart("results");
        json.writeNumberProperty("total_samples", samples);
        json.writeNumberProperty("completed_samples", samples);
        json.writeArrayPropertyStart("scores");
        json.writeStartObject();
        json.writeStringProperty("name", "match");
        json.writeStringProperty("scorer", "match");
        json.writeObjectPropertyStart("metrics");
        metric(json, "accuracy", mean);
        metric(json, "stderr", Math.sqrt(variance / scores.length));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void metric(JsonGenerator json, String name, double value) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("value", value);
        json.writeEndObject();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int words = WORDS / 2 + random.nextInt(WORDS);
        for (int i = 0; i < words; i++) {
            text.append(VOCABULARY[random.nextInt(random.nextInt(1, VOCABULARY.length))]).append(i % 14 == 13 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static String[] vocabulary() {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 500).mapToObj(i -> random.ints(2 + i % 9, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()).toArray(String[]::new);
    }
}
