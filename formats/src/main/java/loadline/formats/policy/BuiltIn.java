package loadline.formats.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.Problem;

/** The policies that come with Loadline. They are found in the jar or folder this class was loaded from, merged jars included. */
public final class BuiltIn {
    private static final Pattern POLICY = Pattern.compile("policies/([^/]+)/([^/]+)/policy\\.yaml");

    private BuiltIn() {}

    /** Their ids, in order. */
    public static List<PolicyId> policies() {
        return entries().map(POLICY::matcher).filter(Matcher::matches).map(found -> new PolicyId(found.group(1), found.group(2))).sorted().toList();
    }

    /** The document of a built-in policy, byte for byte. */
    public static Optional<byte[]> document(PolicyId id) {
        try (InputStream in = policies().contains(id) ? BuiltIn.class.getResourceAsStream("/" + path(id)) : null) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A built-in policy. One that is not built in is refused with the list of those that are. */
    public static Parsed<Policy> policy(PolicyId id) {
        return document(id).map(bytes -> asNamed(id, PolicyYaml.read(path(id), bytes))).orElseGet(() -> unknown(id));
    }

    private static Parsed<Policy> asNamed(PolicyId id, Parsed<Policy> parsed) {
        if (parsed instanceof Parsed.Accepted<Policy>(Policy policy, var _) && !policy.id().equals(id)) {
            return new Parsed.Rejected<>(List.of(Problem.ofFile(path(id), "the document says it is `" + policy.id() + "`, and lies in the folder of `" + id + "`", "rename one of them")));
        }
        return parsed;
    }

    private static Parsed<Policy> unknown(PolicyId id) {
        List<String> known = policies().stream().map(PolicyId::toString).toList();
        String listed = known.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
        String others = known.isEmpty() ? "give the policy as a file" : "use one of " + listed + ", or give the policy as a file";
        return new Parsed.Rejected<>(List.of(Problem.ofFile(path(id), "policy `" + id + "` is not built in", Nearest.to(id.toString(), known).map(near -> "write `" + near + "`, or " + others).orElse(others))));
    }

    private static String path(PolicyId id) {
        return "policies/" + id.name() + "/" + id.version() + "/policy.yaml";
    }

    /** Paths in the jar or folder, with `/` between names. */
    private static Stream<String> entries() {
        try {
            Path home = Path.of(BuiltIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isDirectory(home) ? inFolder(home) : inJar(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is a path", e);
        }
    }

    private static Stream<String> inFolder(Path home) throws IOException {
        Path policies = home.resolve("policies");
        if (!Files.isDirectory(policies)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(policies)) {
            return files.map(file -> home.relativize(file).toString().replace('\\', '/')).toList().stream();
        }
    }

    private static Stream<String> inJar(Path home) throws IOException {
        try (JarFile jar = new JarFile(home.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList().stream();
        }
    }
}
