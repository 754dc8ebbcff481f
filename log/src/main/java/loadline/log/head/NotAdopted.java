package loadline.log.head;

/** A log with entries of which the guard knows no head: it was moved here, or the guard was lost. A person adopts it. */
public final class NotAdopted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAdopted(String message) {
        super(message);
    }
}
