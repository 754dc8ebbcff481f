package loadline.importers.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.SampleOutcome;
import loadline.importers.Imported;
import loadline.importers.Progress;

/** Logs written by hand for the tests, and ways to read them. */
final class Examples {
    static final String EVAL = "\"eval\":{\"run_id\":\"r\",\"task_id\":\"t\",\"task\":\"made-up\",\"model\":\"nobody/nothing\"}";

    /** Results that name the scorer and no metric. */
    static final String NO_METRICS = "{\"scores\":[{\"name\":\"match\",\"scorer\":\"match\",\"metrics\":{}}]}";

    private Examples() {}

    /** A sample with these scores ({@code "match":{"value":"C"}}) and anything else. */
    static String sample(String id, int epoch, String scores, String... more) {
        return "{\"id\":" + id + ",\"epoch\":" + epoch + ",\"input\":\"?\",\"messages\":[{\"content\":\"talk\"}],\"scores\":{" + scores + "}"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    /** A sample whose scorer {@code match} gave {@code value}. */
    static String scored(String id, int epoch, String value) {
        return sample(id, epoch, "\"match\":{\"value\":" + value + "}");
    }

    /** Samples 0, 1, 2 ... of epoch 1, one for each value of {@code match}. */
    static List<String> scored(String... values) {
        return IntStream.range(0, values.length).mapToObj(i -> scored("\"" + i + "\"", 1, values[i])).toList();
    }

    /** One metric of {@code match} in a header. */
    static String results(String metric, String value) {
        return "\"results\":{\"scores\":[{\"name\":\"match\",\"scorer\":\"match\",\"metrics\":{\"" + metric + "\":{\"name\":\"" + metric
                + "\",\"value\":" + value + "}}}]}";
    }

    /** A finished log as {@code .json}, with more fields of the header. */
    static String json(List<String> samples, String... header) {
        List<String> fields = new ArrayList<>(List.of(header));
        if (fields.stream().noneMatch(field -> field.startsWith("\"results\""))) {
            fields.add("\"results\":" + NO_METRICS);
        }
        return "{\"version\":2,\"status\":\"success\"," + EVAL + "," + String.join(",", fields) + ",\"samples\":[" + String.join(",", samples) + "]}";
    }

    /** A log whose run has this configuration. */
    static String configured(String config, List<String> samples, String... header) {
        return json(samples, header).replace("\"model\":", "\"config\":" + config + ",\"model\":");
    }

    static Imported read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Imported read(byte[] bytes) {
        try {
            Path file = Files.createTempFile("log", ".eval");
            try {
                Files.write(file, bytes);
                return InspectLogs.read(file, Progress.NONE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EvaluationRun run(String text) {
        return run(read(text));
    }

    static EvaluationRun run(byte[] bytes) {
        return run(read(bytes));
    }

    private static EvaluationRun run(Imported imported) {
        return switch (imported) {
            case Imported.Read(EvaluationRun run) -> run;
            case Imported.Refused refused -> throw new AssertionError("refused: " + refused.message());
        };
    }

    static Imported.Refused refused(Imported imported) {
        return switch (imported) {
            case Imported.Read _ -> throw new AssertionError("was read");
            case Imported.Refused refused -> refused;
        };
    }

    static List<Finding.Code> codes(EvaluationRun run) {
        return run.findings().stream().map(Finding::code).toList();
    }

    static List<SampleOutcome> outcomes(EvaluationRun run) {
        return ((EvaluationRun.Result.Samples) run.result()).outcomes();
    }

    /** Scores as words: {@code 1, errored}. */
    static String scores(EvaluationRun run) {
        return outcomes(run).stream().map(outcome -> switch (outcome.score()) {
            case SampleOutcome.Score.Value(var value) -> value.toPlainString();
            case SampleOutcome.Score.Errored _ -> "errored";
            case SampleOutcome.Score.Unscored _ -> "unscored";
            case SampleOutcome.Score.Invalidated _ -> "invalidated";
            case SampleOutcome.Score.Unmapped(String seen) -> "unmapped " + seen;
        }).collect(Collectors.joining(", "));
    }
}
