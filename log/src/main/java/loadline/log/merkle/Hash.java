package loadline.log.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import loadline.log.Malformed;
import loadline.log.text.Shown;
import loadline.log.text.StrictBase64;

/** A SHA-256 hash: 32 bytes that never change. Compared in constant time. */
public final class Hash {
    /** The length of every hash, in bytes. */
    public static final int BYTES = 32;

    static final byte LEAF = 0;
    static final byte NODE = 1;

    /** Never updated: copying it is quicker than looking the algorithm up. */
    private static final MessageDigest FRESH = sha256();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these 32 bytes.
     *
     * @throws Malformed if there are more or fewer
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new Malformed("a hash is " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * The hash spelt by 64 lower-case hexadecimal digits.
     *
     * @throws Malformed if it is anything else
     */
    public static Hash ofHex(String hex) {
        boolean digits = hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (hex.length() != 2 * BYTES || !digits) {
            throw new Malformed("a hash is 64 lower-case hexadecimal digits, not " + Shown.of(hex));
        }
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /**
     * The hash spelt by 44 base64 digits, padding included.
     *
     * @throws Malformed if it is anything else, or another spelling of the same bytes
     */
    public static Hash ofBase64(String base64) {
        return of(StrictBase64.read("a hash", base64));
    }

    /** SHA-256 of {@code bytes} as they are: the name of a payload, a link of the journal's chain. */
    public static Hash sha256(byte[] bytes) {
        return new Hash(newDigest().digest(bytes));
    }

    /** The leaf hash of an entry: SHA-256 of a zero byte and the entry (RFC 9162 section 2.1.1). */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = newDigest();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of an inner node: SHA-256 of a one byte, the left and the right hash (RFC 9162 section 2.1.1). */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = newDigest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static Hash empty() {
        return sha256(new byte[0]);
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** 44 base64 digits, padding included. */
    public String base64() {
        return StrictBase64.write(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    /** A hash with these bytes, which nobody else holds. */
    static Hash owned(byte[] bytes) {
        return new Hash(bytes);
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    static MessageDigest newDigest() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException _) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one has not", e);
        }
    }
}
