package loadline.importers.inspect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes text of a log fit to be kept: names without addresses of people, quotes that stay on one line. */
final class Text {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+\\-]{1,64}@[A-Za-z0-9.\\-]{1,255}");
    private static final int BRIEF = 40;
    private static final int LINE = 200;

    private Text() {}

    /**
     * The name with each e-mail-like part replaced by a digest of it, so that two people stay two people.
     *
     * @throws Refusal if it is longer than {@link Caps#NAME_CHARS}, or holds half a surrogate pair, which nothing can write down
     */
    static String name(String what, String name) {
        if (name.codePoints().anyMatch(Text::isHalf)) {
            throw Refusal.invalid(what + " holds half a surrogate pair, which is no character");
        }
        if (name.length() > Caps.NAME_CHARS) {
            throw Refusal.above("NAME_CHARS", Caps.NAME_CHARS, what + " has " + name.length() + " characters");
        }
        return name.indexOf('@') < 0 ? name : ADDRESS.matcher(name).replaceAll(found -> "redacted-" + brief256(found.group()));
    }

    /** At most 40 characters of it, controls shown as dots, for a message. */
    static String brief(String text) {
        return line(text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "...");
    }

    /** At most 200 characters of it on one line, controls shown as dots, for a message. */
    static String line(String text) {
        String cut = text.length() <= LINE ? text : text.substring(0, LINE) + "...";
        String plain = cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isHalf(c) ? '.' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.indexOf('@') < 0 ? plain : ADDRESS.matcher(plain).replaceAll("redacted");
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String brief256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
