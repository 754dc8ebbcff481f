package loadline.core;

/**
 * A SHA-256 digest, written {@code sha256:} and 64 lower-case hexadecimal digits: of weights, a configuration, a file, a
 * payload, a policy text.
 */
public record Digest(String value) implements Comparable<Digest> {
    public Digest {
        Rule.require(isDigest(value), () -> "a digest is `sha256:` and 64 lower-case hexadecimal digits, not `" + value + "`");
    }

    /** The digest with these 64 hexadecimal digits. */
    public static Digest ofHex(String hex) {
        return new Digest("sha256:" + hex);
    }

    /** The 64 hexadecimal digits without the prefix. */
    public String hex() {
        return value.substring("sha256:".length());
    }

    /** The first twelve digits, for people; never compared. */
    public String brief() {
        return hex().substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isDigest(String value) {
        if (value == null || value.length() != 71 || !value.startsWith("sha256:")) {
            return false;
        }
        for (int i = 7; i < 71; i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
