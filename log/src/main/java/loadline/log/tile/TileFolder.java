package loadline.log.tile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import loadline.log.Malformed;
import loadline.log.disk.DurableFile;
import loadline.log.note.SignedNote;

/** A folder that a web server serves as a tiled log: {@code checkpoint} and {@code tile/}. Its files are readable by all. */
public final class TileFolder implements TileSource {
    private static final String HEAD = "checkpoint";

    private final Path folder;

    private TileFolder(Path folder) {
        this.folder = folder;
    }

    /** The log in {@code folder}, which is created once something is published in it. */
    public static TileFolder in(Path folder) {
        return new TileFolder(folder.toAbsolutePath());
    }

    @Override
    public Optional<byte[]> read(TileName name) throws IOException {
        return read(folder.resolve(name.path()), EntryBundle.LONGEST);
    }

    /** The published tree head, as C2SP names it a checkpoint; empty if nothing was published. */
    public Optional<byte[]> head() throws IOException {
        return read(folder.resolve(HEAD), SignedNote.LONGEST);
    }

    /** Where a file is or would be. */
    public Path path(TileName name) {
        return folder.resolve(name.path());
    }

    void write(TileName name, byte[] bytes) throws IOException {
        Path file = path(name);
        createDurably(file.getParent());
        writeReadable(file, bytes);
    }

    /** Publishes a tree head. All files under it must be there. */
    void writeHead(byte[] head) throws IOException {
        createDurably(folder);
        writeReadable(folder.resolve(HEAD), head);
    }

    /** Removes the partial files that a full one replaces. */
    void removePartials(TileName full) throws IOException {
        Path partials = Path.of(path(full) + ".p");
        if (!Files.isDirectory(partials)) {
            return;
        }
        for (int width = 1; width < TileName.WIDTH; width++) {
            Files.deleteIfExists(partials.resolve(Integer.toString(width)));
        }
        Files.deleteIfExists(partials);
    }

    private static Optional<byte[]> read(Path file, int most) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Malformed("`" + file + "` has more than " + most + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static void writeReadable(Path file, byte[] bytes) throws IOException {
        DurableFile.write(file, bytes);
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void createDurably(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        createDurably(wanted.getParent());
        Files.createDirectory(wanted);
        DurableFile.forceFolder(wanted.getParent());
    }
}
