package loadline.formats.json;

import java.util.Arrays;
import java.util.Base64;
import loadline.core.Digest;
import loadline.formats.Sha256;
import loadline.log.Malformed;

/** Bytes that never change, compared by what they are. */
public final class Bytes {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /**
     * The bytes that {@code base64} spells: standard alphabet, padded, no stray bits, so that one text spells them.
     *
     * @throws Malformed naming {@code what} otherwise
     */
    public static Bytes ofBase64(String what, String base64) {
        byte[] bytes = decoded(what, Base64.getDecoder(), base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw refused(what);
        }
        return new Bytes(bytes);
    }

    /**
     * As {@link #ofBase64}, in the standard or the URL-safe alphabet, padding optional in the latter, as DSSE allows.
     *
     * @throws Malformed naming {@code what} otherwise
     */
    public static Bytes ofEitherBase64(String what, String base64) {
        if (base64.indexOf('-') < 0 && base64.indexOf('_') < 0 && base64.length() % 4 == 0) {
            return ofBase64(what, base64);
        }
        byte[] bytes = decoded(what, Base64.getUrlDecoder(), base64);
        boolean padded = Base64.getUrlEncoder().encodeToString(bytes).equals(base64);
        if (!padded && !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
            throw refused(what);
        }
        return new Bytes(bytes);
    }

    /** A copy of the bytes. */
    public byte[] array() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** The only base64 that {@link #ofBase64} reads as these bytes. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** SHA-256 of the bytes. */
    public Digest digest() {
        return Sha256.of(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** How many there are, and the first digits of their digest. */
    @Override
    public String toString() {
        return bytes.length + " bytes " + digest().brief();
    }

    private static byte[] decoded(String what, Base64.Decoder decoder, String base64) {
        try {
            return decoder.decode(base64);
        } catch (IllegalArgumentException _) {
            throw refused(what);
        }
    }

    private static Malformed refused(String what) {
        return new Malformed(what + " is base64 without stray characters or bits; it was cut short or changed");
    }
}
