package loadline.formats;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import loadline.core.Digest;

/** SHA-256 of bytes as they were received. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of all of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        try {
            return Digest.ofHex(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
