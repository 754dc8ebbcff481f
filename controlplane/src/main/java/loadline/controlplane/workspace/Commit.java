package loadline.controlplane.workspace;

import java.util.List;
import loadline.core.history.Entry;

/** What became of a draft. */
public sealed interface Commit {
    /** Its entries are in the log, under a signed head. */
    record Appended(List<Entry> entries) implements Commit {
        public Appended {
            entries = List.copyOf(entries);
        }
    }

    /** The log has {@code size} entries by now, not those the draft was made on; nothing was written. */
    record Moved(long size) implements Commit {}
}
