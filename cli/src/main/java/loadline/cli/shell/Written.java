package loadline.cli.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import loadline.core.history.Entry;
import loadline.formats.json.Json;
import loadline.formats.statement.EntryType;
import loadline.formats.statement.Streams;
import loadline.log.tree.TreeHead;

/** Entries and other words as commands print them. */
public final class Written {
    private Written() {}

    /** {@code entry 7: plan-registered sha256:... by evaluator-1}. */
    public static String line(Entry entry) {
        return "entry " + entry.index() + ": " + type(entry) + " " + entry.statement() + " by " + by(entry);
    }

    public static String by(Entry entry) {
        return entry.by().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    public static String type(Entry entry) {
        return entry.act() instanceof loadline.core.history.Act.Unavailable ? "unavailable" : EntryType.of(entry.act()).wireName();
    }

    public static Json json(Entry entry) {
        return Json.object(
                Json.has("index", entry.index()),
                Json.has("type", type(entry)),
                Json.has("statement", entry.statement().value()),
                Json.may("stream", entry.act() instanceof loadline.core.history.Act.Unavailable ? java.util.Optional.empty() : java.util.Optional.of(Json.text(Streams.of(entry.act())))),
                Json.has("at", entry.at().toString()),
                Json.has("by", Json.items(entry.by().stream().map(Object::toString).sorted().map(Json::text).toList())));
    }

    public static Json head(TreeHead head) {
        return Json.object(Json.has("origin", head.origin()), Json.has("size", head.size()), Json.has("root", head.root().base64()));
    }

    /** {@code NOT_REACHED} as {@code not-reached}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
