package loadline.controlplane.workspace;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.controlplane.snapshot.Part;
import loadline.controlplane.snapshot.Snapshot;
import loadline.controlplane.snapshot.SnapshotFile;
import loadline.controlplane.snapshot.SnapshotFile.Reading;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.log.note.NoteSigner;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.TreeHead;

/** What a writer leaves to the next one: the snapshot it began with, if it had one, and what it read and appended since. */
final class Memory {
    /** A snapshot of this many parts is packed anew as one: every part names its classes again. */
    private static final int MOST_PARTS = 64;

    private final SnapshotFile file;
    private final Stamping payloads;
    private final Optional<Reading.Found> found;
    private final int read;

    private Memory(SnapshotFile file, Stamping payloads, Optional<Reading.Found> found, int read) {
        this.file = file;
        this.payloads = payloads;
        this.found = found;
        this.read = read;
    }

    /** Of a log that was opened with this snapshot. */
    static Memory of(SnapshotFile file, PayloadStore store, Reading.Found found) {
        return new Memory(file, new Stamping(store), Optional.of(found), (int) found.snapshot().size());
    }

    /** Of a log whose first {@code read} entries were read, from these payloads. */
    static Memory of(SnapshotFile file, Stamping payloads, int read) {
        return new Memory(file, payloads, Optional.empty(), read);
    }

    /**
     * Writes the snapshot of these entries, if it is not there already.
     *
     * @throws IOException if the disk fails
     * @throws RuntimeException of any kind if what was appended is not what the next one would read
     */
    void write(TreeHead head, List<Entry> entries, Map<String, Act.StreamEnd> ends, NoteSigner log) throws IOException {
        List<Entry> since = entries.subList(read, entries.size());
        if (found.isPresent() && since.isEmpty()) {
            return;
        }
        for (Entry entry : since) {
            requireReadAlike(entry);
        }
        if (found.isEmpty()) {
            file.write(head, List.of(), new Part(entries, ends, payloads.stamps()), log);
            return;
        }
        Map<String, Act.StreamEnd> moved = new HashMap<>();
        since.stream().map(entry -> Streams.of(entry.act())).forEach(stream -> moved.put(stream, ends.get(stream)));
        Part last = new Part(since, moved, payloads.stamps());
        boolean isLong = found.get().packed().size() >= MOST_PARTS;
        file.write(head, isLong ? List.of() : found.get().packed(), isLong ? whole(found.get().snapshot(), last) : last, log);
    }

    /** Reads back what was appended: the snapshot holds what statements say, not what they were made from. */
    private void requireReadAlike(Entry entry) {
        if (entry.act() instanceof Act.StreamsMapped) {
            // what it lists is left out of a snapshot, and nothing else is in it
            payloads.stamp(entry.statement());
            return;
        }
        byte[] bytes = payloads.payload(entry.statement()).orElseThrow();
        Rule.require(Statement.read(bytes, payloads, new YamlTexts()).act().equals(entry.act()), () -> "entry " + entry.index() + " reads otherwise than it was written");
    }

    private static Part whole(Snapshot snapshot, Part last) {
        List<Entry> entries = snapshot.entries();
        entries.addAll(last.entries());
        Map<String, Act.StreamEnd> ends = snapshot.ends();
        ends.putAll(last.ends());
        Map<Digest, Optional<PayloadStore.Stamp>> payloads = new HashMap<>(last.payloads());
        snapshot.parts().forEach(part -> part.payloads().forEach(payloads::putIfAbsent));
        return new Part(entries, ends, payloads);
    }
}
