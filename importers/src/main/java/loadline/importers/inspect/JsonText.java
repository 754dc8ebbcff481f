package loadline.importers.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * JSON text as a stream of bytes: RFC 8259 in UTF-8, and {@code NaN}, {@code Infinity} and {@code -Infinity}, which Inspect
 * writes. What is passed over is held to the same rules as what is taken, but never made into characters. Each method goes on
 * where the one before it stopped, and throws {@link Refusal} where the text is broken or breaks a limit.
 */
final class JsonText {
    /** Stands behind the last byte: the value of no byte. */
    static final int END = 256;

    private static final int BUFFER = 1 << 15;
    /** A character is written with at most six bytes, and there are quotes and white space around. */
    private static final int MOST_TAKEN = 6 * Caps.TEXT_CHARS + BUFFER;
    private static final int NOTHING = -1;
    /** With these a value begins. */
    private static final String BEGINNINGS = "{[\"-0123456789tfnNI";
    private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    /** Behind the bytes that were read stands a 0, at which every search ends, and room to look at eight bytes at once. */
    private final byte[] buffer = new byte[BUFFER + Long.BYTES];
    private int at;
    private int end;
    private long before;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int takenFrom = NOTHING;
    /** The brackets that will close what is open, outermost first, from 1. */
    private final char[] closing = new char[Caps.NESTING + 1];
    private int depth;
    private boolean nameIsDue;

    JsonText(InputStream in) {
        this.in = in;
    }

    /** The next byte that is no white space, or {@link #END}. It is not passed. */
    int next() {
        int here = here();
        while (here == ' ' || here == '\n' || here == '\r' || here == '\t') {
            at++;
            here = here();
        }
        return here;
    }

    /** Enters the object or array that begins here. Whether it holds anything: an empty one is left at once. */
    boolean opens(char close) {
        at++;
        depth++;
        if (depth > Caps.NESTING) {
            throw Refusal.above("NESTING", Caps.NESTING, "the JSON is nested more deeply");
        }
        closing[depth] = close;
        nameIsDue = close == '}';
        return !closes();
    }

    /** Behind a member or element: whether another one follows. If none does, the object or array is left. */
    boolean continues() {
        if (closes()) {
            return false;
        }
        passByte(',');
        nameIsDue = closing[depth] == '}';
        return true;
    }

    /** Throws {@link Refusal} unless a value may begin here. */
    void requireValue() {
        require(BEGINNINGS.indexOf(next()) >= 0);
    }

    /** Takes the name of the member that begins here. */
    String name() {
        return unescaped(taken());
    }

    /** Takes the text that begins here. */
    String text() {
        String text = unescaped(taken());
        if (text.length() > Caps.TEXT_CHARS) {
            throw tooLong();
        }
        return text;
    }

    /** Takes the number that begins here, as it is written. */
    String number() {
        return taken();
    }

    /** Passes over the value that begins here. */
    void pass() {
        int outside = depth;
        do {
            boolean within = passPart();
            while (!within && depth > outside) {
                within = continues();
            }
        } while (depth > outside);
    }

    /** Passes over a name and its colon, a plain value, or an opening bracket; whether a name or value must follow. */
    private boolean passPart() {
        int first = next();
        if (first == '"') {
            long from = before + at;
            passText();
            return nameIsDue && passNamed(before + at - from);
        }
        require(!nameIsDue);
        return switch (first) {
            case '{' -> opens('}');
            case '[' -> opens(']');
            default -> passPlain(first);
        };
    }

    private boolean passNamed(long bytes) {
        if (bytes - 2 > Caps.FIELD_NAME_BYTES) {
            throw Refusal.above("FIELD_NAME_BYTES", Caps.FIELD_NAME_BYTES, "a field name is longer");
        }
        passByte(':');
        nameIsDue = false;
        return true;
    }

    private boolean passPlain(int first) {
        switch (first) {
            case 't' -> passWord("true");
            case 'f' -> passWord("false");
            case 'n' -> passWord("null");
            case 'N' -> passWord("NaN");
            case 'I' -> passWord("Infinity");
            default -> passNumber();
        }
        return false;
    }

