package loadline.log.head;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.disk.DurableFile;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.VerifierKey;
import loadline.log.text.StrictText;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/**
 * The last tree head signed for each log, in a folder of its own that no backup of a log contains: a file for each origin,
 * named by its SHA-256. Threads and processes that share the folder take turns.
 */
public final class Guard {
    /** One process has one channel to a lock file; its threads wait here. */
    private static final ReentrantLock OWN = new ReentrantLock();

    private final Path folder;

    private Guard(Path folder) {
        this.folder = folder;
    }

    /** The roots of the log that is being guarded. */
    @FunctionalInterface
    public interface Roots {
        /** The root over its first {@code size} entries, of which it has as many. */
        Hash at(long size) throws IOException;
    }

    /** The guard in {@code folder}, which is created if it is absent. */
    public static Guard in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Guard(folder);
    }

    /**
     * The last head of the log with this key; empty if it has none here.
     *
     * @throws LogBroken if what is there is no head that this key signed
     */
    public Optional<SignedTreeHead> last(VerifierKey log) throws IOException {
        try {
            return Optional.of(SignedTreeHead.open(Files.readAllBytes(file(log)), log));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (Malformed | NotAuthentic e) {
            throw new LogBroken("the guard's file `" + file(log) + "` is no head of this log (" + e.getMessage() + "); ask a witness or a reader for the last head, then adopt the log again");
        }
    }

    /**
     * Returns if a log of {@code size} entries continues the last head signed for it. Asked whenever a log is opened to write.
     *
     * @throws LogBroken if it is shorter (rolled back) or has another root there (forked)
     * @throws NotAdopted if it has entries and no head is known
     */
    public void requireContinued(VerifierKey log, long size, Roots roots) throws IOException {
        Optional<SignedTreeHead> last = last(log);
        if (last.isEmpty() && size > 0) {
            throw new NotAdopted("log `" + log.name() + "` has " + size + " entries, but no head of it was signed on this machine; if it was moved here and runs nowhere else, run `loadline log adopt`");
        }
        if (last.isPresent()) {
            requireContinues(last.get().head(), size, roots);
        }
    }

    /**
     * Takes a log into care whose last head is {@code head}: one that was moved here, or made before there was a guard.
     *
     * @throws LogBroken if a later or another head is known already, or the log does not continue this one
     */
    public void adopt(SignedTreeHead head, VerifierKey log, long size, Roots roots) throws IOException {
        requireContinues(head.head(), size, roots);
        advance(head, log, roots);
    }

    /**
     * Replaces the last head by one that continues it; on return it is on disk. A head leaves its signer only after this.
     *
     * @throws LogBroken if it does not continue the last one: somebody signed elsewhere, or the log was changed
     */
    public void advance(SignedTreeHead next, VerifierKey log, Roots roots) throws IOException {
        OWN.lock();
        try (FileChannel channel = FileChannel.open(folder.resolve(name(log) + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = channel.lock()) {
            Optional<SignedTreeHead> last = last(log);
            if (last.isPresent()) {
                requireContinues(last.get().head(), next.head().size(), roots);
            }
            DurableFile.write(file(log), next.write());
        } finally {
            OWN.unlock();
        }
    }

    private static void requireContinues(TreeHead last, long size, Roots roots) throws IOException {
        if (size < last.size()) {
            throw new LogBroken("log `" + last.origin() + "` has " + size + " entries, but a head over " + last.size()
                    + " was signed before: it was rolled back, perhaps by an old backup. Restore the newest copy; nothing may be signed on this one");
        }
        Hash found = roots.at(last.size());
        if (!found.equals(last.root())) {
            throw new LogBroken("log `" + last.origin() + "` has root `" + found.base64() + "` over its first " + last.size() + " entries, but `" + last.root().base64()
                    + "` was signed before: two copies went different ways. Find the one whose heads were published; nothing may be signed on this one");
        }
    }

    private Path file(VerifierKey log) {
        return folder.resolve(name(log));
    }

    private static String name(VerifierKey log) {
        return Hash.sha256(StrictText.write("an origin", log.name())).hex();
    }
}
