package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.SampleOutcome.Score;
import loadline.core.statistics.SpreadKind;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/**
 * A recorded run. There are many outcomes, so each is an array of six: sample, epoch, scorer, cluster or null, score, limit
 * or null. A score is a decimal, {@code errored}, {@code unscored}, {@code invalidated} or {@code {"unmapped":"..."}}.
 */
final class RunBody {
    private static final int OUTCOME_PARTS = 6;

    private RunBody() {}

    static Json write(EvaluationRun run) {
        return Json.object(
                has("file", Words.word(run.file())),
                has("format", run.format()),
                has("writerVersion", run.writerVersion()),
                has("runId", run.runId()),
                has("status", Words.constant(run.status())),
                has("task", run.task()),
                has("taskVersion", run.taskVersion()),
                has("model", run.model()),
                may("plan", Words.maybe(run.plan())),
                may("weights", Words.maybe(run.weights())),
                has("samples", write(run.samples())),
                has("limits", limits(run.limits())),
                has("metrics", Json.items(run.metrics().stream().map(RunBody::write).toList())),
                has("result", write(run.result())),
                has("findings", Json.items(run.findings().stream().map(RunBody::write).toList())));
    }

    static EvaluationRun run(Cursor cursor) {
        return cursor.object(f -> new EvaluationRun(
                f.take("file", Words::digest),
                f.take("format", Cursor::text),
                f.take("writerVersion", Cursor::text),
                f.take("runId", Cursor::text),
                f.take("status", Words.constant(EvaluationRun.Status.class)),
                f.take("task", Cursor::text),
                f.take("taskVersion", Cursor::text),
                f.take("model", Cursor::text),
                f.may("plan", Words::digest),
                f.may("weights", Words::digest),
                f.take("samples", RunBody::counts),
                f.take("limits", RunBody::limits),
                f.take("metrics", metrics -> metrics.list(RunBody::metric)),
                f.take("result", RunBody::result),
                f.take("findings", findings -> findings.list(RunBody::finding))));
    }

    private static Json write(EvaluationRun.Counts counts) {
        return Json.object(
                has("expected", counts.expected()),
                has("present", counts.present()),
                has("scored", counts.scored()),
                has("errored", counts.errored()),
                has("unscored", counts.unscored()),
                has("invalidated", counts.invalidated()),
                has("superseded", counts.superseded()));
    }

    private static EvaluationRun.Counts counts(Cursor cursor) {
        return cursor.object(f -> new EvaluationRun.Counts(
                f.take("expected", Cursor::integer),
                f.take("present", Cursor::integer),
                f.take("scored", Cursor::integer),
                f.take("errored", Cursor::integer),
                f.take("unscored", Cursor::integer),
                f.take("invalidated", Cursor::integer),
                f.take("superseded", Cursor::integer)));
    }

    private static Json limits(Map<SampleOutcome.Limit, Integer> limits) {
        Map<String, Json> byKey = new TreeMap<>();
        limits.forEach((limit, count) -> byKey.put(Words.kebab(limit), new Json.Whole(count)));
        return Json.object(byKey);
    }

    private static Map<SampleOutcome.Limit, Integer> limits(Cursor cursor) {
        Map<SampleOutcome.Limit, Integer> limits = new EnumMap<>(SampleOutcome.Limit.class);
        cursor.byKey(Cursor::integer).forEach((key, count) -> limits.put(limit(Cursor.of(cursor.path(), Json.text(key))), count));
        return limits;
    }

    private static SampleOutcome.Limit limit(Cursor cursor) {
        return Words.constant(SampleOutcome.Limit.class).apply(cursor);
    }

    private static Json write(EvaluationRun.Metric metric) {
        return Json.object(
                has("scorer", metric.scorer()), has("name", metric.name()), may("header", Words.decimal(metric.header())), may("recomputed", Words.decimal(metric.recomputed())));
    }

    private static EvaluationRun.Metric metric(Cursor cursor) {
        return cursor.object(f -> new EvaluationRun.Metric(
                f.take("scorer", Cursor::text), f.take("name", Cursor::text), f.may("header", Words::decimal), f.may("recomputed", Words::decimal)));
    }

    private static Json write(Finding finding) {
        return Json.object(has("code", Words.constant(finding.code())), has("message", finding.message()));
    }

    private static Finding finding(Cursor cursor) {
        return cursor.object(f -> new Finding(f.take("code", Words.constant(Finding.Code.class)), f.take("message", Cursor::text)));
    }

