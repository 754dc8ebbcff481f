package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import loadline.core.history.Act;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;

/** What is said of checkpoints and releases. */
final class ModelBody {
    private ModelBody() {}

    static Json write(Checkpoint checkpoint) {
        return Json.object(
                has("weights", Words.word(checkpoint.weights())),
                has("model", Words.word(checkpoint.model())),
                has("name", checkpoint.name()),
                has("parents", Words.sorted(checkpoint.parents())),
                has("variant", Words.constant(checkpoint.variant())),
                has("compute", write(checkpoint.compute())));
    }

    static Checkpoint checkpoint(Cursor cursor) {
        return cursor.object(f -> new Checkpoint(
                f.take("weights", Words::digest),
                f.take("model", ModelBody::model),
                f.take("name", Cursor::text),
                f.take("parents", parents -> Words.set(parents, Words::digest)),
                f.take("variant", Words.constant(Checkpoint.Variant.class)),
                f.take("compute", ModelBody::compute)));
    }

    static Json write(Act.ReleasePlanned planned) {
        return Json.object(has("model", Words.word(planned.model())), has("weights", Words.word(planned.weights())), has("on", Words.time(planned.on())));
    }

    static Act.ReleasePlanned release(Cursor cursor) {
        return cursor.object(f -> new Act.ReleasePlanned(f.take("model", ModelBody::model), f.take("weights", Words::digest), f.take("on", Words::time)));
    }

    private static ModelId model(Cursor cursor) {
        return new ModelId(cursor.text());
    }

    private static Json write(Checkpoint.Compute compute) {
        return switch (compute) {
            case Checkpoint.Compute.Unknown _ -> Json.object(has("kind", "unknown"));
            case Checkpoint.Compute.Measured measured -> Json.object(
                    has("kind", "measured"),
                    has("lower", Words.decimal(measured.lower())),
                    has("upper", Words.decimal(measured.upper())),
                    has("metric", Words.word(measured.metric())),
                    has("method", measured.method()));
        };
    }

    private static Checkpoint.Compute compute(Cursor cursor) {
        return cursor.object(f -> switch (f.take("kind", Cursor::text)) {
            case "unknown" -> new Checkpoint.Compute.Unknown();
            case "measured" -> measured(f);
            case String kind -> throw Words.unknown(cursor, kind);
        });
    }

    private static Checkpoint.Compute.Measured measured(Fields f) {
        return new Checkpoint.Compute.Measured(f.take("lower", Words::decimal), f.take("upper", Words::decimal), f.take("metric", Words::digest), f.take("method", Cursor::text));
    }
}
