package loadline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which module may know which. */
class ModulesTest {
    private static final JavaClasses ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("loadline");
    private static final List<List<String>> MAY_NOT_KNOW = List.of(
            List.of("core", "log", "formats", "importers", "verify", "statistics", "witness", "controlplane", "cli"),
            List.of("log", "core", "formats", "importers", "verify", "statistics", "witness", "controlplane", "cli"),
            List.of("formats", "importers", "verify", "statistics", "witness", "controlplane", "cli"),
            List.of("importers", "formats", "log", "verify", "statistics", "witness", "controlplane", "cli"),
            List.of("verify", "importers", "statistics", "witness", "controlplane", "cli"),
            List.of("statistics", "log", "importers", "verify", "witness", "controlplane", "cli"),
            List.of("witness", "core", "formats", "importers", "verify", "statistics", "controlplane", "cli"),
            List.of("controlplane", "statistics", "witness", "cli"));

    @TestFactory
    List<DynamicTest> each_module_knows_only_those_below_it() {
        return MAY_NOT_KNOW.stream().map(row -> DynamicTest.dynamicTest(row.getFirst(), () ->
                noClasses().that().resideInAPackage("loadline." + row.getFirst() + "..").should().dependOnClassesThat()
                        .resideInAnyPackage(row.subList(1, row.size()).stream().map(m -> "loadline." + m + "..").toArray(String[]::new)).check(ALL))).toList();
    }

    @Test
    void every_module_was_seen() {
        for (List<String> row : MAY_NOT_KNOW) {
            long seen = ALL.stream().filter(c -> c.getPackageName().startsWith("loadline." + row.getFirst())).count();
            assertThat(seen).as(row.getFirst()).isGreaterThan(10);
        }
        assertThat(ALL.size()).isGreaterThan(400);
    }

    @Test
    void only_a_workspace_knows_of_snapshots() {
        assertThat(ALL.stream().filter(c -> c.getPackageName().equals("loadline.controlplane.snapshot")).count()).isGreaterThan(5);
        noClasses().that().resideOutsideOfPackages("loadline.controlplane.workspace", "loadline.controlplane.snapshot").should().dependOnClassesThat()
                .resideInAPackage("loadline.controlplane.snapshot").check(ALL);
    }

    @Test
    void what_an_outsider_trusts_opens_no_archive_and_no_connection() {
        noClasses().that().resideInAnyPackage("loadline.verify..", "loadline.formats..", "loadline.log..").should().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "com.github.luben..", "org.apache.commons.compress..").check(ALL);
    }
}
