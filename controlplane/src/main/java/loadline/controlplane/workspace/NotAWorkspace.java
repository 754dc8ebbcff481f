package loadline.controlplane.workspace;

/** The folder holds no workspace. */
public final class NotAWorkspace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAWorkspace(String message) {
        super(message);
    }
}
