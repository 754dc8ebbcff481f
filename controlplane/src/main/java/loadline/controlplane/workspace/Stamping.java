package loadline.controlplane.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import loadline.core.Digest;
import loadline.formats.statement.PayloadSource;
import loadline.log.merkle.Hash;
import loadline.log.payload.PayloadStore;

/** The payloads of a store, with the stamp that each had before it was read. For one thread. */
final class Stamping implements PayloadSource {
    private final PayloadStore store;
    private final PayloadSource source;
    private final Map<Digest, Optional<PayloadStore.Stamp>> stamps = new HashMap<>();

    Stamping(PayloadStore store) {
        this.store = store;
        this.source = PayloadSource.of(store);
    }

    @Override
    public Optional<byte[]> payload(Digest digest) {
        stamp(digest);
        return source.payload(digest);
    }

    /** Takes note of a payload as it is now, unless it was before. */
    void stamp(Digest digest) {
        try {
            if (!stamps.containsKey(digest)) {
                stamps.put(digest, store.stamp(Hash.ofHex(digest.hex())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every payload asked for, with its stamp; empty where it was absent. */
    Map<Digest, Optional<PayloadStore.Stamp>> stamps() {
        return stamps;
    }
}
