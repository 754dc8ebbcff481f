package loadline.log.head;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import loadline.log.journal.Journal;
import loadline.log.merkle.Frontier;
import loadline.log.merkle.Hash;
import loadline.log.merkle.Hasher;

/**
 * The roots that a journal's bytes give, read from disk again and hashed by code that shares nothing with the tree in memory.
 * For one thread at a time.
 */
public final class Rehash {
    private static final int REMEMBERED = 8;

    private final Journal journal;
    private final Hasher hasher = new Hasher();
    private final Map<Long, Hash> known = new LinkedHashMap<>();
    private Frontier frontier = new Frontier();

    public Rehash(Journal journal) {
        this.journal = journal;
    }

    /**
     * The root over the first {@code size} entries. Going on costs the new entries only, one of the last few sizes nothing; any
     * other is hashed from the start.
     *
     * @throws IndexOutOfBoundsException if the journal has fewer
     * @throws loadline.log.LogBroken if an entry is damaged
     */
    public Hash rootAt(long size) throws IOException {
        if (known.containsKey(size)) {
            return known.get(size);
        }
        Frontier from = size < frontier.size() ? new Frontier() : frontier;
        journal.forEach(from.size(), size, (_, entry) -> from.append(hasher.leaf(ByteBuffer.wrap(entry))));
        frontier = from;
        remember(size, from.root());
        return from.root();
    }

    private void remember(long size, Hash root) {
        known.put(size, root);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