    private static Json write(EvaluationRun.Result result) {
        return switch (result) {
            case EvaluationRun.Result.Samples samples -> Json.object(has("kind", "samples"), has("outcomes", Json.items(samples.outcomes().stream().map(RunBody::write).toList())));
            case EvaluationRun.Result.Published published -> Json.object(has("kind", "published"), has("aggregate", write(published.aggregate())));
        };
    }

    private static EvaluationRun.Result result(Cursor cursor) {
        return cursor.object(f -> switch (f.take("kind", Cursor::text)) {
            case "samples" -> new EvaluationRun.Result.Samples(f.take("outcomes", outcomes -> outcomes.list(RunBody::outcome)));
            case "published" -> new EvaluationRun.Result.Published(f.take("aggregate", RunBody::aggregate));
            case String kind -> throw Words.unknown(cursor, kind);
        });
    }

    private static Json write(SampleOutcome outcome) {
        return Json.items(List.of(
                Json.text(outcome.sample()),
                new Json.Whole(outcome.epoch()),
                Json.text(outcome.scorer()),
                outcome.cluster().map(Json::text).orElseGet(Json.Null::new),
                write(outcome.score()),
                outcome.limit().map(Words::constant).orElseGet(Json.Null::new)));
    }

    private static SampleOutcome outcome(Cursor cursor) {
        List<Cursor> parts = cursor.items();
        if (parts.size() != OUTCOME_PARTS) {
            throw cursor.refused("an outcome is an array of " + OUTCOME_PARTS + ", not " + parts.size());
        }
        return new SampleOutcome(
                parts.get(0).text(),
                parts.get(1).integer(),
                parts.get(2).text(),
                Optional.of(parts.get(3)).filter(c -> !c.isNull()).map(Cursor::text),
                score(parts.get(4)),
                Optional.of(parts.get(5)).filter(c -> !c.isNull()).map(RunBody::limit));
    }

    private static Json write(Score score) {
        return switch (score) {
            case Score.Value(BigDecimal value) -> Words.decimal(value);
            case Score.Errored _ -> Json.text("errored");
            case Score.Unscored _ -> Json.text("unscored");
            case Score.Invalidated _ -> Json.text("invalidated");
            case Score.Unmapped(String seen) -> Json.object(has("unmapped", seen));
        };
    }

    private static Score score(Cursor cursor) {
        if (!cursor.isText()) {
            return cursor.object(f -> new Score.Unmapped(f.take("unmapped", Cursor::text)));
        }
        return switch (cursor.text()) {
            case "errored" -> new Score.Errored();
            case "unscored" -> new Score.Unscored();
            case "invalidated" -> new Score.Invalidated();
            case String _ -> new Score.Value(Words.decimal(cursor));
        };
    }

    private static Json write(Aggregate aggregate) {
        return Json.object(
                may("mean", Words.decimal(aggregate.mean())),
                may("successes", Words.decimal(aggregate.successes())),
                may("items", aggregate.items().map(RunBody::write)),
                has("unit", aggregate.unit()),
                may("spread", Words.decimal(aggregate.spread())),
                has("spreadKind", Words.constant(aggregate.spreadKind())),
                may("control", aggregate.control().map(RunBody::write)),
                has("aggregation", aggregate.aggregation()),
                has("attempts", aggregate.attempts()),
                has("source", aggregate.source()));
    }

    private static Aggregate aggregate(Cursor cursor) {
        return cursor.object(f -> new Aggregate(
                f.may("mean", Words::decimal),
                f.may("successes", Words::decimal),
                f.may("items", RunBody::itemCount),
                f.take("unit", Cursor::text),
                f.may("spread", Words::decimal),
                f.take("spreadKind", Words.constant(SpreadKind.class)),
                f.may("control", RunBody::arm),
                f.take("aggregation", Cursor::text),
                f.take("attempts", Cursor::integer),
                f.take("source", Cursor::text)));
    }

    private static Json write(Aggregate.Items items) {
        return Json.object(has("least", items.least()), has("most", items.most()));
    }

    private static Aggregate.Items itemCount(Cursor cursor) {
        return cursor.object(f -> new Aggregate.Items(f.take("least", Cursor::integer), f.take("most", Cursor::integer)));
    }

    private static Json write(Aggregate.Arm arm) {
        return Json.object(has("mean", Words.decimal(arm.mean())), may("spread", Words.decimal(arm.spread())), may("items", arm.items().map(RunBody::write)));
    }

    private static Aggregate.Arm arm(Cursor cursor) {
        return cursor.object(f -> new Aggregate.Arm(f.take("mean", Words::decimal), f.may("spread", Words::decimal), f.may("items", RunBody::itemCount)));
    }
}
