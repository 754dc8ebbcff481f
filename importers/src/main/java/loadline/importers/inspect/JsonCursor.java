package loadline.importers.inspect;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.importers.Imported;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Walks over UTF-8 JSON text and takes only what it is asked for; the rest is passed over without being built, whatever its
 * size. {@code NaN} and {@code Infinity} are accepted, because Inspect writes them. A field that is asked for and stands twice
 * in one object is refused: two readers could take two different values.
 */
final class JsonCursor implements AutoCloseable {
    // Field names are not shared: a log with millions of different names (its attachments) would fill the table of them.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Caps.NESTING)
                    .maxStringLength(Caps.TEXT_CHARS)
                    .maxNumberLength(Caps.NUMBER_CHARS)
                    .maxNameLength(Caps.FIELD_NAME_CHARS)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final JsonParser parser;
    private int budget;
    private int chars;

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** A number that is none: {@code NaN} or an infinity. */
    enum NotANumber { NAN, INFINITE }

    static JsonCursor over(InputStream utf8) {
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new JsonCursor(FACTORY.createParser(ObjectReadContext.empty(), new InputStreamReader(utf8, decoder)));
    }

    /** Reads one document that is an object, to its end, taking {@code wanted} fields. Throws {@link Refusal} for anything else. */
    void document(Map<String, Runnable> wanted) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.of(Imported.Code.NOT_A_LOG, "the JSON is not an object");
            }
            object(wanted);
            if (parser.nextToken() != null) {
                throw Refusal.of(Imported.Code.NOT_A_LOG, "text follows the JSON object");
            }
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    /** Takes {@code wanted} fields of the object that stands here and passes over the others; nothing if no object stands here. */
    void object(Map<String, Runnable> wanted) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        Set<String> taken = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Runnable take = wanted.get(name);
            parser.nextToken();
            if (take != null) {
                once(taken, name);
                take.run();
            }
            leave();
        }
    }

    /** Takes every field of the object that stands here, at most {@link Caps#VALUES}. */
    void fields(Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        Set<String> taken = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            once(taken, name);
            requireFewer(taken.size());
            parser.nextToken();
            field.accept(name);
            leave();
        }
    }

    /** Takes every element of the array that stands here; nothing if none stands here. */
    void elements(Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
            leave();
        }
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean isTrue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** The text that stands here; empty for anything else. */
    Optional<String> text() {
        return parser.currentToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty();
    }

    /** The whole number that stands here; empty for anything else. */
    Optional<BigInteger> integer() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? Optional.of(new BigInteger(number())) : Optional.empty();
    }

    /** Text, or a number as it is written; empty for anything else. */
    Optional<String> textOrNumber() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                ? Optional.of(number())
                : text();
    }

    /** How many elements or fields the value that stands here has; 0 for anything but an array or an object. */
    int size() {
        JsonToken end = switch (parser.currentToken()) {
            case START_ARRAY -> JsonToken.END_ARRAY;
            case START_OBJECT -> JsonToken.END_OBJECT;
            default -> null;
        };
        int size = 0;
        while (end != null && parser.nextToken() != end) {
            size += parser.currentToken() == JsonToken.PROPERTY_NAME ? 0 : 1;
            leave();
        }
        return size;
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

    @Override
    public void close() {
        parser.close();
    }

    private Object part() {
        budget--;
        requireFewer(Caps.VALUES - budget);
        return switch (parser.currentToken()) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> counted(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> new BigDecimal(number());
            case VALUE_NUMBER_FLOAT -> decimal();
            default -> null;
        };
    }

    private String counted(String text) {
        chars += text.length();
        if (chars > Caps.VALUE_CHARS) {
            throw Refusal.above("VALUE_CHARS", Caps.VALUE_CHARS, "the texts of one value have more characters together");
        }
        return text;
    }

    private Object decimal() {
        if (parser.isNaN()) {
            return parser.getString().contains("NaN") ? NotANumber.NAN : NotANumber.INFINITE;
        }
        try {
            return new BigDecimal(number());
        } catch (NumberFormatException e) {
            return NotANumber.INFINITE; // an exponent of more than ten digits
        }
    }

    /** The number as it is written. */
    private String number() {
        String written = parser.getString();
        if (written.length() > Caps.NUMBER_CHARS) {
            throw Refusal.above("NUMBER_CHARS", Caps.NUMBER_CHARS, "a number has " + written.length() + " characters");
        }
        return written;
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = counted(parser.currentName());
            parser.nextToken();
            if (map.containsKey(name)) {
                throw twice(name);
            }
            map.put(name, part());
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(part());
        }
        return list;
    }

    private void leave() {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        }
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

    /** Says where the text breaks, and nothing of what it says: it may be part of a transcript. */
    private static Refusal refusal(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return broken(String.valueOf(e.getOriginalMessage()));
        }
        if (e instanceof JacksonIOException && e.getCause() instanceof CharacterCodingException) {
            return Refusal.damaged("the JSON is not UTF-8 text");
        }
        if (e instanceof StreamReadException && e.getLocation() != null) {
            return Refusal.damaged(
                    "the JSON is invalid or cut off at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
        }
        return Refusal.damaged("the data is damaged or cut off");
    }

    private static Refusal broken(String message) {
        if (message.contains("nesting")) {
            return Refusal.above("NESTING", Caps.NESTING, "the JSON is nested more deeply");
        }
        if (message.contains("Number")) {
            return Refusal.above("NUMBER_CHARS", Caps.NUMBER_CHARS, "a number is longer");
        }
        if (message.contains("Name") || message.contains("name")) {
            return Refusal.above("FIELD_NAME_CHARS", Caps.FIELD_NAME_CHARS, "a field name is longer");
        }
        return Refusal.above("TEXT_CHARS", Caps.TEXT_CHARS, "a text is longer");
    }
}
