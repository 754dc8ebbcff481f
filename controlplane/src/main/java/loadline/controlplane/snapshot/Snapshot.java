package loadline.controlplane.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Rule;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.log.merkle.Hash;

/**
 * All entries of a log below one tree head.
 *
 * @param root of the tree over them
 * @param parts one after the other, from the first entry on
 */
public record Snapshot(Hash root, List<Part> parts) {
    public Snapshot {
        parts = List.copyOf(parts);
        long index = 0;
        for (Part part : parts) {
            for (Entry entry : part.entries()) {
                Rule.require(entry.index() == index++, () -> "entry " + entry.index() + " is not the next");
            }
        }
        Rule.require(index > 0, "a log has a first entry");
    }

    /** Every entry, in order. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        parts.forEach(part -> entries.addAll(part.entries()));
        return entries;
    }

    /** Where every stream ends. */
    public Map<String, Act.StreamEnd> ends() {
        Map<String, Act.StreamEnd> ends = new HashMap<>();
        parts.forEach(part -> ends.putAll(part.ends()));
        return ends;
    }

    /** How many entries it has. */
    public long size() {
        return parts.stream().mapToLong(part -> part.entries().size()).sum();
    }
}
