package loadline.importers.inspect;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few threads that read parts of a file at once. What they find is handed over in the order of the parts, refusals too: what
 * comes of it is what one thread would have made of it.
 */
final class Workers implements AutoCloseable {
    private static final int MOST = 4;
    /** How many parts are begun for each thread before the first is taken: some are shorter than others. */
    private static final int AHEAD = 2;

    private final int threads;
    private final ExecutorService executor;

    /** As many as there are processors, at most four: what each of them holds counts against the memory. */
    Workers() {
        this(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    Workers(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    /** Something to be read. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads a part. */
    @FunctionalInterface
    interface Reader<P, T> {
        T read(P part) throws IOException;
    }

    /** Begins to read; the answer waits for the end of it. */
    <T> Reading<T> begin(Reading<T> reading) {
        Future<T> begun = executor.submit(reading::read);
        return () -> result(begun);
    }

    /** Each call of the answer gives the next of the parts, in their order; those behind it are being read meanwhile. */
    <P, T> Reading<T> ahead(List<P> parts, Reader<P, T> reader) {
        Iterator<P> left = parts.iterator();
        Deque<Reading<T>> begun = new ArrayDeque<>();
        return () -> {
            while (left.hasNext() && begun.size() < AHEAD * threads) {
                P part = left.next();
                begun.add(begin(() -> reader.read(part)));
            }
            return begun.remove().read();
        };
    }

    /** Stops. What is still being read is of no use to anybody. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static <T> T result(Future<T> begun) throws IOException {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException disk -> throw disk;
                case RuntimeException refusal -> throw refusal;
                case Error broken -> throw broken;
                default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", e);
        }
    }
}
