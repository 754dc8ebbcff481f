package loadline.controlplane.keys;

/** A key cannot be used: it is not there, its passphrase is wrong, or others can read it. */
public final class NotUnlocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotUnlocked(String message) {
        super(message);
    }
}
