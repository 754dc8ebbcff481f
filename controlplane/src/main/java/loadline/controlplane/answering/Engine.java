package loadline.controlplane.answering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loadline.formats.Sha256;

/** The program that answers: its version and, where it runs from a jar, the jar's digest. */
public final class Engine {
    private Engine() {}

    /** {@code loadline 0.1.0 sha256:...}. */
    public static String description() {
        String name = "loadline " + version();
        return jar().map(file -> name + " " + Sha256.of(file)).orElse(name);
    }

    /** The version, or {@code unreleased} where the program does not run from a jar. */
    public static String version() {
        return Optional.ofNullable(Engine.class.getPackage().getImplementationVersion()).orElse("unreleased");
    }

    private static Optional<byte[]> jar() {
        try {
            Path home = Path.of(Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(home) ? Optional.of(Files.readAllBytes(home)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is a path", e);
        }
    }
}
