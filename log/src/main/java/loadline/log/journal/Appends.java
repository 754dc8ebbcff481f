package loadline.log.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Group commit: whoever finds nobody writing writes, for itself and for all who come meanwhile; they share one force. The
 * first of those who came too late leads the next group, so no thread of its own is needed and nobody waits twice.
 */
final class Appends {
    /** The most bytes that are joined into one group. */
    private static final int GROUP_BYTES = 4 * 1024 * 1024;

    /** Writes orders and gives each its answer or failure. */
    interface Writer {
        void write(List<Order> group);
    }

    private final Writer writer;
    private final Deque<Order> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean stopped;

    Appends(Writer writer) {
        this.writer = writer;
    }

    /** Returns once the order has its answer. @throws IllegalStateException if {@link #stop} was called */
    void place(Order order) {
        if (enqueue(order) || order.awaitsTurn()) {
            lead();
        }
    }

    /** Refuses later orders and returns once those there are have their answers. */
    synchronized void stop() {
        stopped = true;
        boolean interrupted = false;
        while (busy) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something looked at while nobody writes. */
    interface Look {
        void look() throws IOException;
    }

    /** Looks, and keeps writers waiting meanwhile; not at all if somebody is writing. */
    synchronized void lookUnlessBusy(Look look) throws IOException {
        if (!busy) {
            look.look();
        }
    }

    /** Whether the caller is to lead: nobody is writing. */
    private synchronized boolean enqueue(Order order) {
        if (stopped) {
            throw new IllegalStateException("the journal is closed; open it again to append");
        }
        waiting.add(order);
        boolean leads = !busy;
        busy = true;
        return leads;
    }

    private void lead() {
        List<Order> group = group();
        try {
            writer.write(group);
        } catch (Error broken) {
            group.forEach(order -> order.fail(broken));
            throw broken;
        } finally {
            group.forEach(Order::settle);
            passOn();
        }
    }

    private synchronized List<Order> group() {
        List<Order> group = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && (group.isEmpty() || bytes + waiting.peek().bytes() <= GROUP_BYTES)) {
            bytes += waiting.peek().bytes();
            group.add(waiting.remove());
        }
        return group;
    }

    private synchronized void passOn() {
        if (waiting.isEmpty()) {
            busy = false;
            notifyAll();
            return;
        }
        waiting.peek().lead();
    }
}
