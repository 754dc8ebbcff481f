package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_without_a_journal_is_no_workspace() {
        Harbour harbour = new Harbour(folder);
        for (String[] command : List.of(new String[] {"log", "show"}, new String[] {"status"}, new String[] {"explain"})) {
            Ran ran = harbour.run(command);
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("is no workspace").contains("loadline init");
        }
        harbour.done("key", "new", "asker-1", "--unencrypted");
        assertThat(harbour.decide().exitCode()).isEqualTo(2);
    }

    @Test
    void a_workspace_is_not_made_over_another() {
        Harbour harbour = new Harbour(folder).founded();
        long before = harbour.entries();
        assertThat(harbour.run("init", "log", "--origin", "example.com/other", "--as", "master-1", "--unencrypted").exitCode()).isEqualTo(3);
        assertThat(harbour.entries()).isEqualTo(before);
    }

    @Test
    void a_journal_cut_short_is_a_rollback() throws IOException {
        Harbour harbour = new Harbour(folder).measured(4);
        try (RandomAccessFile journal = new RandomAccessFile(harbour.workspace().resolve("journal").toFile(), "rw")) {
            journal.setLength(journal.length() - 10);
        }
        assertBroken(harbour, "rolled back");
    }

    @Test
    void a_journal_of_before_is_a_rollback() throws IOException {
        Harbour harbour = new Harbour(folder).measured(40);
        byte[] before = Files.readAllBytes(harbour.workspace().resolve("journal"));
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        Files.write(harbour.workspace().resolve("journal"), before);
        assertBroken(harbour, "rolled back");
    }

    @Test
    void a_missing_head_or_journal_is_broken_and_not_a_fresh_start() throws IOException {
        Harbour harbour = new Harbour(folder).founded();
        byte[] head = Files.readAllBytes(harbour.workspace().resolve("head"));
        Files.delete(harbour.workspace().resolve("head"));
        assertThat(harbour.run("log", "show").exitCode()).isEqualTo(4);
        Files.write(harbour.workspace().resolve("head"), head);
        Files.delete(harbour.workspace().resolve("journal"));
        assertThat(harbour.run("log", "show").exitCode()).isEqualTo(4);
    }

    @Test
    void a_head_that_the_log_s_key_did_not_sign_is_refused() throws IOException {
        Harbour harbour = new Harbour(folder).founded();
        Path head = harbour.workspace().resolve("head");
        String text = Files.readString(head);
        Files.writeString(head, text.replaceFirst("\n(\\d+)\n", "\n3\n"));
        assertBroken(harbour, "head");
    }

    @Test
    void a_changed_byte_of_a_payload_is_found() throws IOException {
        Harbour harbour = new Harbour(folder).measured(4);
        List<Path> payloads;
        try (Stream<Path> all = Files.walk(harbour.workspace().resolve("payloads"))) {
            payloads = all.filter(Files::isRegularFile).filter(f -> contains(f, "urn:loadline:run-recorded")).toList();
        }
        assertThat(payloads).hasSize(1);
        byte[] bytes = Files.readAllBytes(payloads.getFirst());
        bytes[bytes.length / 2] ^= 1;
        Files.write(payloads.getFirst(), bytes);
        assertBroken(harbour, "restore it from a backup");
    }

    @Test
    void an_absent_payload_blocks_every_permission() throws IOException {
        Harbour harbour = new Harbour(folder).measured(4);
        assertThat(harbour.decide().exitCode()).isZero();
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        try (Stream<Path> all = Files.walk(harbour.workspace().resolve("payloads"))) {
            for (Path payload : all.filter(Files::isRegularFile).filter(f -> contains(f, "urn:loadline:stopped")).toList()) {
                Files.delete(payload);
            }
        }
        Ran ran = harbour.decide();
        assertThat(ran.exitCode()).isEqualTo(20);
        assertThat(ran.out()).contains("payload");
    }

    @Test
    void fsck_finds_nothing_in_a_sound_log() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.decide();
        Ran ran = harbour.done("log", "fsck");
        assertThat(ran.out()).contains("1 decisions").contains("the decision, decided again");
    }

    @Test
    void a_bundle_is_verified_consistent_or_refuted() throws IOException {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.decide();
        harbour.done("bundle", "export", "--to", "b");
        harbour.write("trust.json", harbour.done("log", "trust").out());
        assertThat(harbour.run("verify", "b", "--trust", "trust.json").exitCode()).isZero();
        assertThat(harbour.run("verify", "b").exitCode()).isEqualTo(6);
        assertThat(harbour.run("verify", "b", "--trust", "trust.json", "--evidence", "tide.eval").exitCode()).isZero();
        harbour.log("other.eval", 0, java.util.Optional.empty());
        assertThat(harbour.run("verify", "b", "--trust", "trust.json", "--evidence", "other.eval").exitCode()).isEqualTo(51);
        assertThat(harbour.run("verify", "--log", "log", "--trust", "trust.json", "--evidence", "tide.eval").exitCode()).isZero();
        assertThat(harbour.run("bundle", "export", "--to", "b").exitCode()).isEqualTo(3);
        byte[] bytes = Files.readAllBytes(folder.resolve("b"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("b"), bytes);
        assertThat(harbour.run("verify", "b", "--trust", "trust.json").exitCode()).isEqualTo(51);
        assertThat(harbour.run("verify").exitCode()).isEqualTo(2);
    }

    private static void assertBroken(Harbour harbour, String why) {
        for (String[] command : List.of(new String[] {"log", "show"}, new String[] {"status"}, new String[] {"log", "fsck"}, new String[] {"explain"})) {
            Ran ran = harbour.run(command);
            assertThat(ran.exitCode()).as(String.join(" ", command) + ran.err()).isEqualTo(4);
            assertThat(ran.err()).contains(why);
        }
        assertThat(harbour.decide().exitCode()).isEqualTo(4);
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
