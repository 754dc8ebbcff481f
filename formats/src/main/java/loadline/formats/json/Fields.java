package loadline.formats.json;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadline.formats.Problem;
import loadline.log.Malformed;

/** The fields of one object, each to be taken by name. What is left over when the object is made is refused. */
public final class Fields {
    private final String path;
    private final Map<String, Json> byKey;
    private final Set<String> taken = new HashSet<>();

    Fields(String path, Map<String, Json> byKey) {
        this.path = path;
        this.byKey = byKey;
    }

    /** What {@code read} makes of the field. @throws Malformed if the field is absent */
    public <T> T take(String key, Function<Cursor, T> read) {
        return may(key, read).orElseThrow(() -> new Malformed(path + ": field `" + key + "` is missing"));
    }

    /** What {@code read} makes of the field, empty if it is absent. Null is not absent. */
    public <T> Optional<T> may(String key, Function<Cursor, T> read) {
        taken.add(key);
        return Optional.ofNullable(byKey.get(key)).map(value -> Cursor.of(path + "." + key, value).made(read));
    }

    void refuseUntaken() {
        String untaken = byKey.keySet().stream().filter(key -> !taken.contains(key)).map(Problem::quote).collect(Collectors.joining(", "));
        if (!untaken.isEmpty()) {
            throw new NewerFormat(path, "unknown field " + untaken + "; known here are " + taken.stream().sorted().map(Problem::quote).collect(Collectors.joining(", ")));
        }
    }
}
