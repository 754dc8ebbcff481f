package loadline.formats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loadline.formats.Parsed;
import loadline.testing.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case below {@code policies/} holds: the golden replays of published releases and their twins. */
class PolicyPackCases {
    private static List<Path> files() {
        try (Stream<Path> found = Files.walk(SharedData.project().resolve("policies"))) {
            return found.filter(p -> p.toString().endsWith(".yaml") && p.getParent().endsWith("cases")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> each_case_comes_out_as_it_says() {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Case story = CaseYaml.read(file.toString(), bytes(file)).orThrow();
            CaseRun run = CaseRun.of(story, name -> bytes(file.resolveSibling(name)));
            assertThat(run.differences()).isEmpty();
        })).toList();
    }

    @Test
    void the_golden_replays_a_b_c_and_f_are_among_them() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(files().stream().map(f -> f.getFileName().toString()))
                .contains("claude-opus-4-treated-as-reached.yaml", "claude-sonnet-4-not-reached-by-judgement.yaml", "claude-opus-4.1-compute-unpublished.yaml",
                        "claude-opus-4.1-ratio-attested.yaml", "claude-opus-4.5-line-passed.yaml", "gpt-5.4-cyber-treated-as-reached.yaml", "gpt-5.2-codex-cyber-not-met.yaml");
    }

    @Test
    void a_replay_of_a_release_says_what_was_published() {
        List<Case> replays = files().stream().map(f -> CaseYaml.read(f.toString(), bytes(f)).orThrow()).filter(c -> c.note().contains("eplay")).toList();
        assertThat(replays).hasSizeGreaterThanOrEqualTo(6).allSatisfy(c -> assertThat(c.published()).isPresent());
    }

    @Test
    void a_wrong_expectation_is_found() {
        Path file = files().getFirst();
        Case story = CaseYaml.read(file.toString(), new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8).replaceFirst("answer: \\w+", "answer: Store").getBytes(java.nio.charset.StandardCharsets.UTF_8)).orThrow();
        assertThat(CaseRun.of(story, name -> bytes(file.resolveSibling(name))).differences()).hasSize(1).first().asString().startsWith("answer: expected `Store`");
    }
}
