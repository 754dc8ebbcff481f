package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
    @TempDir
    private Path folder;

    @Test
    void every_command_has_help_that_teaches_with_an_example() {
        Harbour harbour = new Harbour(folder);
        List<List<String>> commands = new ArrayList<>();
        collect(List.of(), harbour, commands);
        assertThat(commands).hasSizeGreaterThan(60);
        for (List<String> command : commands) {
            Ran ran = harbour.run(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));
            assertThat(ran.exitCode()).as(command.toString()).isZero();
            assertThat(ran.out()).as(command.toString()).contains("Usage: loadline").containsPattern("Examples?:\\R +(source <\\()?loadline");
            assertThat(ran.err()).as(command.toString()).isEmpty();
        }
    }

    /** Commands by what their parents name, so that none is left out. */
    private static void collect(List<String> command, Harbour harbour, List<List<String>> into) {
        into.add(command);
        String help = harbour.done(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new)).out();
        int at = help.indexOf("Commands:\n");
        if (at < 0) {
            return;
        }
        help.substring(at).lines().skip(1).takeWhile(line -> !line.isBlank()).filter(line -> line.startsWith("  ") && line.charAt(2) != ' ')
                .map(line -> line.strip().split("[, ]")[0]).forEach(name -> collect(Stream.concat(command.stream(), Stream.of(name)).toList(), harbour, into));
    }

    @Test
    void a_group_without_a_command_names_its_commands() {
        Ran ran = new Harbour(folder).run("policy");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("adopt").contains("--help");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void an_unknown_flag_is_one_lower_case_line() {
        Ran ran = new Harbour(folder).run("decide", "--chekpoint", "final");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().strip().lines()).hasSize(1).first().asString().startsWith("loadline: ").contains("see `loadline decide --help`");
    }

    @Test
    void the_version_is_printed() {
        assertThat(new Harbour(folder).done("--version").out()).startsWith("loadline ");
    }

    @Test
    void completion_is_a_script() {
        assertThat(new Harbour(folder).done("completion").out()).contains("complete -F").contains("adopt");
    }
}
