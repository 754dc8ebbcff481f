package loadline.importers.inspect;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** What another reader of JSON, with the same limits, says of a document: an independent judge of the own one. */
final class JacksonOracle {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Caps.NESTING).maxStringLength(Caps.TEXT_CHARS)
                    .maxNumberLength(Caps.NUMBER_CHARS).maxNameLength(Caps.FIELD_NAME_BYTES).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** Jackson refuses half a surrogate pair in a name, though not in a text. Neither is refused where it is passed over, as Python does not. */
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

    private JacksonOracle() {}

    /** Whether it is one object and nothing else. */
    static boolean accepts(byte[] document) {
        String paired = SURROGATE.matcher(new String(document, StandardCharsets.ISO_8859_1)).replaceAll("\\\\u0041");
        try (JsonParser parser = parser(paired.getBytes(StandardCharsets.ISO_8859_1))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * The value of {@code k} in the outermost object as {@link JsonCursor#value} gives it, absent if there is none; the answer
     * is empty if {@code k}, or a field in it, stands twice in one object.
     */
    static Optional<Optional<Object>> k(byte[] document) {
        try (JsonParser parser = parser(document)) {
            List<Object> found = new ArrayList<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals("k");
                parser.nextToken();
                if (wanted) {
                    found.add(value(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return found.size() > 1 ? Optional.empty() : Optional.of(found.stream().findFirst());
        } catch (Twice e) {
            return Optional.empty();
        }
    }

    private static JsonParser parser(byte[] document) {
        return FACTORY.createParser(ObjectReadContext.empty(), new InputStreamReader(new ByteArrayInputStream(document),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> "null";
        };
    }

    private static Object number(JsonParser parser) {
        return switch (parser.getString()) {
            case "NaN" -> JsonCursor.NotANumber.NAN;
            case "Infinity", "-Infinity" -> JsonCursor.NotANumber.INFINITE;
            default -> new BigDecimal(parser.getString());
        };
    }

    private static Object map(JsonParser parser) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (map.putIfAbsent(name, value(parser)) != null) {
                throw new Twice();
            }
        }
        return map;
    }

    private static Object list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static final class Twice extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
