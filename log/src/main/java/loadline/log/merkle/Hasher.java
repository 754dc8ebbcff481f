package loadline.log.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Makes many hashes one after the other, for one thread at a time. The same hashes as {@link Hash}'s own methods, without
 * setting up each anew and without copying what is hashed.
 */
public final class Hasher {
    private final MessageDigest digest = Hash.newDigest();

    public Hasher() {}

    /** SHA-256 of the bytes that remain in the buffer, whose position is left alone. */
    public Hash sha256(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
        return Hash.owned(digest.digest());
    }

    /** The leaf hash of the entry that remains in the buffer, as {@link Hash#leaf}. */
    public Hash leaf(ByteBuffer entry) {
        digest.update(Hash.LEAF);
        digest.update(entry.duplicate());
        return Hash.owned(digest.digest());
    }

    /** The hash of an inner node, as {@link Hash#node}. */
    public Hash node(Hash left, Hash right) {
        digest.update(Hash.NODE);
        left.addTo(digest);
        right.addTo(digest);
        return Hash.owned(digest.digest());
    }
}
