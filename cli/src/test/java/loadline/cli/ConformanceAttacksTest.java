package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceAttacksTest {
    private static final List<String> NEEDED = List.of("bases/quay.yaml", "policies/quay.yaml", "policies/quay-2.yaml", "notice-cut-short.yaml", "text-left-out.yaml");

    @TempDir
    private Path folder;

    private Path attacks() throws IOException {
        Path attacks = folder.resolve("attacks");
        for (String name : NEEDED) {
            Path to = attacks.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(SharedData.project().resolve("spec/attacks").resolve(name), to);
        }
        return attacks;
    }

    private Ran run(String... more) {
        String[] args = new String[more.length + 3];
        System.arraycopy(new String[] {"conformance", "attacks", "attacks"}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return new Harbour(folder).run(args);
    }

    @Test
    void a_folder_whose_attacks_all_fail_ends_with_0_and_a_table() throws IOException {
        attacks();
        Ran ran = run();
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.out().lines().map(line -> line.split(" {2,}"))).contains(new String[] {"rules", "attack", "reason given", "decide", "verify"},
                new String[] {"F3", "notice-cut-short", "NOT_PUBLISHED card", "Delay", "consistent"});
        assertThat(ran.out()).endsWith("2 of 2 attacks come out as they must\n");
    }

    @Test
    void with_json_it_is_one_document() throws IOException {
        attacks();
        Ran ran = run("-o", "json");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.json().value()).isNotNull();
        assertThat(ran.out()).contains("\"attacks\":2,\"holding\":2").contains("\"verify\":\"refuted POLICIES\"");
    }

    @Test
    void an_attack_that_comes_out_otherwise_ends_with_50_and_says_how() throws IOException {
        Path file = attacks().resolve("notice-cut-short.yaml");
        Files.writeString(file, Files.readString(file).replace("answer: Delay", "answer: Hold"));
        Ran ran = run();
        assertThat(ran.exitCode()).isEqualTo(50);
        assertThat(ran.out()).contains("notice-cut-short.yaml: the twin's answer: expected `Hold`, got `Delay`").endsWith("1 of 2 attacks come out as they must\n");
    }

    @Test
    void a_file_that_cannot_be_read_ends_with_3_and_shows_line_and_caret() throws IOException {
        Path file = attacks().resolve("notice-cut-short.yaml");
        Files.writeString(file, Files.readString(file).replace("change: notice", "change: notcie"));
        Ran ran = run();
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("notice-cut-short.yaml:5:24: `change` names the step `notcie`").contains("  5 | manipulation: {change: notcie, to: {wait: P20D}}\n    |                        ^\n");
    }

    @Test
    void a_file_that_names_a_missing_one_ends_with_3() throws IOException {
        Files.delete(attacks().resolve("policies/quay-2.yaml"));
        Ran ran = run();
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("there is no file `policies/quay-2.yaml`");
    }

    @Test
    void a_folder_without_attacks_is_an_error() throws IOException {
        Files.createDirectories(folder.resolve("attacks/bases"));
        Ran ran = run();
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("holds no attack, so nothing was checked");
        assertThat(new Harbour(folder).run("conformance", "attacks", "nowhere").exitCode()).isEqualTo(3);
    }
}
