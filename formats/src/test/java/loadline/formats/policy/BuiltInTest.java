package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;

class BuiltInTest {
    @Test
    void built_in_policies_are_the_packs_and_read_under_their_own_ids() throws IOException {
        assertThat(BuiltIn.policies()).hasSize(PackCases.packs().size()).contains(PolicyId.of("anthropic-rsp@2.2")).isSorted();
        assertThat(BuiltIn.policies()).allSatisfy(id -> assertThat(BuiltIn.policy(id).orThrow().id()).isEqualTo(id));
    }

    @Test
    void an_unknown_version_is_refused_with_the_known_ones() {
        assertThat(BuiltIn.policy(PolicyId.of("anthropic-rsp@9.9"))).isInstanceOfSatisfying(Parsed.Rejected.class,
                rejected -> assertThat(rejected.problems().toString()).contains("policy `anthropic-rsp@9.9` is not built in").contains("`anthropic-rsp@2.2`").contains("give the policy as a file"));
        assertThat(BuiltIn.document(PolicyId.of("anthropic-rsp/2.2/../../anthropic-rsp@2.2"))).isEmpty();
    }

    @Test
    void they_are_found_in_a_merged_jar_as_well(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("merged with a space.jar");
        List<URL> others = new ArrayList<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            Path classes = Path.of(BuiltIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            copy(classes, out);
            for (Class<?> needed : List.of(Policy.class, LoadSettings.class)) {
                others.add(needed.getProtectionDomain().getCodeSource().getLocation());
            }
        }
        others.addFirst(jar.toUri().toURL());
        try (URLClassLoader loader = new URLClassLoader(others.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> builtIn = loader.loadClass(BuiltIn.class.getName());
            assertThat(builtIn.getProtectionDomain().getCodeSource().getLocation().toString()).endsWith(".jar");
            assertThat(builtIn.getMethod("policies").invoke(null)).hasToString(BuiltIn.policies().toString());
            Class<?> id = loader.loadClass(PolicyId.class.getName());
            Object parsed = builtIn.getMethod("policy", id).invoke(null, id.getMethod("of", String.class).invoke(null, "anthropic-rsp@2.2"));
            assertThat(parsed.getClass().getSimpleName()).isEqualTo("Accepted");
        }
    }

    private static void copy(Path classes, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
