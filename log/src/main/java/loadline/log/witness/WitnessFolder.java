package loadline.log.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.log.cosign.SplitView;
import loadline.log.disk.DurableFile;
import loadline.log.merkle.Hash;
import loadline.log.note.SignedNote;
import loadline.log.text.StrictText;
import loadline.log.tree.TreeHead;

/** What a witness remembers, in files that anyone can copy. Held by one process at a time. */
public final class WitnessFolder implements AutoCloseable {
    /** How many suspect heads, and how many split views, are kept of one log; the first say enough. */
    public static final int MOST_KEPT = 64;

    private static final String HEAD = "checkpoint";

    private final Path folder;
    private final FileChannel lock;

    private WitnessFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder, which is created if it is absent.
     *
     * @throws IOException if another process holds it
     */
    public static WitnessFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new WitnessFolder(folder, channel);
            }
        } catch (OverlappingFileLockException _) {
            // held by this process: said below
        }
        channel.close();
        throw new IOException("a witness is running on `" + folder + "` already; two on one folder could sign different views");
    }

    /** The name of a log's folder: the SHA-256 of its origin in 64 lower-case hexadecimal digits. */
    public static String name(String origin) {
        return Hash.sha256(StrictText.write("an origin", origin)).hex();
    }

    /** The last head that was cosigned, with all its lines; empty before the first. */
    public Optional<byte[]> head(String origin) throws IOException {
        return headNamed(name(origin));
    }

    /** As {@link #head}, of the log whose folder has this name. */
    public Optional<byte[]> headNamed(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(Hash.ofHex(name).hex()).resolve(HEAD)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The proofs of fraud there are of a log. */
    public List<SplitView> splitViews(String origin) throws IOException {
        Path kept = folder.resolve(name(origin));
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(file -> file.toString().endsWith(".split-view")).sorted().map(WitnessFolder::splitView).toList();
        }
    }

    private static SplitView splitView(Path file) {
        try {
            return SplitView.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keepHead(String origin, byte[] head) throws IOException {
        DurableFile.write(logFolder(origin).resolve(HEAD), head);
    }

    void keepSplitView(String origin, SplitView view) throws IOException {
        keep(origin, view.second(), ".split-view", view.write());
    }

    void keepSuspect(String origin, SignedNote head) throws IOException {
        keep(origin, head, ".suspect", head.write());
    }

    private void keep(String origin, SignedNote head, String kind, byte[] bytes) throws IOException {
        Path kept = logFolder(origin);
        TreeHead claimed = TreeHead.read(head.unverifiedText());
        Path file = kept.resolve(claimed.size() + "-" + claimed.root().hex() + kind);
        if (!Files.exists(file) && count(kept, kind) < MOST_KEPT) {
            DurableFile.write(file, bytes);
        }
    }

    private static long count(Path kept, String kind) throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(file -> file.toString().endsWith(kind)).count();
        }
    }

    private Path logFolder(String origin) throws IOException {
        Path kept = folder.resolve(name(origin));
        if (!Files.isDirectory(kept)) {
            Files.createDirectory(kept);
            DurableFile.forceFolder(folder);
        }
        return kept;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
