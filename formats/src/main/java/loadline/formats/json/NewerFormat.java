package loadline.formats.json;

/**
 * A document holds a field, kind or word that this version does not know. It is never passed over: the writer may have
 * meant it to count. The message says where, and that a newer Loadline may read it.
 */
public final class NewerFormat extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public NewerFormat(String path, String what) {
        super(path + ": " + what + "; if it is no mistake, it needs a newer Loadline");
    }
}
