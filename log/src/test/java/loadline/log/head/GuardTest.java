package loadline.log.head;

import static loadline.log.Harness.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import loadline.log.Examples;
import loadline.log.Harness;
import loadline.log.LogBroken;
import loadline.log.journal.Journal;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final VerifierKey KEY = LOG.verifierKey();

    @TempDir
    Path folder;

    private Path journal() {
        return folder.resolve("log/journal");
    }

    @Test
    void a_log_that_goes_on_is_opened_again() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            log.publish();
        }
        try (Harness log = Harness.open(folder)) {
            log.fill(9);
            assertThat(log.publish().head().size()).isEqualTo(9);
        }
        assertThat(Guard.in(folder.resolve("guard")).last(KEY).orElseThrow().head().size()).isEqualTo(9);
    }

    @Test
    void an_old_backup_put_back_is_refused() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            log.publish();
        }
        Path backup = Files.copy(journal(), folder.resolve("backup"));
        try (Harness log = Harness.open(folder)) {
            log.fill(9);
            log.publish();
        }
        Files.copy(backup, journal(), StandardCopyOption.REPLACE_EXISTING);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Harness.open(folder)).withMessageContaining("has 5 entries, but a head over 9 was signed before: it was rolled back");
    }

    @Test
    void a_copy_that_went_its_own_way_is_refused() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            log.publish();
        }
        Path backup = Files.copy(journal(), folder.resolve("backup"));
        try (Harness log = Harness.open(folder)) {
            log.fill(9);
            log.publish();
        }
        Files.copy(backup, journal(), StandardCopyOption.REPLACE_EXISTING);
        try (Journal forked = Journal.open(journal())) {
            for (int i = 0; i < 10; i++) {
                forked.append(List.of(Examples.bytes("another " + i)));
            }
        }
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Harness.open(folder)).withMessageContaining("two copies went different ways");
    }

    @Test
    void two_writers_on_two_copies_cannot_both_sign() throws IOException {
        Guard guard = Guard.in(folder.resolve("guard"));
        MerkleTree one = Examples.tree(5);
        MerkleTree other = Examples.tree(4);
        other.append(Examples.leaf(77));
        guard.advance(head(one), KEY, one::rootAt);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> guard.advance(head(other), KEY, other::rootAt));
        other.append(Examples.leaf(78));
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> guard.advance(head(other), KEY, other::rootAt));
        one.append(Examples.leaf(5));
        guard.advance(head(one), KEY, one::rootAt);
        assertThat(guard.last(KEY).orElseThrow().head().size()).isEqualTo(6);
    }

    private static SignedTreeHead head(MerkleTree tree) {
        return SignedTreeHead.sign(new TreeHead(LOG.name(), tree.size(), tree.root()), LOG);
    }

    @Test
    void a_moved_log_is_adopted_by_a_person_and_only_if_it_is_not_behind() throws IOException {
        SignedTreeHead older;
        SignedTreeHead newer;
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            older = log.publish();
            log.fill(9);
            newer = log.publish();
        }
        Guard elsewhere = Guard.in(folder.resolve("new-machine"));
        try (Journal journal = Journal.open(journal())) {
            assertThatExceptionOfType(NotAdopted.class).isThrownBy(() -> HeadSigner.of(journal, elsewhere, LOG, Optional.empty())).withMessageContaining("log adopt");
            Rehash rehash = new Rehash(journal);
            elsewhere.adopt(newer, KEY, journal.size(), rehash::rootAt);
            HeadSigner.of(journal, elsewhere, LOG, Optional.empty());
            assertThatExceptionOfType(LogBroken.class).as("an older head").isThrownBy(() -> elsewhere.adopt(older, KEY, journal.size(), rehash::rootAt));
            SignedTreeHead later = Examples.head(LOG, 12);
            assertThatExceptionOfType(LogBroken.class).as("the head of a longer copy").isThrownBy(() -> elsewhere.adopt(later, KEY, journal.size(), rehash::rootAt)).withMessageContaining("rolled back");
        }
    }

    @Test
    void an_empty_log_needs_no_adoption() throws IOException {
        try (Harness log = Harness.create(folder)) {
            assertThat(log.publish().head().size()).isZero();
            assertThat(log.publication().hasNew()).isFalse();
        }
    }

    @Test
    void a_guard_that_was_edited_is_not_believed() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            log.publish();
        }
        Path file;
        try (var files = Files.list(folder.resolve("guard"))) {
            file = files.filter(f -> !f.toString().endsWith(".lock")).findFirst().orElseThrow();
        }
        byte[] sound = Files.readAllBytes(file);
        for (int bit = 0; bit < 120 * 8; bit += 11) {
            Files.write(file, Examples.flipped(sound, bit));
            assertThatExceptionOfType(LogBroken.class).as("bit %d", bit).isThrownBy(() -> Harness.open(folder)).withMessageContaining("no head of this log");
        }
    }

    @Test
    void a_root_that_the_bytes_do_not_give_is_never_signed() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(5);
            log.publish();
            log.fill(8);
            HeadSigner signer = HeadSigner.of(log.journal(), Guard.in(folder.resolve("guard")), LOG, Optional.empty());
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> signer.sign(8, Examples.leaf(1), 0)).withMessageContaining("memory or disk is failing, and nothing was signed");
            assertThat(Guard.in(folder.resolve("guard")).last(KEY).orElseThrow().head().size()).isEqualTo(5);
            assertThat(signer.sign(8, Examples.tree(8).root(), 0).head().size()).isEqualTo(8);
        }
    }

    @Test
    void a_bit_flipped_on_disk_after_opening_is_found_before_a_head_is_signed() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(50);
            log.publish();
            log.fill(60);
            byte[] bytes = Files.readAllBytes(journal());
            Files.write(journal(), Examples.flipped(bytes, (bytes.length - 60) * 8));
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> log.publish());
            assertThat(Guard.in(folder.resolve("guard")).last(KEY).orElseThrow().head().size()).isEqualTo(50);
            Files.write(journal(), bytes);
        }
    }

    @Test
    void both_keys_of_a_log_sign_under_one_name() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(3);
            SignedTreeHead head = log.publish();
            assertThat(head.note().signatures()).extracting(line -> line.name()).containsExactly(LOG.name(), LOG.name());
            assertThat(Examples.quantumCosigner(LOG.name(), 2).key().verified(head.head(), head.note().signatures().getLast()).time()).isEqualTo(1);
            assertThatIllegalArgumentException().isThrownBy(() -> HeadSigner.of(log.journal(), Guard.in(folder.resolve("guard")), LOG, Optional.of(Examples.quantumCosigner("other", 2))));
        }
    }
}
