package loadline.controlplane.snapshot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.history.Fold;
import loadline.formats.statement.EntryReader;
import loadline.log.payload.PayloadStore;

/**
 * Which program runs, told without reading it: the name, length and date of the one jar that holds all of it. The Java machine
 * knows its own start-up cache to be of a jar by the same.
 *
 * @param line one line, such as {@code loadline 0.1.0, loadline.jar, 12326012 bytes of 2026-03-01T09:00:00.123456789Z}
 */
public record Program(String line) {
    /** The program that runs; empty where it does not run from one jar, so that nobody could tell that a part of it changed. */
    public static Optional<Program> running() {
        Optional<Path> jar = jar();
        try {
            return jar.isEmpty() ? Optional.empty() : Optional.of(of(jar.get()));
        } catch (IOException _) {
            // a jar that cannot be looked at may be another by now
            return Optional.empty();
        }
    }

    private static Program of(Path jar) throws IOException {
        BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
        String version = Optional.ofNullable(Program.class.getPackage().getImplementationVersion()).orElse("unreleased");
        return new Program("loadline " + version + ", " + jar.getFileName() + ", " + file.size() + " bytes of " + file.lastModifiedTime().toInstant());
    }

    /** The jar that this, the rules, the formats and the log all come from. */
    private static Optional<Path> jar() {
        URL home = place(Program.class);
        boolean isOne = Stream.of(Fold.class, EntryReader.class, PayloadStore.class).allMatch(part -> place(part).toString().equals(home.toString()));
        try {
            return Optional.of(Path.of(home.toURI())).filter(path -> isOne && Files.isRegularFile(path));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is a path", e);
        }
    }

    private static URL place(Class<?> part) {
        return part.getProtectionDomain().getCodeSource().getLocation();
    }
}
