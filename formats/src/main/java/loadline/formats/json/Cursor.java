package loadline.formats.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import loadline.formats.Problem;
import loadline.log.Malformed;

/** A JSON value and its place in the document, taken apart by what it should be. Every refusal names the place. */
public final class Cursor {
    /** What a constructor quotes may steer a terminal. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private final String path;
    private final Json value;

    private Cursor(String path, Json value) {
        this.path = path;
        this.value = value;
    }

    /** The whole of a document; {@code name} begins every path in messages. */
    public static Cursor of(String name, Json value) {
        return new Cursor(name, value);
    }

    /** Where it stands: {@code statement.predicate.body.runs[2]}. */
    public String path() {
        return path;
    }

    /** The value as it is. */
    public Json value() {
        return value;
    }

    /** @throws Malformed unless it is a string */
    public String text() {
        if (value instanceof Json.Text text) {
            return text.text();
        }
        throw refused("a string is expected here");
    }

    /** @throws Malformed unless it is a number */
    public long whole() {
        if (value instanceof Json.Whole whole) {
            return whole.number();
        }
        throw refused("a whole number is expected here");
    }

    /** @throws Malformed unless it is a number of 32 bits */
    public int integer() {
        long whole = whole();
        if (whole != (int) whole) {
            throw refused("a whole number of 32 bits is expected here, not " + whole);
        }
        return (int) whole;
    }

    /** @throws Malformed unless it is true or false */
    public boolean truth() {
        if (value instanceof Json.Truth truth) {
            return truth.holds();
        }
        throw refused("true or false is expected here");
    }

    /** Whether it is null. */
    public boolean isNull() {
        return value instanceof Json.Null;
    }

    /** Whether it is a string. */
    public boolean isText() {
        return value instanceof Json.Text;
    }

    /** The elements, each made into a value by {@code read}. @throws Malformed unless it is an array */
    public <T> List<T> list(Function<Cursor, T> read) {
        List<T> made = new ArrayList<>();
        for (Cursor item : items()) {
            made.add(item.made(read));
        }
        return List.copyOf(made);
    }

    /** The elements. @throws Malformed unless it is an array */
    public List<Cursor> items() {
        if (!(value instanceof Json.Items array)) {
            throw refused("an array is expected here");
        }
        List<Cursor> cursors = new ArrayList<>();
        for (Json item : array.items()) {
            cursors.add(new Cursor(path + "[" + cursors.size() + "]", item));
        }
        return cursors;
    }

    /** The values by key, for objects whose keys are names of things. @throws Malformed unless it is an object */
    public <T> Map<String, T> byKey(Function<Cursor, T> read) {
        Map<String, T> made = new TreeMap<>();
        members().byKey().forEach((key, member) -> made.put(key, new Cursor(path + "[" + Problem.quote(key) + "]", member).made(read)));
        return made;
    }

    /**
     * What {@code read} makes of the object's fields.
     *
     * @throws Malformed unless it is an object of the fields that {@code read} takes, or if a constructor refuses them
     * @throws NewerFormat if it has a field that {@code read} does not take
     */
    public <T> T object(Function<Fields, T> read) {
        Fields fields = new Fields(path, members().byKey());
        T made = made(_ -> read.apply(fields));
        fields.refuseUntaken();
        return made;
    }

    /** What {@code read} makes of the value, a constructor's refusal given its place. */
    public <T> T made(Function<Cursor, T> read) {
        try {
            return read.apply(this);
        } catch (Malformed | NewerFormat e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw refused(UNSEEN.matcher(String.valueOf(e.getMessage())).replaceAll("\uFFFD"));
        }
    }

    /** A refusal of this value. */
    public Malformed refused(String rule) {
        return new Malformed(path + ": " + rule);
    }

    private Json.Members members() {
        if (value instanceof Json.Members members) {
            return members;
        }
        throw refused("an object is expected here");
    }
}
