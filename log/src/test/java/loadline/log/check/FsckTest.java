package loadline.log.check;

import static loadline.log.Harness.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import loadline.log.Examples;
import loadline.log.Harness;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.tile.EntryBundle;
import loadline.log.tile.TileFolder;
import loadline.log.tile.TileName;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every planted change is found, and where it lies in one entry that entry is named. */
class FsckTest {
    private static final int SIZE = 700;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(SIZE);
            log.publish();
        }
        assertThat(check()).isInstanceOfSatisfying(Finding.Sound.class, sound -> {
            assertThat(sound.entries()).isEqualTo(SIZE);
            assertThat(sound.root()).isEqualTo(Examples.tree(SIZE).root());
            assertThat(sound.compared()).containsExactly("head of size 700", "published head of size 700", "guard's head of size 700");
        });
    }

    private Path journal() {
        return folder.resolve("log/journal");
    }

    private Finding check() throws IOException {
        return new Fsck(LOG.verifierKey(), journal()).check(Optional.of(folder.resolve("log/head")), Optional.of(folder.resolve("tiles")), Optional.of(Guard.in(folder.resolve("guard"))));
    }

    private void assertBroken(long entry, String what) throws IOException {
        assertThat(check()).isInstanceOfSatisfying(Finding.Broken.class, broken -> {
            assertThat(broken.what()).contains(what);
            assertThat(broken.entry()).hasValue(entry);
        });
    }

    private void assertBroken(String what) throws IOException {
        assertThat(check()).isInstanceOfSatisfying(Finding.Broken.class, broken -> assertThat(broken.what()).contains(what));
    }

    @Test
    void an_edited_entry_is_named() throws IOException {
        byte[] sound = Files.readAllBytes(journal());
        int at = 16;
        for (int i = 0; i < 345; i++) {
            at += 48 + Integer.toString(i).length();
        }
        Files.write(journal(), Examples.flipped(sound, (at + 49) * 8));
        assertBroken(345, "entry 345 at offset " + at);
    }

    @Test
    void a_journal_written_again_with_another_entry_has_another_root() throws IOException {
        List<byte[]> entries = new ArrayList<>();
        try (Journal read = Journal.openReadOnly(journal())) {
            read.forEach(0, (_, entry) -> entries.add(entry));
        }
        entries.set(5, Examples.bytes("edited"));
        rewrite(entries);
        assertBroken(5, "the head says");
        Files.delete(folder.resolve("log/head"));
        assertThat(new Fsck(LOG.verifierKey(), journal()).check(Optional.empty(), Optional.of(folder.resolve("tiles")), Optional.empty()))
                .isInstanceOfSatisfying(Finding.Broken.class, broken -> assertThat(broken.entry()).hasValue(5));
    }

    @Test
    void reordered_and_cut_journals_are_found() throws IOException {
        List<byte[]> entries = new ArrayList<>();
        try (Journal read = Journal.openReadOnly(journal())) {
            read.forEach(0, (_, entry) -> entries.add(entry));
        }
        List<byte[]> swapped = new ArrayList<>(entries);
        Collections.swap(swapped, 10, 11);
        rewrite(swapped);
        assertBroken(10, "the head says");
        rewrite(entries.subList(0, 690));
        assertBroken(690, "entries from 690 on were cut off");
    }

    private void rewrite(List<byte[]> entries) throws IOException {
        Files.delete(journal());
        try (Journal journal = Journal.create(journal())) {
            journal.append(entries);
        }
    }

    @Test
    void an_edited_head_or_a_head_of_another_log_is_found() throws IOException {
        Path head = folder.resolve("log/head");
        byte[] sound = Files.readAllBytes(head);
        Files.write(head, new String(sound, StandardCharsets.UTF_8).replace("\n700\n", "\n699\n").getBytes(StandardCharsets.UTF_8));
        assertBroken("the head is not this log's");
        Files.write(head, Examples.head(Examples.signer("example.com/other", 1), SIZE).write());
        assertBroken("the head is not this log's");
        Files.write(head, Examples.head(LOG, 699).write());
        assertThat(check()).as("an older head of the same log is no contradiction").isInstanceOf(Finding.Sound.class);
    }

    @Test
    void a_published_head_of_another_view_is_found() throws IOException {
        Path published = folder.resolve("tiles/checkpoint");
        SignedTreeHead other = SignedTreeHead.sign(new TreeHead(LOG.name(), SIZE, Examples.leaf(3)), LOG);
        Files.write(published, other.write());
        assertBroken("the published head says");
        Files.delete(published);
        assertBroken("has no published head");
    }

    @Test
    void an_edited_tile_is_named_by_the_first_entry_under_it() throws IOException {
        TileFolder tiles = TileFolder.in(folder.resolve("tiles"));
        Path leaf = tiles.path(new TileName.Hashes(0, 1, 256));
        byte[] sound = Files.readAllBytes(leaf);
        Files.write(leaf, Examples.flipped(sound, 7 * 32 * 8));
        assertBroken(263, "hash 7 of");
        Files.write(leaf, sound);
        Path upper = tiles.path(new TileName.Hashes(1, 0, 2));
        byte[] above = Files.readAllBytes(upper);
        Files.write(upper, Examples.flipped(above, 32 * 8));
        assertBroken(256, "hash 1 of");
        Files.write(upper, Arrays.copyOf(above, 32));
        assertBroken(0, "has 32 bytes, not 64");
    }

    @Test
    void an_edited_reordered_cut_or_missing_bundle_is_named() throws IOException {
        Path file = TileFolder.in(folder.resolve("tiles")).path(new TileName.Entries(2, 188));
        byte[] sound = Files.readAllBytes(file);
        List<byte[]> entries = new ArrayList<>(EntryBundle.read(sound, 188));
        Collections.swap(entries, 20, 30);
        Files.write(file, EntryBundle.write(entries));
        assertBroken(532, "entry 532 in");
        Files.write(file, Arrays.copyOf(sound, 100));
        assertBroken(512, "no entry bundle");
        Files.delete(file);
        assertBroken(512, "is missing");
    }

    @Test
    void an_absent_journal_is_no_empty_one_and_checking_changes_nothing() throws IOException {
        Path absent = folder.resolve("nowhere");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new Fsck(LOG.verifierKey(), absent).check(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(new Fsck(LOG.verifierKey(), journal()).check(Optional.empty(), Optional.of(absent), Optional.empty())).isInstanceOf(Finding.Broken.class);
        assertThat(absent).doesNotExist();
    }
}
