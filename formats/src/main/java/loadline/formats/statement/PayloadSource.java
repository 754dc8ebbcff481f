package loadline.formats.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import loadline.core.Digest;
import loadline.log.merkle.Hash;
import loadline.log.payload.PayloadStore;

/** Bytes by their digest: statements and the texts they name. Absent bytes are an ordinary answer. */
@FunctionalInterface
public interface PayloadSource {
    /** The bytes with this digest. Whoever asks hashes them again. */
    Optional<byte[]> payload(Digest digest);

    /** The payloads of a store. Failing to read one is {@link UncheckedIOException}, never an absent payload. */
    static PayloadSource of(PayloadStore store) {
        return digest -> {
            try {
                return store.get(Hash.ofHex(digest.hex()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