    private void passWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            require(here() == word.charAt(i));
            at++;
        }
    }

    private void passNumber() {
        long from = before + at;
        passIf('-', '-');
        if (here() == 'I') {
            passWord("Infinity");
            return;
        }
        if (!passIf('0', '0')) {
            passDigits();
        }
        if (passIf('.', '.')) {
            passDigits();
        }
        if (passIf('e', 'E')) {
            passIf('+', '-');
            passDigits();
        }
        if (before + at - from > Caps.NUMBER_CHARS) {
            throw Refusal.above("NUMBER_CHARS", Caps.NUMBER_CHARS, "a number is longer");
        }
    }

    private boolean passIf(char one, char other) {
        int here = here();
        if (here != one && here != other) {
            return false;
        }
        at++;
        return true;
    }

    private void passDigits() {
        require(isDigit(here()));
        do {
            at++;
        } while (isDigit(here()));
    }

    private static boolean isDigit(int here) {
        return '0' <= here && here <= '9';
    }

    private void passText() {
        at++;
        while (true) {
            at = firstSpecial(at);
            switch (buffer[at]) {
                case '"' -> {
                    at++;
                    return;
                }
                case '\\' -> passEscape();
                case 0 -> require(at == end && fill());
                default -> passBeyondAscii();
            }
        }
    }

    /** Where the first byte at or behind {@code from} stands that is a quote, a backslash, a control, or beyond ASCII. */
    private int firstSpecial(int from) {
        int there = from;
        long found = specials(there);
        while (found == 0) {
            there += Long.BYTES;
            found = specials(there);
        }
        return there + Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }

    /** Of the eight bytes there, the highest bit of each that is special, up to the first; what stands above that is chance. */
    private long specials(int there) {
        long eight = (long) EIGHT_BYTES.get(buffer, there);
        long quotes = (eight ^ '"' * ONES) - ONES;
        long backslashes = (eight ^ '\\' * ONES) - ONES;
        long controls = eight - ' ' * ONES;
        return (quotes | backslashes | controls | eight) & 0x80 * ONES;
    }

    private void passEscape() {
        at++;
        switch (here()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    at++;
                    require(HexFormat.isHexDigit(here()));
                }
            }
            default -> throw broken();
        }
        at++;
    }

    /** The second byte tells overlong forms, surrogates and what lies beyond Unicode from the others. */
    private void passBeyondAscii() {
        int lead = here() & 0xff;
        require(lead >= 0x80);
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        requireUtf8(lead >= 0xc2 && lead <= 0xf4);
        passContinuation(least, most);
        for (int i = lead >= 0xf0 ? 2 : lead >= 0xe0 ? 1 : 0; i > 0; i--) {
            passContinuation(0x80, 0xbf);
        }
        at++;
    }

    private void passContinuation(int least, int most) {
        at++;
        int here = here() & 0xff;
        requireUtf8(least <= here && here <= most);
    }

    private void passByte(char wanted) {
        require(next() == wanted);
        at++;
    }

    private boolean closes() {
        if (next() != closing[depth]) {
            return false;
        }
        at++;
        depth--;
        nameIsDue = false;
        return true;
    }

    private int here() {
        return at < end || fill() ? buffer[at] : END;
    }

    /** Reads on once every byte of the buffer is passed, and sets aside those that are being taken. Whether there was more. */
    private boolean fill() {
        if (takenFrom != NOTHING) {
            setAside();
            takenFrom = 0;
        }
        before += end;
        at = 0;
        try {
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        } catch (IOException e) {
            throw Refusal.damaged("the data is damaged or cut off");
        }
        buffer[end] = 0;
        return end > 0;
    }

    private void setAside() {
        taken.write(buffer, takenFrom, at - takenFrom);
        if (taken.size() > MOST_TAKEN) {
            throw tooLong();
        }
    }

    private String taken() {
        next();
        takenFrom = at;
        passPart();
        setAside();
        takenFrom = NOTHING;
        String written = taken.toString(StandardCharsets.UTF_8);
        taken.reset();
        return written;
    }

    /** What stands between the first quote and the last, escapes read. */
    private static String unescaped(String written) {
        int from = 1;
        StringBuilder text = new StringBuilder();
        for (int escape = written.indexOf('\\'); escape >= 0; escape = written.indexOf('\\', from)) {
            char kind = written.charAt(escape + 1);
            text.append(written, from, escape);
            from = escape + (kind == 'u' ? 6 : 2);
            text.append(switch (kind) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) HexFormat.fromHexDigits(written, escape + 2, from);
                default -> kind;
            });
        }
        return text.append(written, from, written.lastIndexOf('"')).toString();
    }

    private void require(boolean holds) {
        if (!holds) {
            throw broken();
        }
    }

    /** Says where the text breaks, and nothing of what it says: it may be part of a transcript. */
    private Refusal broken() {
        return Refusal.damaged("the JSON is invalid or cut off after " + (before + at) + " bytes");
    }

    private static void requireUtf8(boolean holds) {
        if (!holds) {
            throw Refusal.damaged("the JSON is not UTF-8 text");
        }
    }

    private static Refusal tooLong() {
        return Refusal.above("TEXT_CHARS", Caps.TEXT_CHARS, "a text is longer");
    }
}
