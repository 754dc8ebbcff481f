package loadline.importers.inspect;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON objects made by chance in every spelling, and ways to break them. */
final class JsonDocuments {
    private static final List<String> SCALARS = List.of("true", "false", "null", "0", "-0", "7", "-12", "3.25", "0.1e-7", "1E+3", "-2e9", "120000000000000000000", "NaN",
            "Infinity", "-Infinity", "\"\"");
    private static final List<String> TEXTS = List.of("plain", "a longer plain text that takes more than eight bytes", "\\\"", "\\\\", "\\/", "\\n\\t\\r\\b\\f", "\\u0041",
            "\\uD83D\\uDE00", "\\ud800", "\u007f", "\u00e9", "\u0800", "\ud7ff", "\ue000", "\u20ac\u20ac", "\ud83d\ude00", "\udbff\udfff", " !#[]{}:,");
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "\\u0061", "k", "other", "\u00e9");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n\t ");
    /** What no JSON text holds, or only in some places: each breaks a document nearly wherever it is put. */
    private static final List<byte[]> SHARDS = List.of(
            bytes(0x80), bytes(0xff), bytes(0xc0, 0x80), bytes(0xc1, 0xbf), bytes(0xe0, 0x9f, 0xbf), bytes(0xed, 0xa0, 0x80), bytes(0xed, 0xbf, 0xbf), bytes(0xf0, 0x8f, 0xbf, 0xbf),
            bytes(0xf4, 0x90, 0x80, 0x80), bytes(0xf5, 0x80, 0x80, 0x80), bytes(0xe2, 0x82), bytes(0xc3, 0x28), bytes(0xef, 0xbb, 0xbf), bytes(0), bytes(0x1f), bytes('\t'), bytes('\n'),
            text("\\ud800"), text("\\udc00\\ud800"), text("\\u12g4"), text("\\x"), text("\\"), text("\""), text("'"), text(","), text(":"), text("["), text("]"), text("{"), text("}"),
            text("//"), text("/**/"), text("-"), text("+1"), text("01"), text("."), text("1."), text("e5"), text("1e"), text("NaN"), text("-NaN"), text("Infinity"), text("-INF"), text("+Infinity"),
            text("nul"), text("True"), text("\u00a0"), text("\u2028"), text("{}"), text("[1,]"), text("0x1"));

    private JsonDocuments() {}

    /** An object whose field {@code k} may hold anything. */
    static String object(Random random) {
        return space(random) + "{" + members(random, 4) + "}" + space(random);
    }

    /** A valid object, broken in one to three places, or so deep or with so long a number that limits are met. */
    static byte[] broken(Random random) {
        byte[] document = text(random.nextInt(12) == 0 ? extreme(random) : object(random));
        for (int i = random.nextInt(3); i >= 0; i--) {
            document = brokenOnce(document, random);
        }
        return document;
    }

    /** Gives the bytes in small pieces, so that every token meets the end of one. */
    static InputStream trickle(byte[] document, int most) {
        return new ByteArrayInputStream(document) {
            private int calls;

            @Override
            public int read(byte[] into, int offset, int length) {
                calls++;
                return super.read(into, offset, Math.min(length, 1 + calls % most));
            }
        };
    }

    private static byte[] brokenOnce(byte[] document, Random random) {
        int at = random.nextInt(document.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(document, at);
            case 1 -> joined(document, at, SHARDS.get(random.nextInt(SHARDS.size())), at);
            case 2 -> joined(document, at, new byte[] {(byte) random.nextInt(256)}, Math.min(document.length, at + 1));
            case 3 -> joined(document, at, new byte[0], Math.min(document.length, at + 1 + random.nextInt(4)));
            case 4 -> joined(document, at, Arrays.copyOfRange(document, at, Math.min(document.length, at + random.nextInt(12))), at);
            default -> joined(document, document.length, SHARDS.get(random.nextInt(SHARDS.size())), document.length);
        };
    }

    private static String extreme(Random random) {
        int deep = Caps.NESTING - 5 + random.nextInt(10);
        String digits = "9".repeat(Caps.NUMBER_CHARS + (random.nextBoolean() ? 50 : -50)); // Jackson counts digits alone, not signs and points
        return switch (random.nextInt(4)) {
            case 0 -> "{\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}";
            case 1 -> "{\"k\":" + "{\"a\":".repeat(deep) + "1" + "}".repeat(deep) + "}";
            case 2 -> "{\"a\":" + digits + "}";
            default -> "{\"a\":[1." + digits + "e-5]}";
        };
    }

    private static String members(Random random, int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> space(random) + "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\"" + space(random) + ":" + value(random, depth - 1))
                .collect(Collectors.joining(",")) + space(random);
    }

    private static String value(Random random, int depth) {
        return space(random) + switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> SCALARS.get(random.nextInt(SCALARS.size()));
            case 1, 2 -> "\"" + IntStream.range(0, random.nextInt(4)).mapToObj(_ -> TEXTS.get(random.nextInt(TEXTS.size()))).collect(Collectors.joining()) + "\"";
            case 3 -> "{" + members(random, depth) + "}";
            default -> "[" + IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(random, depth - 1)).collect(Collectors.joining(",")) + space(random) + "]";
        } + space(random);
    }

    private static String space(Random random) {
        return SPACES.get(random.nextInt(SPACES.size()));
    }

    private static byte[] joined(byte[] document, int head, byte[] between, int tail) {
        byte[] joined = new byte[head + between.length + document.length - tail];
        System.arraycopy(document, 0, joined, 0, head);
        System.arraycopy(between, 0, joined, head, between.length);
        System.arraycopy(document, tail, joined, head + between.length, document.length - tail);
        return joined;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
