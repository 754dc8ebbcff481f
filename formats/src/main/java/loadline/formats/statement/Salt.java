package loadline.formats.statement;

import java.security.SecureRandom;
import loadline.core.Rule;
import loadline.formats.json.Bytes;

/** Sixteen random bytes in every statement, so that nobody guesses a short one from the hash in its leaf. */
public record Salt(Bytes bytes) {
    /** How many bytes. */
    public static final int LENGTH = 16;

    public Salt {
        Rule.require(bytes.length() == LENGTH, () -> "a salt has " + LENGTH + " bytes, not " + bytes.length());
    }

    /** A fresh salt. */
    public static Salt from(SecureRandom chance) {
        byte[] drawn = new byte[LENGTH];
        chance.nextBytes(drawn);
        return new Salt(Bytes.of(drawn));
    }
}
