package loadline.controlplane.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files that only their owner reads or writes, and that are on disk, whole, on return. */
public final class OwnFile {
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnFile() {}

    /**
     * Makes a file that is not there yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is
     */
    public static void createNew(Path file, byte[] bytes) throws IOException {
        write(file, bytes, StandardOpenOption.CREATE_NEW);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** Puts a file in the place of the one that may be there: afterwards the old one or the new one is there, never a part. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, ".draft-", ".tmp", OWNER_ONLY);
        try {
            write(draft, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        forceFolder(folder);
    }

    private static void write(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, how), OWNER_ONLY)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
