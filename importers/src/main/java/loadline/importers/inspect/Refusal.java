package loadline.importers.inspect;

import loadline.importers.Imported;

/** Ends the reading of a log from wherever it stands. Never leaves this package: {@link InspectLogs} answers with its values. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Imported.Code code;

    private Refusal(Imported.Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Refusal of(Imported.Code code, String message) {
        return new Refusal(code, message);
    }

    static Refusal damaged(String message) {
        return new Refusal(Imported.Code.DAMAGED, message);
    }

    static Refusal invalid(String message) {
        return new Refusal(Imported.Code.INVALID, message);
    }

    /** {@code what} is {@code seen}, more than {@code cap}, the limit of that name in {@link Caps}. */
    static Refusal above(String name, long cap, String what) {
        return new Refusal(Imported.Code.CAP_EXCEEDED, what + "; the limit `" + name + "` is " + cap);
    }

    Imported.Code code() {
        return code;
    }
}
