package loadline.log.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import loadline.log.Malformed;

/** UTF-8 in which nothing is replaced: bytes that are not UTF-8, and half a surrogate pair, are refused. */
public final class StrictText {
    private StrictText() {}

    /**
     * The text that these UTF-8 bytes spell.
     *
     * @throws Malformed naming {@code what} if they are not UTF-8
     */
    public static String read(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Malformed(what + " is UTF-8 text; these " + bytes.length + " bytes are not");
        }
    }

    /**
     * The UTF-8 bytes of {@code text}.
     *
     * @throws Malformed naming {@code what} if it holds half a surrogate pair
     */
    public static byte[] write(String what, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException _) {
            throw new Malformed(what + " is Unicode text; half a surrogate pair in it has no UTF-8 form");
        }
    }
}
