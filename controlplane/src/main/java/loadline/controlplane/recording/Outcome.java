package loadline.controlplane.recording;

import java.util.List;
import loadline.core.decision.Facts;
import loadline.core.history.Entry;

/** What became of acts that were to be recorded. */
public sealed interface Outcome {
    /**
     * They are in the log.
     *
     * @param entries the acts that were asked for, then the estimates that follow from them
     * @param facts the facts with them
     */
    record Recorded(List<Entry> entries, Facts facts) implements Outcome {
        public Recorded {
            entries = List.copyOf(entries);
        }

        /** The entry of the first act. */
        public Entry first() {
            return entries.getFirst();
        }
    }

    /** They would not count, and nothing was written. */
    record Refused(String why) implements Outcome {}
}
