package loadline.importers.inspect;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loadline.core.evaluation.SampleOutcome.Limit;

/** Reads one sample: its id, epoch, scores and how it ended. Messages, events, attachments and the store are passed over. */
final class SampleReader {
    private static final BigInteger MOST_EPOCHS = BigInteger.valueOf(1_000_000);
    private static final String UNCHANGED = "UNCHANGED";

    private final JsonCursor json;
    private final Optional<String> clusterField;
    private final Kept kept = Kept.ofSample();
    private final Map<String, Score> scores = new LinkedHashMap<>();
    private Optional<String> id = Optional.empty();
    private Optional<Integer> epoch = Optional.empty();
    private Optional<Limit> limit = Optional.empty();
    private Optional<String> cluster = Optional.empty();
    private boolean errored;
    private boolean invalidated;
    private boolean retried;
    private boolean fellBack;

    SampleReader(JsonCursor json, Optional<String> clusterField) {
        this.json = json;
        this.clusterField = clusterField;
    }

    /** The fields to take of a sample's object. */
    Map<String, Runnable> fields() {
        return Map.ofEntries(
                Map.entry("id", () -> id = sampleId(json)),
                Map.entry("epoch", () -> epoch = json.integer().map(SampleReader::epoch)),
                Map.entry("scores", () -> json.fields(this::scoreOf)),
                Map.entry("score", this::oldScore),
                Map.entry("error", () -> errored = !json.isNull()),
                Map.entry("limit", this::limit),
                Map.entry("invalidation", () -> invalidated = !json.isNull()),
                Map.entry("metadata", () -> cluster = cluster(json, clusterField)),
                Map.entry("error_retries", () -> retried = json.size() > 0),
                Map.entry("model_fallbacks", () -> fellBack = json.size() > 0));
    }

    /** The sample read; throws {@link Refusal} if it has no usable id or epoch. */
    Sample sample() {
        return new Sample(
                id.orElseThrow(() -> Refusal.invalid("a sample has no id that is a text or a whole number")),
                epoch.orElseThrow(() -> Refusal.invalid("a sample has no epoch that is a whole number")),
                scores,
                errored, invalidated, limit, cluster, retried, fellBack);
    }

    /** An id with its kind in front; empty if what stands here is neither text nor a whole number. */
    static Optional<String> sampleId(JsonCursor json) {
        return json.text().map(text -> "s:" + Text.name("a sample's id", text))
                .or(() -> json.integer().map(number -> "i:" + number));
    }

    /** The value of the cluster's field in the metadata that stands here. */
    static Optional<String> cluster(JsonCursor json, Optional<String> clusterField) {
        String[] found = new String[1];
        clusterField.ifPresent(field -> json.object(Map.of(field, () -> found[0] = json.textOrNumber().orElse(null))));
        return Optional.ofNullable(found[0]).map(name -> Text.name("a cluster's name", name));
    }

    private static int epoch(BigInteger written) {
        if (written.signum() <= 0 || written.compareTo(MOST_EPOCHS) > 0) {
            throw Refusal.invalid("an epoch is counted from 1 to a million, not `" + Text.brief(written.toString()) + "`");
        }
        return written.intValueExact();
    }

    private void scoreOf(String scorer) {
        scores.put(kept.add(Text.name("a scorer's name", scorer)), kept.add(score()));
        if (scores.size() > Caps.SCORERS) {
            throw Refusal.above("SCORERS", Caps.SCORERS, "a sample has more scores");
        }
    }

    private void oldScore() {
        if (json.isObject()) {
            scores.put("", kept.add(score()));
        }
    }

    private Score score() {
        ScoreValue[] value = {new ScoreValue.Absent()};
        History history = new History();
        json.object(Map.of(
                "value", () -> value[0] = ScoreValue.of(json.value()),
                "history", () -> json.elements(() -> edit(history))));
        return new Score(value[0], history.edits == 0 ? Optional.empty() : Optional.of(history.first));
    }

    private void edit(History history) {
        Object[] value = {UNCHANGED};
        boolean[] afterTheRun = {false};
        json.object(Map.of(
                "value", () -> value[0] = json.value(),
                "provenance", () -> afterTheRun[0] = !json.isNull()));
        history.edits += afterTheRun[0] ? 1 : 0;
        if (!afterTheRun[0] && !UNCHANGED.equals(value[0])) {
            history.first = ScoreValue.of(value[0]);
        }
    }

    /** The entry without provenance is the score as the run gave it; each other one is an edit. */
    private static final class History {
        private ScoreValue first = new ScoreValue.Strange("a value the log does not keep");
        private int edits;
    }

    private void limit() {
        if (json.isObject()) {
            json.object(Map.of("type", () -> limit = json.text().map(SampleReader::limitOf)));
            return;
        }
        limit = json.text().map(SampleReader::limitOf);
    }

    /** A type of limit this reader does not know still stopped the sample. */
    private static Limit limitOf(String type) {
        return List.of(Limit.values()).stream()
                .filter(known -> known.name().equals(type.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Limit.CUSTOM);
    }
}
