package loadline.formats.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import loadline.log.Malformed;

/** Reads JSON (RFC 8259) that every reader would read alike. */
public final class StrictJson {
    /** How deep objects and arrays may lie in each other. */
    public static final int DEEPEST = 64;

    private static final int END = -1;
    private static final int MOST_DIGITS = 16;

    private final String what;
    private final String text;
    private int at;
    private int depth;

    private StrictJson(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /**
     * The value that these bytes spell.
     *
     * @param what the document, for messages
     * @throws Malformed if there are more than {@code mostBytes}, if they are not UTF-8 or not JSON, or hold a key twice, half
     *     a surrogate pair, a fraction, an exponent, a number beyond 2^53-1, more than {@link #DEEPEST} levels, or anything
     *     after the value
     */
    public static Json read(String what, byte[] bytes, int mostBytes) {
        if (bytes.length > mostBytes) {
            throw new Malformed(what + " has at most " + mostBytes + " bytes, not " + bytes.length);
        }
        StrictJson reader = new StrictJson(what, decoded(what, bytes));
        Json value = reader.value();
        reader.skipSpace();
        if (reader.peek() != END) {
            throw reader.refused("nothing follows the JSON value");
        }
        return value;
    }

    /**
     * As {@link #read}, of bytes that must also be what {@link CanonicalJson} writes.
     *
     * @throws Malformed as {@link #read}, and if they spell their value in another way
     */
    public static Json readCanonical(String what, byte[] bytes, int mostBytes) {
        Json value = read(what, bytes, mostBytes);
        if (!Arrays.equals(CanonicalJson.write(value), bytes)) {
            throw new Malformed(what + " is canonical JSON (RFC 8785: sorted keys, no white space, shortest escapes); this is another spelling");
        }
        return value;
    }

    private Json value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json members() {
        enter();
        SortedMap<String, Json> members = new TreeMap<>();
        boolean more = opens('}');
        while (more) {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            if (members.put(key, value()) != null) {
                throw refused("a key stands once in its object; this one twice");
            }
            more = continues('}');
        }
        depth--;
        return new Json.Members(members);
    }

    private Json items() {
        enter();
        List<Json> items = new ArrayList<>();
        boolean more = opens(']');
        while (more) {
            items.add(value());
            more = continues(']');
        }
        depth--;
        return new Json.Items(items);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw refused("objects and arrays lie at most " + DEEPEST + " deep");
        }
        at++;
    }

    /** After an opening bracket: whether there is a first element. Takes the closing bracket if there is none. */
    private boolean opens(char close) {
        skipSpace();
        if (peek() == close) {
            at++;
            return false;
        }
        return true;
    }

    /** After an element: whether another follows. Takes the comma or the closing bracket. */
    private boolean continues(char close) {
        skipSpace();
        if (peek() == close) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (peek() != '"') {
            int c = peek();
            if (c < 0x20) {
                throw refused("a string is closed by `\"` and holds no bare control character");
            }
            at++;
            read.append(c == '\\' ? escaped() : (char) c);
        }
        at++;
        if (read.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw refused("a string holds no half of a surrogate pair");
        }
        return read.toString();
    }

    private char escaped() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw refused("an escape is one of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`");
        };
    }

    private char unicode() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw refused("`\\u` is followed by four hexadecimal digits");
            }
            unit = unit * 16 + digit;
            at++;
        }
        return (char) unit;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw refused("a value is an object, array, string, whole number, true, false or null");
        }
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == digits) {
            throw refused("a value is an object, array, string, whole number, true, false or null");
        }
        if (text.charAt(digits) == '0' && (at - digits > 1 || digits > start)) {
            throw refused("a number has no leading zero, and zero no sign");
        }
        if (peek() == '.' || peek() == 'e' || peek() == 'E') {
            throw refused("a number is whole; a decimal is written as a string");
        }
        return whole(start, at - digits);
    }

    private Json whole(int start, int digits) {
        if (digits > MOST_DIGITS || Math.abs(Long.parseLong(text.substring(start, at))) > Json.LARGEST) {
            throw refused("a number is within 2^53-1 of zero; a larger one is written as a string");
        }
        return new Json.Whole(Long.parseLong(text.substring(start, at)));
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw refused("`" + wanted + "` is missing");
        }
        at++;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Malformed refused(String rule) {
        int line = 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return new Malformed(what + ", line " + line + ", character " + column + ": " + rule);
    }

    private static String decoded(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Malformed(what + " is UTF-8 text; these " + bytes.length + " bytes are not");
        }
    }
}
