package loadline.formats.statement;

/** A statement does not continue its stream: one before it was left out, replaced, or comes twice. */
public final class StreamBroken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public StreamBroken(String message) {
        super(message);
    }
}
