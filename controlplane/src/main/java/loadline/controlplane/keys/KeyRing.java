package loadline.controlplane.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.controlplane.disk.OwnFile;
import loadline.log.note.Ed25519;

/** The folder that key files lie in, outside every workspace; readable by its owner only. */
public final class KeyRing {
    static final String OF_PERSONS = ".key";
    static final String OF_LOGS = ".log-key";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;

    /** The ring in {@code folder}, which is made when the first key is. */
    public KeyRing(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Makes a new key. An empty passphrase leaves it open to whoever can read the file.
     *
     * @throws FileAlreadyExistsException if there is one: a key is never overwritten
     */
    public KeyFile create(KeyOwner owner, Optional<Secret> passphrase) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyFile made = KeyFile.fresh(owner, passphrase, new SecureRandom());
        Path file = file(owner);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException("there is a key of `" + owner.name() + "` in `" + folder + "` already; a key is never overwritten: move it away first, or use it");
        }
        OwnFile.createNew(file, made.write());
        return made;
    }

    /**
     * The key of its owner, read but not unlocked.
     *
     * @throws NotUnlocked if there is none, others can read it, or it is no key file
     */
    public KeyFile read(KeyOwner owner) throws IOException {
        KeyFile found = read(file(owner), owner.name());
        if (!found.owner().equals(owner)) {
            throw new NotUnlocked("the file for the key of `" + owner.name() + "` holds the key of `" + found.owner().name() + "`; rename it");
        }
        return found;
    }

    /** Whether there is a key of this owner. */
    public boolean has(KeyOwner owner) {
        return Files.exists(file(owner));
    }

    /**
     * The signing key of its owner.
     *
     * @throws NotUnlocked as {@link #read}, or if the passphrase is wrong
     */
    public Ed25519.SigningKey unlock(KeyOwner owner, Passphrases passphrases) throws IOException {
        return read(owner).unlock(passphrases);
    }

    /** Every key in the folder, by name. */
    public List<KeyFile> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> isKey(file.getFileName().toString())).sorted().toList();
        }
        List<KeyFile> keys = new java.util.ArrayList<>(files.size());
        for (Path file : files) {
            keys.add(read(file, file.getFileName().toString()));
        }
        return keys;
    }

    private static boolean isKey(String fileName) {
        return fileName.endsWith(OF_PERSONS) || fileName.endsWith(OF_LOGS);
    }

    private Path file(KeyOwner owner) {
        return folder.resolve(owner.fileName());
    }

    private KeyFile read(Path file, String name) throws IOException {
        try {
            refuseOpenToOthers(file);
            return KeyFile.read(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            throw new NotUnlocked("there is no key of `" + name + "` in `" + folder + "`; make one with `loadline key new`, or name the folder with --keys");
        } catch (IllegalArgumentException e) {
            throw new NotUnlocked("`" + file + "` is no key file: " + e.getMessage() + "; restore it from a backup");
        }
    }

    private static void refuseOpenToOthers(Path file) throws IOException {
        Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
        open.addAll(Files.getPosixFilePermissions(file));
        open.retainAll(OTHERS);
        if (!open.isEmpty()) {
            throw new NotUnlocked("key file `" + file + "` is open to others (" + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + "), so it may have been copied; make a new key, or close it with `chmod 600` if you are sure");
        }
    }
}
