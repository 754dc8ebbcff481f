package loadline.log.payload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import loadline.log.LogBroken;
import loadline.log.disk.DurableFile;
import loadline.log.merkle.Hash;

/** Payloads in files named by the SHA-256 of their bytes. Any number of threads and processes may use one folder. */
public final class PayloadStore {
    /** The largest payload, in bytes. */
    public static final int LARGEST = 256 * 1024 * 1024;

    private static final int FOLDER_DIGITS = 2;

    private final Path folder;

    private PayloadStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The store in {@code folder}, which is created if it is absent; the folder above it must exist.
     *
     * @throws IOException if it cannot be created, or is no folder
     */
    public static PayloadStore open(Path folder) throws IOException {
        createDurably(folder);
        return new PayloadStore(folder);
    }

    /**
     * Stores the payload and returns its name once it is on disk. Storing it again does nothing.
     *
     * @throws IllegalArgumentException if it is larger than {@link #LARGEST}
     * @throws LogBroken if a file of this name is there with other bytes
     */
    public Hash put(byte[] payload) throws IOException {
        if (payload.length > LARGEST) {
            throw new IllegalArgumentException("a payload has at most " + LARGEST + " bytes, not " + payload.length);
        }
        Hash name = Hash.sha256(payload);
        Path file = file(name);
        createDurably(file.getParent());
        if (get(name).isEmpty()) {
            DurableFile.write(file, payload);
        } else {
            // whoever stored it may have died before its folder was forced
            DurableFile.forceFolder(file.getParent());
        }
        return name;
    }

    /**
     * The payload of this name, its bytes hashed again; empty if it is not in the store.
     *
     * @throws LogBroken if the bytes are not those the name was made from
     */
    public Optional<byte[]> get(Hash name) throws IOException {
        Path file = file(name);
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] payload = stream.readNBytes(LARGEST + 1);
            if (payload.length > LARGEST || !Hash.sha256(payload).equals(name)) {
                throw new LogBroken("payload `" + name.hex() + "` in `" + file + "` has other bytes than its name says; restore it from a backup");
            }
            return Optional.of(payload);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Whether a file of this name is there; its bytes are not looked at. */
    public boolean has(Hash name) {
        return Files.isRegularFile(file(name));
    }

    /**
     * The file of a payload as the file system describes it.
     *
     * @param length in bytes
     * @param modified when it was last written, in ns since the beginning of 1970, as finely as the file system tells
     */
    public record Stamp(long length, long modified) {}

    /** The stamp of a payload, whose bytes are not looked at; empty if it is not in the store. */
    public Optional<Stamp> stamp(Hash name) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(file(name), BasicFileAttributes.class);
            return Optional.of(new Stamp(file.size(), file.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Path file(Hash name) {
        String hex = name.hex();
        return folder.resolve(hex.substring(0, FOLDER_DIGITS)).resolve(hex.substring(FOLDER_DIGITS));
    }

    private static void createDurably(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            createUnlessThere(wanted);
        }
        DurableFile.forceFolder(wanted.toAbsolutePath().getParent());
    }

    /** Another process may create it at the same moment. */
    private static void createUnlessThere(Path wanted) throws IOException {
        try {
            Files.createDirectory(wanted);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
    }
}
