package loadline.log;

import java.util.OptionalLong;

/**
 * The record on disk is not what was written: its integrity is lost and nothing that rests on it may be answered. Unlike an
 * {@link java.io.IOException} it does not go away when the command is run again; somebody must compare with a backup.
 */
public final class LogBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long NONE = -1;

    private final long entry;

    public LogBroken(String message) {
        this(message, NONE);
    }

    private LogBroken(String message, long entry) {
        super(message);
        this.entry = entry;
    }

    /** The first bad entry is known: it is number {@code entry}. */
    public static LogBroken at(long entry, String message) {
        return new LogBroken(message, entry);
    }

    /** The index of the first bad entry, where it is one entry that is bad. */
    public OptionalLong entry() {
        return entry == NONE ? OptionalLong.empty() : OptionalLong.of(entry);
    }
}
