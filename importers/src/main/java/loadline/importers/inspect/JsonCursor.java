package loadline.importers.inspect;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.importers.Imported;

/**
 * Walks over JSON text and takes only what it is asked for; the rest is passed over without being built, whatever its size.
 * A value can be taken once. A field that is asked for and stands twice in one object is refused: two readers could take two
 * different values.
 */
final class JsonCursor {
    private final JsonText text;
    /** Whether a value begins here that is not taken yet. */
    private boolean standing;
    private int budget;
    private int chars;

    private JsonCursor(JsonText text) {
        this.text = text;
    }

    /** A number that is none: {@code NaN} or an infinity. */
    enum NotANumber { NAN, INFINITE }

    static JsonCursor over(InputStream utf8) {
        return new JsonCursor(new JsonText(utf8));
    }

    /** Reads one document that is an object, to its end, taking {@code wanted} fields. Throws {@link Refusal} for anything else. */
    void document(Map<String, Runnable> wanted) {
        if (text.next() != '{') {
            throw Refusal.of(Imported.Code.NOT_A_LOG, "the JSON is not an object");
        }
        standing = true;
        object(wanted);
        if (text.next() != JsonText.END) {
            text.pass();
            throw Refusal.of(Imported.Code.NOT_A_LOG, "text follows the JSON object");
        }
    }

    /** Takes {@code wanted} fields of the object that stands here and passes over the others; nothing if no object stands here. */
    void object(Map<String, Runnable> wanted) {
        Set<String> taken = new HashSet<>();
        members(name -> {
            Runnable take = wanted.get(name);
            if (take != null) {
                once(taken, name);
                take.run();
            }
        });
    }

    /** Takes every field of the object that stands here, at most {@link Caps#VALUES}. */
    void fields(Consumer<String> field) {
        Set<String> taken = new HashSet<>();
        members(name -> {
            once(taken, name);
            requireFewer(taken.size());
            field.accept(name);
        });
    }

    /** Takes every element of the array that stands here; nothing if none stands here. */
    void elements(Runnable element) {
        if (!stands('[')) {
            return;
        }
        boolean more = text.opens(']');
        while (more) {
            visit(element);
            more = text.continues();
        }
        standing = false;
    }

    boolean isNull() {
        return stands('n');
    }

    boolean isTrue() {
        return stands('t');
    }

    boolean isObject() {
        return stands('{');
    }

    /** The text that stands here; empty for anything else. */
    Optional<String> text() {
        if (!stands('"')) {
            return Optional.empty();
        }
        standing = false;
        return Optional.of(text.text());
    }

    /** The whole number that stands here; empty for anything else. */
    Optional<BigInteger> integer() {
        return number().filter(JsonCursor::isWhole).map(BigInteger::new);
    }

    /** Text, or a number as it is written; empty for anything else. */
    Optional<String> textOrNumber() {
        return number().or(this::text);
    }

    /** How many elements or fields the value that stands here has; 0 for anything but an array or an object. */
    int size() {
        int[] size = {0};
        elements(() -> size[0]++);
        members(_ -> size[0]++);
        return size[0];
    }

    /**
     * The value that stands here: {@code Map}, {@code List}, {@code String}, {@link BigDecimal}, {@code Boolean},
     * {@link NotANumber}, or null. Throws {@link Refusal} beyond {@link Caps#VALUES} values or {@link Caps#VALUE_CHARS} characters.
     */
    Object value() {
        budget = Caps.VALUES;
        chars = 0;
        return part();
    }

    private Object part() {
        budget--;
        requireFewer(Caps.VALUES - budget);
        return switch (text.next()) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> counted(text().orElseThrow());
            case 't' -> true;
            case 'f' -> false;
            default -> number().map(JsonCursor::decimal).orElse(null);
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        members(name -> {
            if (map.containsKey(counted(name))) {
                throw twice(name);
            }
            map.put(name, part());
        });
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        elements(() -> list.add(part()));
        return list;
    }

    private String counted(String text) {
        chars += text.length();
        if (chars > Caps.VALUE_CHARS) {
            throw Refusal.above("VALUE_CHARS", Caps.VALUE_CHARS, "the texts of one value have more characters together");
        }
        return text;
    }

    private static Object decimal(String written) {
        if (written.equals("NaN")) {
            return NotANumber.NAN;
        }
        if (written.endsWith("y")) {
            return NotANumber.INFINITE;
        }
        try {
            return new BigDecimal(written);
        } catch (NumberFormatException e) {
            return NotANumber.INFINITE; // an exponent of more than ten digits
        }
    }

    private static boolean isWhole(String written) {
        for (int i = written.charAt(0) == '-' ? 1 : 0; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private Optional<String> number() {
        int next = text.next();
        boolean stands = standing && (next == '-' || next == 'N' || next == 'I' || '0' <= next && next <= '9');
        if (!stands) {
            return Optional.empty();
        }
        standing = false;
        return Optional.of(text.number());
    }

    private void members(Consumer<String> member) {
        if (!stands('{')) {
            return;
        }
        boolean more = text.opens('}');
        while (more) {
            String name = text.name();
            visit(() -> member.accept(name));
            more = text.continues();
        }
        standing = false;
    }

    /** Lets {@code take} take the value that begins here, and passes over what it does not take. */
    private void visit(Runnable take) {
        text.requireValue();
        standing = true;
        take.run();
        if (standing) {
            text.pass();
        }
    }

    private boolean stands(int first) {
        return standing && text.next() == first;
    }

    private static void once(Set<String> taken, String name) {
        if (!taken.add(name)) {
            throw twice(name);
        }
    }

    private static Refusal twice(String name) {
        return Refusal.of(Imported.Code.AMBIGUOUS, "field `" + Text.brief(name) + "` stands twice in one object; write it once");
    }

    private static void requireFewer(int seen) {
        if (seen > Caps.VALUES) {
            throw Refusal.above("VALUES", Caps.VALUES, "an object or list has more values");
        }
    }
}
