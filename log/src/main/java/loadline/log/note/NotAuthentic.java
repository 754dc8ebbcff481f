package loadline.log.note;

/** A well-formed note or proof that the keys given do not vouch for. The message says which signature or step failed. */
public final class NotAuthentic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAuthentic(String message) {
        super(message);
    }
}
