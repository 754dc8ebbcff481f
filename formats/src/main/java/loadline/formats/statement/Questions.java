package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import loadline.core.Digest;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;

/** Questions as JSON. */
public final class Questions {
    private Questions() {}

    /** The question as a value of its canonical JSON. */
    public static Json write(Question question) {
        return Json.object(
                has("activity", Words.constant(question.activity())),
                has("subject", write(question.subject())),
                has("surface", Words.constant(question.surface())),
                has("bounds", write(question.bounds())),
                has("requester", Words.word(question.requester())));
    }

    /**
     * The question that the JSON spells.
     *
     * @throws IllegalArgumentException naming the place, if it spells none
     */
    public static Question read(Cursor cursor) {
        return cursor.object(f -> new Question(
                f.take("activity", Words.constant(Activity.class)),
                f.take("subject", Questions::subject),
                f.take("surface", Words.constant(Surface.class)),
                f.take("bounds", Questions::bounds),
                f.take("requester", Words::person)));
    }

    private static Json write(Subject subject) {
        return switch (subject) {
            case Subject.Deployment deployment -> Json.object(
                    has("kind", "deployment"), has("weights", Words.word(deployment.weights())), has("configuration", Words.word(deployment.configuration())));
            case Subject.Weights weights -> Json.object(has("kind", "weights"), has("weights", Words.word(weights.weights())));
            case Subject.TrainingRun run -> Json.object(has("kind", "training-run"), has("weights", Words.word(run.weights())));
        };
    }

    private static Subject subject(Cursor cursor) {
        return cursor.object(f -> switch (f.take("kind", Cursor::text)) {
            case "deployment" -> new Subject.Deployment(weights(f), f.take("configuration", Words::digest));
            case "weights" -> new Subject.Weights(weights(f));
            case "training-run" -> new Subject.TrainingRun(weights(f));
            case String kind -> throw Words.unknown(cursor, kind);
        });
    }

    private static Digest weights(Fields f) {
        return f.take("weights", Words::digest);
    }

    private static Json write(SurfaceBounds bounds) {
        return Json.object(
                may("accounts", bounds.accounts().isPresent() ? Optional.of(new Json.Whole(bounds.accounts().getAsLong())) : Optional.empty()),
                may("tools", bounds.tools().map(Json.Truth::new)),
                may("autonomy", Words.maybe(bounds.autonomy())),
                may("fineTuning", bounds.fineTuning().map(Json.Truth::new)),
                may("attempts", bounds.attempts().isPresent() ? Optional.of(new Json.Whole(bounds.attempts().getAsInt())) : Optional.empty()));
    }

    private static SurfaceBounds bounds(Cursor cursor) {
        return cursor.object(f -> new SurfaceBounds(
                f.may("accounts", Cursor::whole).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                f.may("tools", Cursor::truth),
                f.may("autonomy", SafeguardBody::span),
                f.may("fineTuning", Cursor::truth),
                f.may("attempts", Cursor::integer).map(OptionalInt::of).orElseGet(OptionalInt::empty)));
    }
}
