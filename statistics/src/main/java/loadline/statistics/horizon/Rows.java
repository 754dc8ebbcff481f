package loadline.statistics.horizon;

import java.io.IOException;
import java.util.Optional;

/** Rows with named fields, one at a time. */
interface Rows {
    /** Goes to the next row, if there is one. @throws Unreadable if it is malformed */
    boolean next() throws IOException;

    /** The field of the row; empty if it is absent, null or an empty string. */
    Optional<String> field(String column);

    /** Whether the row has such a field, empty or not. */
    boolean has(String column);

    /** Where the row begins, counted from 1. */
    int line();

    /** A row cannot be read. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, String rule) {
            super(rule);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
