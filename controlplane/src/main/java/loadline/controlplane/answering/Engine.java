package loadline.controlplane.answering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import loadline.controlplane.beside.Beside;
import loadline.core.decision.Decide;
import loadline.formats.Sha256;

/** The program that answers: its version and, where it runs from a jar, a digest of the rules in it. */
public final class Engine {
    private static final String RULES = "loadline/core/";

    private static final Beside<String> DESCRIPTION = new Beside<>(Engine::described);

    private Engine() {}

    /** Begins to make the description beside what this thread goes on with: it takes a while, and is needed last. */
    public static void prepare() {
        DESCRIPTION.begin();
    }

    /** {@code loadline 0.1.0 rules sha256:...}: the digest is of names and bytes of all classes of the core, in order of name. */
    public static String description() {
        return DESCRIPTION.get();
    }

    /** The version, or {@code unreleased} where the program does not run from a jar. */
    public static String version() {
        return Optional.ofNullable(Engine.class.getPackage().getImplementationVersion()).orElse("unreleased");
    }

    private static String described() {
        return rules().map(bytes -> "loadline " + version() + " rules " + Sha256.of(bytes)).orElse("loadline " + version());
    }

    private static Optional<byte[]> rules() {
        try {
            Path home = Path.of(Decide.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(home) ? Optional.of(rules(home)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is a path", e);
        }
    }

    private static byte[] rules(Path home) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (JarFile jar = new JarFile(home.toFile())) {
            List<? extends ZipEntry> classes = jar.stream().filter(e -> e.getName().startsWith(RULES) && e.getName().endsWith(".class"))
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName)).toList();
            for (ZipEntry each : classes) {
                all.writeBytes((each.getName() + "\n").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = jar.getInputStream(each)) {
                    in.transferTo(all);
                }
            }
        }
        return all.toByteArray();
    }
}
