package loadline.controlplane.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that nobody is to see. Printed as {@code ***}; overwritten when closed. */
public final class Secret implements AutoCloseable {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret of these bytes, which are copied. */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** A secret of these characters in UTF-8. */
    public static Secret of(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return new Secret(bytes);
    }

    /** A copy of the bytes. */
    byte[] reveal() {
        return bytes.clone();
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && java.security.MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "***";
    }
}
