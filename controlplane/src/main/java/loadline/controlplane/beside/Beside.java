package loadline.controlplane.beside;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that is made once: beside what the thread goes on with that calls {@link #begin}, else by the thread that needs it. */
public final class Beside<T> implements Supplier<T> {
    private final FutureTask<T> making;

    public Beside(Supplier<T> maker) {
        this.making = new FutureTask<>(maker::get);
    }

    /** Begins to make it in a thread of its own, which keeps no process from ending. */
    public void begin() {
        Thread.ofPlatform().daemon().start(making);
    }

    /** The value, or what making it threw. Waits where it is being made, interrupted or not; makes it where nobody began. */
    @Override
    public T get() {
        making.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException unchecked -> unchecked;
            case Throwable checked -> new IllegalStateException("a supplier throws nothing checked", checked);
        };
    }
}
