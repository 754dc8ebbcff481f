package loadline.log.tree;

import static loadline.log.Examples.bytes;
import static loadline.log.Examples.leaf;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final MerkleTree TREE = Examples.tree(70);
    private static final SignedTreeHead HEAD = SignedTreeHead.sign(new TreeHead("example.com/log", 70, TREE.root()), LOG);
    private static final TlogProof PROOF = TlogProof.of(TREE.proveInclusion(41, 70), HEAD);
    private static final String TEXT = new String(PROOF.write(), StandardCharsets.UTF_8);

    @Test
    void a_proof_file_has_version_index_path_and_signed_head() {
        assertThat(TEXT.lines().limit(2)).containsExactly("c2sp.org/tlog-proof@v1", "index 41");
        assertThat(TEXT.lines().skip(2).limit(7)).isEqualTo(PROOF.inclusion().path().stream().map(Hash::base64).toList());
        assertThat(TEXT).endsWith("\n\n" + new String(HEAD.write(), StandardCharsets.UTF_8));
        assertThat(TlogProof.read(PROOF.write())).isEqualTo(PROOF);
    }

    @Test
    void every_leaf_is_verified_under_the_signed_head_and_no_other_is() {
        for (int index = 0; index < 70; index++) {
            TlogProof proof = TlogProof.read(TlogProof.of(TREE.proveInclusion(index, 70), HEAD).write());
            assertThat(proof.verify(leaf(index), LOG.verifierKey()).head()).isEqualTo(HEAD.head());
            int other = (index + 1) % 70;
            assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> proof.verify(leaf(other), LOG.verifierKey()));
        }
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> PROOF.verify(leaf(41), signer("example.com/log", 2).verifierKey()));
    }

    @Test
    void a_proof_in_a_tree_of_one_leaf_has_no_path() {
        SignedTreeHead head = SignedTreeHead.sign(new TreeHead("example.com/log", 1, TREE.rootAt(1)), LOG);
        TlogProof proof = TlogProof.read(TlogProof.of(TREE.proveInclusion(0, 1), head).write());
        assertThat(proof.inclusion().path()).isEmpty();
        assertThat(proof.verify(leaf(0), LOG.verifierKey()).head().size()).isEqualTo(1);
    }

    @Test
    void an_extra_is_carried_and_proves_nothing() {
        TlogProof proof = new TlogProof(Optional.of("AQID"), PROOF.inclusion(), PROOF.treeHead());
        assertThat(new String(proof.write(), StandardCharsets.UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 41\n");
        assertThat(TlogProof.read(proof.write())).isEqualTo(proof);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TlogProof(Optional.of("AQ"), PROOF.inclusion(), PROOF.treeHead()));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TlogProof(Optional.of("A".repeat(65540)), PROOF.inclusion(), PROOF.treeHead()));
    }

    @Test
    void index_and_size_are_bound() {
        String other = TEXT.replace("index 41", "index 40");
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> TlogProof.read(bytes(other)).verify(leaf(41), LOG.verifierKey()));
        String otherSize = TEXT.replace("\n70\n", "\n71\n");
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> TlogProof.read(bytes(otherSize)).verify(leaf(41), LOG.verifierKey()));
        InclusionProof wrongSize = new InclusionProof(41, 71, PROOF.inclusion().path());
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TlogProof.of(wrongSize, HEAD)).withMessageContaining("71").withMessageContaining("70");
    }

    @Test
    void each_flipped_bit_is_refused() {
        byte[] file = PROOF.write();
        int held = 0;
        for (int bit = 0; bit < file.length * 8; bit++) {
            try {
                TlogProof.read(Examples.flipped(file, bit)).verify(leaf(41), LOG.verifierKey());
                held++;
            } catch (Malformed | NotAuthentic _) {
                // as it should be
            }
        }
        assertThat(held).isZero();
    }

    @Test
    void any_other_text_is_refused() {
        String hash = Hash.empty().base64() + "\n";
        Stream<String> others = Stream.of("", "\n\n", TEXT.replace("@v1", "@v2"), TEXT.replace("index 41", "index 041"), TEXT.replace("index 41", "index 70"), TEXT.replace("index 41", "index"),
                TEXT.replace("index 41\n", ""), TEXT.replace("index 41\n", "index 41\nindex 41\n"), TEXT.replace("index 41\n", "index 41\nextra AQID\n"),
                TEXT.replace("index 41\n", "extra AQID\nextra AQID\nindex 41\n"), TEXT.replace("index 41\n", "extra !\nindex 41\n"), TEXT.replace("index 41\n", "\nindex 41\n"),
                TEXT.replace("index 41\n", "index 41\n" + hash.repeat(58)), TEXT.replace("index 41\n", "index 41\nAAAA\n"), TEXT.replace("\n\nexample", "\nexample"), TEXT.replace("\n\n\u2014", "\n\u2014"),
                TEXT.replace("\n", "\r\n"), TEXT + "\n", "\n" + TEXT);
        assertThat(others).hasSize(19).allSatisfy(other -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TlogProof.read(bytes(other))));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TlogProof.read(new byte[TlogProof.LONGEST + 1])).withMessageContaining("1048576");
    }

    /** The specification's example has its signatures shortened, so only the part before them can be whole. */
    @Test
    void the_shortened_example_of_the_specification_is_refused_for_its_signatures_alone() throws IOException {
        String page = Files.readString(SharedData.at("tlog/c2sp/tlog-proof.md"));
        int start = page.indexOf("c2sp.org/tlog-proof@v1\nextra");
        String example = page.substring(start, page.indexOf("```", start));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TlogProof.read(bytes(example))).withMessageContaining("a signature is padded");
        String head = "example.com/log\n109482\n" + TREE.root().base64() + "\n";
        String signed = example.substring(0, example.indexOf("example.com/fancylog")) + SignedNote.of(head, LOG);
        assertThat(TlogProof.read(bytes(signed)).inclusion().index()).isEqualTo(73894);
    }
}
