package loadline.cli.evidence;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadline.cli.shell.Written;
import loadline.controlplane.evidence.ImportEvaluations.Fate;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.formats.json.Json;
import loadline.importers.Imported;

/** What an import prints of a file or of a recorded run, for programs. Unknown numbers are null; decimals are strings. */
final class ImportedJson {
    private ImportedJson() {}

    static Json of(String file, Imported imported, Optional<Fate> fate) {
        Map<String, Json> object = switch (imported) {
            case Imported.Read(EvaluationRun run) -> run(run);
            case Imported.Refused refused -> refused(refused);
        };
        object.put("file", Json.text(file));
        fate.ifPresent(f -> object.put("recorded", recorded(f)));
        return Json.object(object);
    }

    /** A run as {@code evaluation show} prints it, with the entry that recorded it. */
    static Json of(EvaluationRun run, long index, Digest statement) {
        Map<String, Json> object = run(run);
        object.put("index", new Json.Whole(index));
        object.put("statement", Json.text(statement.value()));
        run.weights().ifPresent(w -> object.put("weights", Json.text(w.value())));
        return Json.object(object);
    }

    private static Map<String, Json> refused(Imported.Refused refused) {
        Map<String, Json> object = new TreeMap<>();
        object.put("sha256", Json.text(refused.file().hex()));
        object.put("refused", Json.object(Json.has("code", refused.code().text()), Json.has("message", refused.message())));
        return object;
    }

    private static Map<String, Json> run(EvaluationRun run) {
        Map<String, Json> object = new TreeMap<>();
        object.put("sha256", Json.text(run.file().hex()));
        object.put("format", Json.text(run.format()));
        object.put("writerVersion", Json.text(run.writerVersion()));
        object.put("status", Json.text(Written.word(run.status())));
        object.put("task", Json.text(run.task()));
        object.put("model", Json.text(run.model()));
        run.plan().ifPresent(plan -> object.put("plan", Json.text(plan.value())));
        object.put("samples", samples(run.samples()));
        object.put("limits", Json.object(run.limits().entrySet().stream().collect(Collectors.toMap(e -> Written.word(e.getKey()), e -> (Json) new Json.Whole(e.getValue())))));
        object.put("metrics", Json.items(run.metrics().stream().map(ImportedJson::metric).toList()));
        object.put("findings", Json.items(run.findings().stream().map(f -> Json.object(Json.has("code", Written.word(f.code())), Json.has("message", f.message()))).toList()));
        return object;
    }

    private static Json samples(EvaluationRun.Counts counts) {
        return Json.object(Json.has("expected", counts.expected() < 0 ? new Json.Null() : new Json.Whole(counts.expected())), Json.has("present", counts.present()), Json.has("scored", counts.scored()),
                Json.has("errored", counts.errored()), Json.has("unscored", counts.unscored()), Json.has("invalidated", counts.invalidated()), Json.has("superseded", counts.superseded()));
    }

    private static Json metric(EvaluationRun.Metric metric) {
        return Json.object(Json.has("scorer", metric.scorer()), Json.has("name", metric.name()), Json.has("header", decimal(metric.header())), Json.has("recomputed", decimal(metric.recomputed())));
    }

    private static Json decimal(Optional<BigDecimal> number) {
        return number.<Json>map(n -> Json.text(n.toPlainString())).orElseGet(Json.Null::new);
    }

    private static Json recorded(Fate fate) {
        return switch (fate) {
            case Fate.Recorded(long index, Digest statement) -> Json.object(Json.has("index", index), Json.has("statement", statement.value()));
            case Fate.LeftOut(String why) -> Json.object(Json.has("leftOut", why));
        };
    }
}
