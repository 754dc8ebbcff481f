package loadline.log;

/**
 * The record on disk is not what was written: its integrity is lost and nothing that rests on it may be answered. Unlike an
 * {@link java.io.IOException} it does not go away when the command is run again; somebody must compare with a backup.
 */
public final class LogBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogBroken(String message) {
        super(message);
    }
}
