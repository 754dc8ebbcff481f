package loadline.log.publication;

import static loadline.log.Harness.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.log.Examples;
import loadline.log.Harness;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.merkle.Hash;
import loadline.log.tile.TileFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    @TempDir
    Path folder;

    @Test
    void a_proof_is_under_the_published_head_and_of_nothing_later() throws IOException {
        try (Harness log = Harness.create(folder)) {
            assertThatIllegalArgumentException().isThrownBy(() -> log.publication().prove(0));
            log.fill(9);
            log.publish();
            log.fill(12);
            assertThat(log.publication().prove(4).verify(Examples.leaf(4), LOG.verifierKey()).head().size()).isEqualTo(9);
            assertThatIllegalArgumentException().isThrownBy(() -> log.publication().prove(10));
            log.publish();
            assertThat(log.publication().prove(10).verify(Examples.leaf(10), LOG.verifierKey()).head().size()).isEqualTo(12);
        }
    }

    @Test
    void one_process_publishes_what_another_writes() throws IOException {
        try (Journal writer = Journal.create(folder.resolve("journal")); Journal reader = Journal.openReadOnly(folder.resolve("journal"))) {
            Publication publication = Publication.open(reader, Guard.in(folder.resolve("guard")), LOG, Optional.empty(), TileFolder.in(folder.resolve("tiles")));
            for (int i = 0; i < 5; i++) {
                writer.append(List.of(Examples.bytes(Integer.toString(i))));
                assertThat(publication.hasNew()).isTrue();
                publication.publish(publication.sign(0));
                assertThat(publication.hasNew()).isFalse();
                assertThat(publication.prove(i).verify(Hash.leaf(Examples.bytes(Integer.toString(i))), LOG.verifierKey()).head().size()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void what_is_published_is_there_again_after_a_restart_and_readable_by_all() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(300);
            log.publish();
        }
        try (Harness log = Harness.open(folder)) {
            assertThat(log.publication().published().orElseThrow().head().size()).isEqualTo(300);
            assertThat(log.publication().prove(299).inclusion().size()).isEqualTo(300);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("tiles/checkpoint")).toString()).contains("OTHERS_READ");
    }

    @Test
    void it_is_due_after_a_while_and_after_longer_if_nothing_is_new() {
        Cadence cadence = new Cadence(10, 600);
        assertThat(cadence.isDue(9, true)).isFalse();
        assertThat(cadence.isDue(10, true)).isTrue();
        assertThat(cadence.isDue(10, false)).isFalse();
        assertThat(cadence.isDue(600, false)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(10, 9));
    }
}
