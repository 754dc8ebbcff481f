package loadline.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import loadline.core.Rule;

/** Writes JSON as RFC 8785 does: no white space, keys sorted, the shortest escapes, UTF-8. One value, one text. */
public final class CanonicalJson {
    private static final HexFormat HEX = HexFormat.of();

    private CanonicalJson() {}

    /**
     * The bytes of {@code value}.
     *
     * @throws IllegalArgumentException if a string holds half a surrogate pair, which has no UTF-8 form
     */
    public static byte[] write(Json value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, Json value) {
        switch (value) {
            case Json.Members object -> appendMembers(out, object);
            case Json.Items array -> appendItems(out, array);
            case Json.Text text -> appendText(out, text.text());
            case Json.Whole whole -> out.append(whole.number());
            case Json.Truth truth -> out.append(truth.holds());
            case Json.Null _ -> out.append("null");
        }
    }

    private static void appendMembers(StringBuilder out, Json.Members object) {
        out.append('{');
        String between = "";
        for (var member : object.byKey().entrySet()) {
            out.append(between);
            appendText(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
            between = ",";
        }
        out.append('}');
    }

    private static void appendItems(StringBuilder out, Json.Items array) {
        out.append('[');
        String between = "";
        for (Json item : array.items()) {
            out.append(between);
            append(out, item);
            between = ",";
        }
        out.append(']');
    }

    private static void appendText(StringBuilder out, String text) {
        Rule.require(text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE), "a JSON string holds no half of a surrogate pair");
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(out, text.charAt(i));
        }
        out.append('"');
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u").append(HEX.toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
