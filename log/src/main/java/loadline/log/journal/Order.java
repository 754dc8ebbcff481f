package loadline.log.journal;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** One caller's append while it waits: for others to write it with theirs, or for its turn to write theirs with its own. */
final class Order {
    private enum State { WAITING, LEADING, SETTLED }

    private final List<byte[]> entries;
    private final int bytes;
    private final OptionalLong expectedSize;
    private final Thread caller = Thread.currentThread();
    private ConditionalAppend answer;
    private Throwable failure;
    private volatile State state = State.WAITING;

    /** An append of these entries, whose records have {@code bytes} bytes, at the expected size only or at any. */
    Order(List<byte[]> entries, int bytes, OptionalLong expectedSize) {
        this.entries = entries;
        this.bytes = bytes;
        this.expectedSize = expectedSize;
    }

    List<byte[]> entries() {
        return entries;
    }

    int bytes() {
        return bytes;
    }

    /** Whether it may be written as the next entries of a journal of this size. */
    boolean isFor(long size) {
        return expectedSize.isEmpty() || expectedSize.getAsLong() == size;
    }

    void answer(ConditionalAppend given) {
        answer = given;
    }

    void fail(Throwable why) {
        failure = why;
    }

    /** Lets the caller go on with the answer or the failure it was given. */
    void settle() {
        state = State.SETTLED;
        LockSupport.unpark(caller);
    }

    /** Lets the caller write what waits, its own first. */
    void lead() {
        state = State.LEADING;
        LockSupport.unpark(caller);
    }

    /** Waits until it is settled or leads, and says whether it leads. An interruption is kept for later. */
    boolean awaitsTurn() {
        boolean interrupted = false;
        while (state == State.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        return state == State.LEADING;
    }

    /** What became of it. */
    ConditionalAppend result() throws IOException {
        switch (failure) {
            case null -> { }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException("the append was not finished", failure);
        }
        return answer;
    }
}
