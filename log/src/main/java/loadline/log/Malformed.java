package loadline.log;

/** Text or bytes that break their format. The message names the part, what was found and the rule. */
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message);
    }
}
