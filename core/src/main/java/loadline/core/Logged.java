package loadline.core;

import java.time.Instant;
import java.util.Set;

/**
 * A fact with its place in the transparency log: the index of its entry, the log's time when the entry was appended, the
 * persons whose signatures count, and the digest of the signed statement. Order is the index, never a claimed date.
 */
public record Logged<T>(long index, Instant at, Set<Person> by, Digest statement, T fact) {
    public Logged {
        Rule.require(index >= 0, "a log index is not negative");
        by = Set.copyOf(by);
    }
}
