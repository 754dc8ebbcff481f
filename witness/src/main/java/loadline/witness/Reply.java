package loadline.witness;

import java.util.List;
import loadline.log.note.NoteSignature;

/** What came back from a witness. */
public sealed interface Reply {
    /** Signature lines, not yet checked. */
    record Lines(List<NoteSignature> lines) implements Reply {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The witness cosigned a head of this size last. */
    record Conflict(long size) implements Reply {}

    /** The witness says no: its HTTP status and its words, cut short. */
    record Refused(int status, String words) implements Reply {}

    /** No answer that can be understood. */
    record Silent(String why) implements Reply {}
}
