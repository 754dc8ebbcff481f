package loadline.log.text;

import java.util.Base64;
import loadline.log.Malformed;

/** Base64 in the standard alphabet, padded, with no bit that does not count: one text for each sequence of bytes. */
public final class StrictBase64 {
    private StrictBase64() {}

    /**
     * The bytes that {@code text} spells.
     *
     * @throws Malformed naming {@code what} if any other text spells the same bytes better
     */
    public static byte[] read(String what, String text) {
        byte[] bytes = decoded(what, text);
        if (!write(bytes).equals(text)) {
            throw refused(what, text);
        }
        return bytes;
    }

    public static String write(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String what, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw refused(what, text);
        }
    }

    private static Malformed refused(String what, String text) {
        return new Malformed(what + " is padded standard base64 without stray bits, not " + Shown.of(text));
    }
}
