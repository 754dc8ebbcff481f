package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadline.cli.shell.Environment;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;
import picocli.CommandLine;

/** A line that begins with a verb is read by a model of that verb alone, which must not show. */
class VerbTest {
    @TempDir
    private Path folder;

    private CommandLine model(String... words) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        Environment environment = new Environment(Map.of(), out, out, Optional.empty(), InstantSource.fixed(Instant.EPOCH), folder);
        return Main.commandLine(new Shell(environment, new Settings(environment), Main::commandLine), List.of(words));
    }

    @Test
    void a_line_that_begins_with_no_verb_may_mean_any() {
        assertThat(Verb.meantBy(List.of())).isEqualTo(EnumSet.allOf(Verb.class));
        assertThat(Verb.meantBy(List.of("--help"))).isEqualTo(EnumSet.allOf(Verb.class));
        assertThat(Verb.meantBy(List.of("decid"))).isEqualTo(EnumSet.allOf(Verb.class));
        assertThat(Verb.meantBy(List.of("-w", "log", "decide"))).isEqualTo(EnumSet.allOf(Verb.class));
        assertThat(Verb.meantBy(List.of("decide", "stop"))).isEqualTo(EnumSet.of(Verb.DECIDE));
    }

    @Test
    void the_word_of_a_verb_is_the_name_of_its_command() {
        assertThat(Verb.values()).hasSizeGreaterThan(35);
        for (Verb verb : Verb.values()) {
            assertThat(verb.command().getAnnotation(CommandLine.Command.class).name()).isEqualTo(verb.word());
        }
        assertThat(model().getSubcommands().keySet()).containsExactlyElementsOf(Arrays.stream(Verb.values()).map(Verb::word).toList());
    }

    @Test
    void every_help_page_is_that_of_the_whole_model() {
        Map<String, String> whole = new TreeMap<>();
        model().getSubcommands().values().forEach(command -> collect(command, whole));
        Map<String, String> each = new TreeMap<>();
        for (Verb verb : Verb.values()) {
            CommandLine narrow = model(verb.word());
            assertThat(narrow.getSubcommands()).hasSize(1);
            collect(narrow.getSubcommands().get(verb.word()), each);
        }
        assertThat(each).isEqualTo(whole).hasSizeGreaterThan(60);
    }

    private static void collect(CommandLine command, Map<String, String> pages) {
        pages.put(command.getCommandSpec().qualifiedName(), command.getUsageMessage());
        command.getSubcommands().values().forEach(below -> collect(below, pages));
    }

    @Test
    void what_is_wrong_is_said_alike() {
        int said = 0;
        for (Verb verb : Verb.values()) {
            for (List<String> rest : List.of(List.<String>of(), List.of("--nonsense"), List.of("nonsense"), List.of("-o", "nonsense"), List.of("--as"), List.of(verb.word()))) {
                String[] line = java.util.stream.Stream.concat(java.util.stream.Stream.of(verb.word()), rest.stream()).toArray(String[]::new);
                assertThat(refusal(model(verb.word()), line)).as(List.of(line).toString()).isEqualTo(refusal(model(), line));
                said += refusal(model(), line).isEmpty() ? 0 : 1;
            }
        }
        assertThat(said).isGreaterThan(100);
    }

    private static String refusal(CommandLine model, String... line) {
        try {
            model.parseArgs(line);
            return "";
        } catch (CommandLine.ParameterException wrong) {
            return wrong.getMessage() + " / " + wrong.getCommandLine().getCommandSpec().qualifiedName();
        }
    }

    @Test
    void completion_knows_every_command() {
        String script = new Harbour(folder).done("completion").out();
        assertThat(script).isEqualTo(AutoComplete.bash("loadline", model()));
        assertThat(Verb.values()).allSatisfy(verb -> assertThat(script).contains(verb.word()));
    }
}
