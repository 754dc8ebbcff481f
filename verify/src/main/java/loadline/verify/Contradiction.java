package loadline.verify;

/** What a step found wrong. It never leaves this package: {@link Steps} makes it a value. */
final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Step step;

    Contradiction(Step step, String reason) {
        super(reason);
        this.step = step;
    }

    Step step() {
        return step;
    }

    static void unless(boolean holds, Step step, String reason) {
        if (!holds) {
            throw new Contradiction(step, reason);
        }
    }
}
