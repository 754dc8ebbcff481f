package loadline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.log.check.Finding;
import loadline.log.check.Fsck;
import loadline.log.cosign.Attested;
import loadline.log.cosign.Quorum;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.ConsistencyProof;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.VerifierKey;
import loadline.log.tile.TileFolder;
import loadline.log.tile.TiledTree;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TlogProof;
import loadline.log.witness.AddCheckpoint;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/** The vectors that the specification gives to whoever writes a verifier: this one agrees with them. */
class SpecVectorsCases {
    private static final Path FOLDER = SharedData.project().resolve("spec/vectors/log");

    private final VerifierKey log = Examples.signer("example.com/log", 1).verifierKey();

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    @Test
    void the_journal_gives_the_published_files() throws IOException {
        Finding found = new Fsck(log, FOLDER.resolve("journal")).check(Optional.of(FOLDER.resolve("checkpoint")), Optional.of(FOLDER), Optional.empty());
        assertThat(found).isInstanceOfSatisfying(Finding.Sound.class, sound -> assertThat(sound.entries()).isEqualTo(300));
    }

    @Test
    void the_head_is_witnessed_under_the_quorum_file() throws IOException {
        Quorum quorum = Quorum.read(bytes("quorum"));
        assertThat(quorum.logs().getFirst().key()).isEqualTo(log);
        assertThat(quorum.attest(bytes("checkpoint"))).isInstanceOfSatisfying(Attested.Witnessed.class, witnessed -> assertThat(witnessed.time()).isEqualTo(1_763_800_000));
        SignedTreeHead head = SignedTreeHead.open(bytes("checkpoint"), log);
        assertThat(Examples.quantumCosigner("example.com/log", 2).key().verified(head.head(), head.note().signatures().get(1)).time()).isZero();
        byte[] changed = new String(bytes("checkpoint"), StandardCharsets.UTF_8).replace("\n300\n", "\n301\n").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> quorum.attest(changed));
    }

    @Test
    void the_proofs_hold_for_their_entries_and_no_others() throws IOException {
        for (int index : new int[] {7, 299}) {
            TlogProof proof = TlogProof.read(bytes("entry-" + index + ".tlog-proof"));
            assertThat(proof.verify(Examples.leaf(index), log).head().size()).isEqualTo(300);
            assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> proof.verify(Examples.leaf(8), log));
        }
        List<String> lines = Files.readAllLines(FOLDER.resolve("consistency-200-300"));
        ConsistencyProof proof = new ConsistencyProof(200, 300, lines.stream().skip(2).map(Hash::ofBase64).toList());
        assertThat(proof.proves(Hash.ofBase64(lines.get(0).substring(4)), Hash.ofBase64(lines.get(1).substring(4)))).isTrue();
        assertThat(AddCheckpoint.read(bytes("add-checkpoint")).proof()).isEqualTo(proof.path());
    }

    @Test
    void the_tiles_lead_to_every_entry() throws IOException {
        TiledTree tree = new TiledTree(TileFolder.in(FOLDER), SignedTreeHead.open(bytes("checkpoint"), log).head());
        for (int i = 0; i < 300; i++) {
            assertThat(tree.entry(i)).isEqualTo(Examples.bytes(Integer.toString(i)));
        }
    }

    @Test
    void the_split_view_is_proven() throws IOException {
        SplitView view = SplitView.read(bytes("300.split-view"));
        assertThat(view.verify(log)).isEqualTo(Examples.tree(300).root());
    }
}
