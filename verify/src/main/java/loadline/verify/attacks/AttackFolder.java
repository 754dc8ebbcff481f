package loadline.verify.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.formats.Parsed;
import loadline.formats.attacks.Attack;
import loadline.formats.attacks.AttackYaml;

/** A folder of attacks: each {@code *.yaml} directly in it is one, and what they name lies in it or below it. */
public record AttackFolder(Path folder) {
    /** The attacks' files, in order of their names. */
    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(f)).sorted().toList();
        }
    }

    /** The attack that a file says, or what is wrong with it or with its base. */
    public Parsed<Attack> read(Path file) throws IOException {
        return AttackYaml.read(file.getFileName().toString(), Files.readAllBytes(file), this::bytes);
    }

    /**
     * Plays an attack with the files it names.
     *
     * @throws IllegalArgumentException if it names a file that is not there, or one that is refused
     */
    public AttackRun run(Attack attack) {
        return AttackRun.of(attack, name -> bytes(name).orElseThrow(() -> new IllegalArgumentException("there is no file `" + name + "` in the folder of the attacks; name one in it or below it")));
    }

    /** A file in the folder or below it, by its path there; empty where there is none, or the path leads elsewhere. */
    public Optional<byte[]> bytes(String name) {
        try {
            Path file = folder.resolve(name).normalize();
            boolean inside = file.startsWith(folder.normalize()) && Files.isRegularFile(file);
            return inside ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
