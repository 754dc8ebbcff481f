package loadline.controlplane.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.log.payload.PayloadStore;

/**
 * Entries in a row.
 *
 * @param entries as facts are folded from them: what a map of streams lists is left out
 * @param ends where the streams end that go on in these entries
 * @param payloads every payload they were read from, with the stamp it had then; empty where it was absent
 */
public record Part(List<Entry> entries, Map<String, Act.StreamEnd> ends, Map<Digest, Optional<PayloadStore.Stamp>> payloads) {
    public Part {
        entries = entries.stream().map(Part::folded).toList();
        ends = Map.copyOf(ends);
        payloads = Map.copyOf(payloads);
    }

    /** The entry as the fold sees it. A map of streams says nothing that is folded, and is as long as the log has streams. */
    private static Entry folded(Entry entry) {
        boolean isLong = entry.act() instanceof Act.StreamsMapped(Map<String, Act.StreamEnd> streams) && !streams.isEmpty();
        return isLong ? new Entry(entry.index(), entry.at(), entry.by(), entry.statement(), new Act.StreamsMapped(Map.of())) : entry;
    }
}
