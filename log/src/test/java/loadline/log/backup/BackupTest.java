package loadline.log.backup;

import static loadline.log.Harness.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.Harness;
import loadline.log.LogBroken;
import loadline.log.head.Guard;
import loadline.log.head.Rehash;
import loadline.log.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void a_log_in_use_is_copied_whole_and_restored_whole() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(3000);
            log.publish();
            log.fill(3010);
            Backup.Copied copied = Backup.copy(folder.resolve("log"), folder.resolve("backup"), LOG.verifierKey());
            assertThat(copied).isEqualTo(new Backup.Copied(3010, 3, Examples.tree(3010).root()));
        }
        Backup.Copied restored = Backup.copy(folder.resolve("backup"), folder.resolve("restored"), LOG.verifierKey());
        assertThat(restored.entries()).isEqualTo(3010);
        assertThat(Files.readAllBytes(folder.resolve("restored/journal"))).isEqualTo(Files.readAllBytes(folder.resolve("log/journal")));
    }

    @Test
    void what_was_restored_from_before_the_last_head_does_not_start() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(10);
            log.publish();
            Backup.copy(folder.resolve("log"), folder.resolve("backup"), LOG.verifierKey());
            log.fill(12);
            log.publish();
        }
        try (Journal old = Journal.open(folder.resolve("backup/journal"))) {
            Rehash rehash = new Rehash(old);
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Guard.in(folder.resolve("guard")).requireContinued(LOG.verifierKey(), old.size(), rehash::rootAt));
        }
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(3);
            log.publish();
        }
        Path to = Files.createDirectory(folder.resolve("to"));
        Files.write(to.resolve("something"), new byte[1]);
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Backup.copy(folder.resolve("log"), to, LOG.verifierKey())).withMessageContaining("nothing is overwritten");
        assertThat(Files.exists(to.resolve("journal"))).isFalse();
    }

    @Test
    void a_damaged_journal_payload_or_head_is_not_copied_as_if_it_were_sound() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(10);
            log.publish();
        }
        refusesToCopy(folder.resolve("log/journal"), 100);
        refusesToCopy(folder.resolve("log/head"), 3);
        try (Stream<Path> files = Files.walk(folder.resolve("log/payloads"))) {
            refusesToCopy(files.filter(Files::isRegularFile).findFirst().orElseThrow(), 0);
        }
        Backup.copy(folder.resolve("log"), folder.resolve("sound"), LOG.verifierKey());
    }

    private void refusesToCopy(Path file, int at) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Examples.flipped(sound, at * 8));
        assertThatExceptionOfType(LogBroken.class).as(file.toString()).isThrownBy(() -> Backup.copy(folder.resolve("log"), folder.resolve("copy-" + file.getFileName()), LOG.verifierKey()));
        Files.write(file, sound);
    }
}
