package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.history.Act;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One file of canonical bytes for every released version of every entry type. A file is never removed or changed: logs that
 * hold such statements stay readable. {@code -Dloadline.golden=write} adds files that are missing.
 */
class GoldenStatementCases {
    private static final Path FOLDER = Path.of("src/test/resources/statements");

    @TestFactory
    Stream<DynamicTest> every_golden_statement_reads_to_its_value_and_writes_the_same_bytes() throws IOException {
        Map<EntryType, Act> acts = Examples.acts();
        if ("write".equals(System.getProperty("loadline.golden"))) {
            addMissing(acts);
        }
        return acts.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey().wireName(), () -> check(each.getKey(), each.getValue())));
    }

    @Test
    void every_act_that_is_written_has_a_golden_file() throws IOException {
        Set<String> acts = Arrays.stream(Act.class.getPermittedSubclasses()).map(Class::getSimpleName).filter(name -> !name.equals("Unavailable")).map(GoldenStatementCases::kebab)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(acts).hasSizeGreaterThanOrEqualTo(27);
        assertThat(Arrays.stream(EntryType.values()).map(EntryType::wireName)).containsExactlyInAnyOrderElementsOf(acts);
        assertThat(Examples.acts().keySet()).containsExactlyInAnyOrder(EntryType.values());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(acts.stream().map(name -> name + "-v1.json").toList());
        }
    }

    private static void check(EntryType type, Act act) throws IOException {
        byte[] golden = Files.readAllBytes(file(type));
        assertThat(Statement.read(golden, Examples::texts, Examples.TEXTS)).isEqualTo(Examples.statement(act));
        assertThat(new String(Examples.statement(act).write(), StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
    }

    private static void addMissing(Map<EntryType, Act> acts) throws IOException {
        for (var each : acts.entrySet()) {
            if (!Files.exists(file(each.getKey()))) {
                Files.write(file(each.getKey()), Examples.statement(each.getValue()).write());
            }
        }
    }

    private static Path file(EntryType type) {
        return FOLDER.resolve(type.wireName() + "-v1.json");
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
