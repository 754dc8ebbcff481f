package loadline.log.hammer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import loadline.log.LogBroken;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.publication.Publication;
import loadline.log.tile.TiledTree;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TlogProof;

/**
 * Writers append until the goal is reached; one thread publishes without pause; readers take random entries from the
 * published files and check them; provers check that each published head continues the one before and that their proof of a
 * random entry holds.
 */
public final class Hammer {
    private final Journal journal;
    private final Publication publication;
    private final Load load;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong proven = new AtomicLong();
    private volatile boolean done;
    private volatile boolean failed;

    /**
     * How hard to hit.
     *
     * @param writers threads that append
     * @param readers threads that read entries, and as many that check proofs
     * @param goal entries to append, in all
     * @param entryBytes bytes of an entry, at least 16
     * @param seed of the entries' bytes and of the places read
     */
    public record Load(int writers, int readers, long goal, int entryBytes, long seed) {
        public Load {
            if (writers < 1 || readers < 0 || goal < 1 || entryBytes < 16 || entryBytes > Journal.LONGEST_ENTRY) {
                throw new IllegalArgumentException("a hammer has at least 1 writer, no fewer than 0 readers, a goal of at least 1 entry, and entries of 16 to " + Journal.LONGEST_ENTRY + " bytes");
            }
        }
    }

    /** What was done, all of which held. */
    public record Done(long appended, long published, long read, long proven) {}

    public Hammer(Journal journal, Publication publication, Load load) {
        this.journal = journal;
        this.publication = publication;
        this.load = load;
    }

    /**
     * Runs until the goal is reached and published.
     *
     * @throws LogBroken if the log is not what was written
     * @throws NotAuthentic if a published file or a proof does not hold
     */
    public Done run() throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> writers = new ArrayList<>();
            List<Future<?>> others = new ArrayList<>();
            others.add(threads.submit(watched(this::publishUntilDone)));
            for (int i = 0; i < load.writers(); i++) {
                int number = i;
                writers.add(threads.submit(watched(() -> append(number))));
            }
            for (int i = 0; i < load.readers(); i++) {
                int number = i;
                others.add(threads.submit(watched(() -> readUntilDone(new Random(load.seed() + number)))));
                others.add(threads.submit(watched(() -> proveUntilDone(new Random(load.seed() - number)))));
            }
            await(writers);
            done = true;
            await(others);
        }
        return new Done(appended.get(), published.get(), read.get(), proven.get());
    }

    /** One that fails stops all. */
    private Callable<Void> watched(Callable<Void> task) {
        return () -> {
            try {
                return task.call();
            } catch (Exception | Error e) {
                failed = true;
                throw e;
            }
        };
    }

    private void await(List<Future<?>> futures) throws IOException, InterruptedException {
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }
    }

    private static IOException rethrown(Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new IOException("the hammer was stopped", cause);
        };
    }

    private Void append(int writer) throws IOException {
        for (long i = writer; i < load.goal() && !failed; i += load.writers()) {
            journal.append(List.of(entry(i)));
            appended.incrementAndGet();
        }
        return null;
    }

    private byte[] entry(long number) {
        byte[] entry = new byte[load.entryBytes()];
        new Random(load.seed() * 31 + number).nextBytes(entry);
        return ByteBuffer.wrap(entry).putLong(0, load.seed()).putLong(8, number).array();
    }

    private Void publishUntilDone() throws IOException {
        do {
            publish();
            Thread.onSpinWait();
        } while (!done && !failed);
        publish();
        return null;
    }

    private void publish() throws IOException {
        if (publication.hasNew()) {
            publication.publish(publication.sign(0));
            published.incrementAndGet();
        }
    }

    private Void readUntilDone(Random random) throws IOException, InterruptedException {
        do {
            Optional<SignedTreeHead> head = head();
            if (head.isPresent()) {
                long index = random.nextLong(head.get().head().size());
                byte[] entry = new TiledTree(publication.folder(), head.get().head()).entry(index);
                require(Arrays.equals(entry, journal.read(index)), "entry " + index + " was published with other bytes than it was appended with");
                read.incrementAndGet();
            } else {
                Thread.sleep(1);
            }
        } while (!failed && (!done || read.get() == 0));
        return null;
    }

    private Void proveUntilDone(Random random) throws IOException, InterruptedException {
        Optional<SignedTreeHead> before = Optional.empty();
        do {
            Optional<SignedTreeHead> head = head();
            if (head.isPresent()) {
                TiledTree tree = new TiledTree(publication.folder(), head.get().head());
                if (before.isPresent()) {
                    tree.proveConsistency(before.get().head());
                }
                long index = random.nextLong(head.get().head().size());
                TlogProof proof = TlogProof.read(TlogProof.of(tree.proveInclusion(index), head.get()).write());
                proof.verify(Hash.leaf(journal.read(index)), publication.log());
                before = head;
                proven.incrementAndGet();
            } else {
                Thread.sleep(1);
            }
        } while (!failed && (!done || proven.get() == 0));
        return null;
    }

    private Optional<SignedTreeHead> head() throws IOException {
        return publication.folder().head().map(bytes -> SignedTreeHead.open(bytes, publication.log())).filter(head -> head.head().size() > 0);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LogBroken(otherwise);
        }
    }
}
