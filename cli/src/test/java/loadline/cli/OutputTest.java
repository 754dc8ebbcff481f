package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    private Path folder;

    @Test
    void with_json_there_is_always_exactly_one_document() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.decide();
        List<List<String>> commands = List.of(
                List.of("key", "list"), List.of("key", "show", "pilot-1"), List.of("key", "show", "example.com/harbour", "--log"), List.of("roster", "show"), List.of("policy", "list"),
                List.of("policy", "lint", "harbour.yaml"), List.of("policy", "show", "harbour.yaml"), List.of("protocol", "lint", "tides.yaml"), List.of("protocol", "show", "tides.yaml"),
                List.of("model", "show"), List.of("plan", "list"), List.of("evaluation", "show"), List.of("safeguard", "show"), List.of("status"), List.of("explain"), List.of("log", "show"),
                List.of("log", "show", "0"), List.of("log", "prove", "3"), List.of("log", "fsck"), List.of("log", "trust"), List.of("bundle", "export", "--to", "b"), List.of("verify", "b"),
                List.of("evaluation", "import", "tide.eval", "--read-only"), List.of("completion"), List.of("notice", "give", "--to", "board", "--about", "soundings", "--checkpoint", "final", "--as", "master-1"),
                List.of("decide", "--checkpoint", "final", "--configuration", "configuration", "--surface", "api", "--as", "asker-1"));
        for (List<String> command : commands) {
            Ran ran = harbour.run(withJson(command));
            assertThat(ran.exitCode()).as(command + ran.err()).isIn(0, 6);
            assertThat(ran.json().value()).as(command.toString()).isNotNull();
            assertThat(ran.err()).as(command.toString()).isEmpty();
        }
    }

    @Test
    void a_failure_is_a_document_too() {
        Harbour harbour = new Harbour(folder);
        List<List<String>> failing = List.of(
                List.of("log", "show"), List.of("nonsense"), List.of("decide"), List.of("policy", "lint", "missing.yaml"), List.of("key", "show", "nobody"), List.of("evaluation", "import", "missing.eval"),
                List.of("policy", "show", "anthropic-rsp@9"));
        for (List<String> command : failing) {
            Ran ran = harbour.run(withJson(command));
            assertThat(ran.exitCode()).as(command.toString()).isIn(2, 3, 5);
            int code = ran.json().object(f -> f.take("error", error -> error.object(e -> {
                String message = e.take("message", m -> m.text());
                assertThat(message).isNotBlank();
                return e.take("exitCode", c -> c.integer());
            })));
            assertThat(code).isEqualTo(ran.exitCode());
            assertThat(ran.err()).as(command.toString()).startsWith("loadline: ").doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void a_variable_chooses_the_output_and_a_flag_outweighs_it() {
        Harbour harbour = new Harbour(folder);
        harbour.set("LOADLINE_OUTPUT", "json");
        assertThat(harbour.done("policy", "list").out()).startsWith("{");
        assertThat(harbour.done("policy", "list", "-o", "table").out()).startsWith("POLICY");
    }

    @Test
    void the_settings_file_is_last() {
        Harbour harbour = new Harbour(folder);
        folder.resolve(".config/loadline").toFile().mkdirs();
        harbour.write(".config/loadline/settings", "# ours\noutput = json\n");
        assertThat(harbour.done("policy", "list").out()).startsWith("{");
        harbour.set("LOADLINE_OUTPUT", "table");
        assertThat(harbour.done("policy", "list").out()).startsWith("POLICY");
        harbour.write(".config/loadline/settings", "colour = blue\n");
        harbour.set("LOADLINE_OUTPUT", "");
        assertThat(harbour.run("policy", "list").exitCode()).isEqualTo(2);
    }

    @Test
    void built_in_policies_resolve_outside_a_workspace() {
        Harbour harbour = new Harbour(folder);
        assertThat(harbour.done("policy", "list").out()).contains("anthropic-rsp@2.2");
        assertThat(harbour.done("policy", "show", "anthropic-rsp@2.2").out()).contains("ASL-3");
        assertThat(harbour.done("policy", "lint", "anthropic-rsp@2.2").out()).contains("finding");
    }

    @Test
    void a_broken_policy_is_listed_with_its_lines() {
        Harbour harbour = new Harbour(folder);
        harbour.write("broken.yaml", "policy: broken\nversion: \"1\"\nlevles: []\n");
        Ran ran = harbour.run("policy", "lint", "broken.yaml");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("broken.yaml:3:1");
        assertThat(harbour.run("policy", "adopt", "broken.yaml", "--as", "x").exitCode()).isNotZero();
    }

    private static String[] withJson(List<String> command) {
        return java.util.stream.Stream.concat(command.stream(), java.util.stream.Stream.of("-o", "json")).toArray(String[]::new);
    }
}
