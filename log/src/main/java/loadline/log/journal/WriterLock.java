package loadline.log.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write one journal: an operating-system lock on a file of its own beside it, so that readers need none. It ends
 * with the process, however that ends.
 */
final class WriterLock implements AutoCloseable {
    /**
     * The lock files this process holds. Where locks belong to processes, as on Linux, closing any channel to a file frees
     * the lock on it, so a second channel must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private WriterLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    static WriterLock of(Path journal) throws IOException {
        Path real = real(journal);
        Path lockFile = real.resolveSibling(real.getFileName() + ".lock");
        if (!HELD.add(lockFile)) {
            throw new JournalBusy("journal `" + journal + "` is being written by this process already; close it first");
        }
        try {
            return new WriterLock(lockFile, locked(journal, lockFile));
        } catch (IOException | RuntimeException e) {
            HELD.remove(lockFile);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(lockFile);
        }
    }

    private static FileChannel locked(Path journal, Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new JournalBusy("journal `" + journal + "` is being written by another process; wait for it to end, or open it read-only");
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** One journal under two names has one lock. */
    private static Path real(Path journal) throws IOException {
        if (Files.exists(journal)) {
            return journal.toRealPath();
        }
        return journal.toAbsolutePath().getParent().toRealPath().resolve(journal.getFileName());
    }
}
