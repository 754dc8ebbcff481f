package loadline.log.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.log.LogBroken;
import loadline.log.check.Finding;
import loadline.log.check.Fsck;
import loadline.log.disk.DurableFile;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.note.VerifierKey;
import loadline.log.payload.PayloadStore;

/** Copies a log's folder: {@code journal}, {@code payloads/}, {@code head}. */
public final class Backup {
    private static final String JOURNAL = "journal";
    private static final String PAYLOADS = "payloads";
    private static final String HEAD = "head";
    private static final int PIECE = 2048;

    private Backup() {}

    /** What was copied: entries, payloads, and the root over the entries. */
    public record Copied(long entries, long payloads, Hash root) {}

    /**
     * Copies the log in {@code from}, which may be in use, into {@code to}, which must be absent or empty, and checks the copy.
     *
     * @throws FileAlreadyExistsException if {@code to} holds anything
     * @throws LogBroken if the log, or the copy, is not what was written
     */
    public static Copied copy(Path from, Path to, VerifierKey log) throws IOException {
        requireEmpty(to);
        byte[] head = Files.readAllBytes(from.resolve(HEAD));
        Files.createDirectories(to);
        copyJournal(from.resolve(JOURNAL), to.resolve(JOURNAL));
        long payloads = copyPayloads(from.resolve(PAYLOADS), to.resolve(PAYLOADS));
        DurableFile.write(to.resolve(HEAD), head);
        return switch (new Fsck(log, to.resolve(JOURNAL)).check(Optional.of(to.resolve(HEAD)), Optional.empty(), Optional.empty())) {
            case Finding.Sound(long entries, Hash root, var _) -> new Copied(entries, payloads, root);
            case Finding.Broken(var entry, String what) -> throw broken(entry.orElse(-1), "the copy in `" + to + "` is not sound: " + what);
        };
    }

    private static LogBroken broken(long entry, String what) {
        return entry < 0 ? new LogBroken(what) : LogBroken.at(entry, what);
    }

    private static void copyJournal(Path from, Path to) throws IOException {
        try (Journal source = Journal.openReadOnly(from); Journal target = Journal.create(to)) {
            long size = source.size();
            List<byte[]> piece = new ArrayList<>();
            long[] bytes = {0};
            source.forEach(0, size, (_, entry) -> {
                if (piece.size() == PIECE || bytes[0] + entry.length > Journal.LARGEST_BATCH / 2) {
                    target.append(List.copyOf(piece));
                    piece.clear();
                    bytes[0] = 0;
                }
                piece.add(entry);
                bytes[0] += entry.length;
            });
            if (!piece.isEmpty()) {
                target.append(piece);
            }
        }
        Files.deleteIfExists(Path.of(to + ".lock"));
    }

    /** Each payload is hashed as it is read and as it is stored. */
    private static long copyPayloads(Path from, Path to) throws IOException {
        PayloadStore source = PayloadStore.open(from);
        PayloadStore target = PayloadStore.open(to);
        long copied = 0;
        for (Path file : files(from)) {
            Hash name = Hash.ofHex(file.getParent().getFileName().toString() + file.getFileName());
            target.put(source.get(name).orElseThrow(() -> new IOException("payload `" + name.hex() + "` vanished while it was copied; copy again")));
            copied++;
        }
        return copied;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getNameCount() == folder.getNameCount() + 2 && !file.getFileName().toString().startsWith(".draft-")).sorted().toList();
        }
    }

    private static void requireEmpty(Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (Stream<Path> there = Files.list(to)) {
                if (there.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException("`" + to + "` is there already and not empty; name a new folder, so that nothing is overwritten");
        }
    }
}
