package loadline.log.tile;

import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.journal.Journal;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 70,000 entries and its files: what they prove, and what becomes of each change to them. */
class TiledTreeProperties {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final int SIZE = 70_000;

    @TempDir
    Path folder;

    private final MerkleTree tree = Examples.tree(SIZE);
    private Journal journal;
    private TileFolder tiles;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.create(folder.resolve("journal"));
        journal.append(IntStream.range(0, SIZE).mapToObj(i -> Examples.bytes(Integer.toString(i))).toList());
        tiles = TileFolder.in(folder.resolve("tiles"));
    }

    @Test
    void proofs_from_files_are_those_of_the_tree_and_files_are_of_the_names_of_the_specification() throws IOException {
        TileWriter writer = new TileWriter(journal, tiles);
        for (int size : new int[] {1, 255, 256, 257, 65_535, 65_536, SIZE}) {
            writer.takeIn(size);
            SignedTreeHead head = head(size);
            writer.publish(head);
            TiledTree tiled = new TiledTree(tiles, head.head());
            Random random = new Random(size);
            for (int i = 0; i < 40; i++) {
                int index = random.nextInt(size);
                assertThat(tiled.proveInclusion(index)).isEqualTo(tree.proveInclusion(index, size));
                assertThat(tiled.entry(index)).isEqualTo(Examples.bytes(Integer.toString(index)));
                int from = 1 + random.nextInt(size);
                assertThat(tiled.proveConsistency(head(from).head())).isEqualTo(tree.proveConsistency(from, size));
            }
            assertThat(SignedTreeHead.open(tiles.head().orElseThrow(), LOG.verifierKey()).head().size()).isEqualTo(size);
        }
        assertThat(files()).as("273 full tiles and bundles, one full tile above, and the partial ones of the last size; partial ones of full tiles are gone")
                .hasSize(273 * 2 + 1 + 4 + 1).contains("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112", "tile/0/272", "checkpoint");
    }

    @Test
    void a_writer_that_starts_again_makes_the_same_files_and_refuses_others() throws IOException {
        publish(1000);
        byte[] before = Files.readAllBytes(tiles.path(new TileName.Hashes(0, 1, 256)));
        publish(1000);
        assertThat(Files.readAllBytes(tiles.path(new TileName.Hashes(0, 1, 256)))).isEqualTo(before);
        Files.write(tiles.path(new TileName.Hashes(0, 1, 256)), Examples.flipped(before, 77));
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> publish(1000)).withMessageContaining("is not what the journal gives");
    }

    @Test
    void a_head_that_the_journals_bytes_do_not_give_is_not_published() throws IOException {
        TileWriter writer = new TileWriter(journal, tiles);
        writer.takeIn(300);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> writer.publish(head(299))).withMessageContaining("was not published");
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> writer.publish(SignedTreeHead.sign(new TreeHead(LOG.name(), 300, tree.rootAt(299)), LOG)));
        assertThat(tiles.head()).isEmpty();
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> writer.takeIn(299));
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> writer.takeIn(SIZE + 1));
    }

    @Test
    void every_changed_cut_or_missing_file_that_a_proof_needs_is_found() throws IOException {
        publish(700);
        TreeHead head = head(700).head();
        for (TileName name : List.of(new TileName.Hashes(0, 0, 256), new TileName.Hashes(0, 2, 188), new TileName.Hashes(1, 0, 2))) {
            byte[] sound = Files.readAllBytes(tiles.path(name));
            for (int bit = 0; bit < sound.length * 8; bit += 499) {
                Files.write(tiles.path(name), Examples.flipped(sound, bit));
                assertThat(isRefusedSomewhere(head)).as("%s bit %d", name, bit).isTrue();
            }
            Files.write(tiles.path(name), Arrays.copyOf(sound, sound.length - 32));
            assertThat(isRefusedSomewhere(head)).isTrue();
            Files.delete(tiles.path(name));
            assertThat(isRefusedSomewhere(head)).isTrue();
            Files.write(tiles.path(name), sound);
            assertThat(isRefusedSomewhere(head)).isFalse();
        }
    }

    @Test
    void a_changed_reordered_or_truncated_bundle_is_found() throws IOException {
        publish(700);
        TiledTree tiled = new TiledTree(tiles, head(700).head());
        Path file = tiles.path(new TileName.Entries(1, 256));
        byte[] sound = Files.readAllBytes(file);
        List<byte[]> entries = new ArrayList<>(EntryBundle.read(sound, 256));
        Collections.swap(entries, 3, 4);
        Files.write(file, EntryBundle.write(entries));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> tiled.entry(259)).withMessageContaining("entry 259");
        assertThat(tiled.entry(261)).isEqualTo(Examples.bytes("261"));
        Files.write(file, Arrays.copyOf(sound, sound.length - 1));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TiledTree(tiles, head(700).head()).entry(259)).withMessageContaining("ends within entry 255");
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TiledTree(tiles, head(700).head()).entry(259)).withMessageContaining("1 bytes after its last");
    }

    @Test
    void a_full_file_serves_for_a_partial_one_that_is_gone() throws IOException {
        publish(700);
        publish(768);
        assertThat(Files.exists(tiles.path(new TileName.Hashes(0, 2, 188)))).isFalse();
        TiledTree older = new TiledTree(tiles, head(700).head());
        assertThat(older.proveInclusion(699)).isEqualTo(tree.proveInclusion(699, 700));
        assertThat(older.entry(699)).isEqualTo(Examples.bytes("699"));
    }

    @Test
    void a_tree_that_does_not_continue_an_older_one_is_refused() throws IOException {
        publish(700);
        TiledTree tiled = new TiledTree(tiles, head(700).head());
        TreeHead forked = new TreeHead(LOG.name(), 500, Examples.leaf(5));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> tiled.proveConsistency(forked)).withMessageContaining("does not continue");
    }

    private boolean isRefusedSomewhere(TreeHead head) throws IOException {
        for (long index = 0; index < head.size(); index++) {
            try {
                TiledTree tiled = new TiledTree(tiles, head);
                tiled.entry(index);
            } catch (NotAuthentic | Malformed _) {
                return true;
            }
        }
        return false;
    }

    private void publish(int size) throws IOException {
        TileWriter writer = new TileWriter(journal, tiles);
        writer.takeIn(size);
        writer.publish(head(size));
    }

    private SignedTreeHead head(int size) {
        return SignedTreeHead.sign(new TreeHead(LOG.name(), size, tree.rootAt(size)), LOG);
    }

    private List<String> files() throws IOException {
        Path root = folder.resolve("tiles");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).toList();
        }
    }
}
