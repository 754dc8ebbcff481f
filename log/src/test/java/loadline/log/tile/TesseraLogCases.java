package loadline.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loadline.log.merkle.Frontier;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/** A log that another program wrote: the test log of transparency-dev's Tessera, of 15 entries with a head for each size. */
class TesseraLogCases {
    private static final VerifierKey LOG = VerifierKey.read("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    @Test
    void every_head_entry_and_proof_of_every_size_holds() throws IOException {
        Path folder = SharedData.at("tlog/tessera/testdata/log");
        TileFolder tiles = TileFolder.in(folder);
        int proven = 0;
        for (int size = 1; size <= 15; size++) {
            TreeHead head = head(folder, size);
            TiledTree tree = new TiledTree(tiles, head);
            Frontier frontier = new Frontier();
            for (int index = 0; index < size; index++) {
                frontier.append(Hash.leaf(tree.entry(index)));
                proven++;
            }
            assertThat(frontier.root()).isEqualTo(head.root());
            for (int older = 1; older <= size; older++) {
                tree.proveConsistency(head(folder, older));
            }
        }
        assertThat(proven).isEqualTo(120);
        assertThat(SignedTreeHead.open(tiles.head().orElseThrow(), LOG).head()).isEqualTo(head(folder, 15));
    }

    @Test
    void its_tiles_do_not_prove_under_a_head_of_another_size() throws IOException {
        Path folder = SharedData.at("tlog/tessera/testdata/log");
        TreeHead head = head(folder, 15);
        TiledTree shorter = new TiledTree(TileFolder.in(folder), new TreeHead(head.origin(), 14, head.root()));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> shorter.proveInclusion(3));
    }

    private static TreeHead head(Path folder, int size) throws IOException {
        TreeHead head = SignedTreeHead.open(Files.readAllBytes(folder.resolve("checkpoint." + size)), LOG).head();
        assertThat(head.size()).isEqualTo(size);
        return head;
    }
}
