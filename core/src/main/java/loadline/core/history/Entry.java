package loadline.core.history;

import java.time.Instant;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Rule;

/**
 * One entry of the transparency log, its signatures checked: index, the log's time, who signed, the digest of the signed
 * statement, and what it says.
 */
public record Entry(long index, Instant at, Set<Person> by, Digest statement, Act act) {
    public Entry {
        Rule.require(index >= 0, "a log index is not negative");
        by = Set.copyOf(by);
    }
}
