package loadline.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses LOG = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("loadline.log");

    @Test
    void the_rules_see_the_module() {
        assertThat(LOG.size()).isGreaterThan(80);
    }

    @Test
    void the_log_depends_on_nothing_but_the_base_module() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("loadline.log..", "java.lang..", "java.io..", "java.nio..", "java.math..", "java.security..", "java.util", "java.util.concurrent..",
                        "java.util.function..", "java.util.regex..", "java.util.stream..", "java.util.zip..")
                .check(LOG);
    }

    @Test
    void the_module_requires_the_base_module_only_and_exports_its_packages() throws IOException {
        Path classes = Path.of(URI.create(Malformed.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name)).containsExactly("java.base");
            Set<String> exported = module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
            assertThat(exported).containsExactlyInAnyOrder("loadline.log", "loadline.log.merkle", "loadline.log.note", "loadline.log.tree",
                    "loadline.log.journal", "loadline.log.payload", "loadline.log.cosign", "loadline.log.tile", "loadline.log.head", "loadline.log.publication",
                    "loadline.log.check", "loadline.log.backup", "loadline.log.hammer", "loadline.log.witness");
        }
    }

    /** In reading order; {@code text} and {@code disk} are internal and below all. */
    private static final List<String> ORDER = List.of("merkle", "note", "tree", "cosign", "journal", "payload", "tile", "head", "publication", "check", "backup", "hammer");

    @Test
    void a_package_uses_only_those_before_it() {
        for (int i = 0; i + 1 < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream().map(name -> "..log." + name + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage("..log." + ORDER.get(i) + "..").should().dependOnClassesThat().resideInAnyPackage(later).check(LOG);
        }
        noClasses().that().resideInAnyPackage("..log.journal..", "..log.payload..").should().dependOnClassesThat()
                .resideInAnyPackage("..log.note..", "..log.tree..", "..log.cosign..").check(LOG);
        noClasses().that().resideInAPackage("..log.witness..").should().dependOnClassesThat()
                .resideInAnyPackage("..log.journal..", "..log.payload..", "..log.tile..", "..log.head..", "..log.publication..").check(LOG);
    }

    @Test
    void nothing_reads_a_clock() {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.time..").check(LOG);
        noClasses().should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").check(LOG);
    }
}
