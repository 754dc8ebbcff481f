package loadline.log.tree;

import static loadline.log.Examples.bytes;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

class TreeHeadTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final String ROOT = "uZo6M+IhVna+CLgWCrJs0xBPUHbozHkYTQASduHSLME=";
    private static final TreeHead HEAD = new TreeHead("example.com/log", 12, Hash.ofBase64(ROOT));

    @Test
    void a_tree_head_is_three_lines() {
        assertThat(HEAD.write()).isEqualTo("example.com/log\n12\n" + ROOT + "\n");
        assertThat(TreeHead.read(HEAD.write())).isEqualTo(HEAD);
        assertThat(TreeHead.read("o\n9223372036854775807\n" + ROOT + "\n").size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void any_other_text_is_refused() {
        Stream<String> others = Stream.of("", "\n", "o\n1\n", "o\n1\n" + ROOT, "o\n01\n" + ROOT + "\n", "o\n+1\n" + ROOT + "\n", "o\n-1\n" + ROOT + "\n", "o\n1 \n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n", "\n1\n" + ROOT + "\n", "o\n9223372036854775808\n" + ROOT + "\n", "o\n18446744073709551616\n" + ROOT + "\n", "o\n\u0661\n" + ROOT + "\n",
                "o\n1\n" + ROOT.replace("E=", "F=") + "\n", "o\n1\n" + ROOT.replace("=", "") + "\n", "o\n1\nAAAA\n", "o\n0\n" + ROOT + "\n", "o\n1\n" + ROOT + "\nextension\n",
                "o\n1\n" + ROOT + "\n\n", "o\r\n1\r\n" + ROOT + "\r\n", "x".repeat(256) + "\n1\n" + ROOT + "\n");
        assertThat(others).hasSize(21).allSatisfy(other -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TreeHead.read(other)));
    }

    @Test
    void a_signed_tree_head_opens_with_its_logs_key_only() {
        byte[] bytes = SignedTreeHead.sign(HEAD, LOG).write();
        SignedTreeHead opened = SignedTreeHead.open(bytes, LOG.verifierKey());
        assertThat(opened.head()).isEqualTo(HEAD);
        assertThat(opened.write()).isEqualTo(bytes);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> SignedTreeHead.open(bytes, signer("example.com/log", 2).verifierKey()));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedTreeHead.sign(HEAD, signer("example.com/other", 1)));
    }

    @Test
    void a_head_of_another_origin_is_refused_though_the_key_signed_it() {
        NoteSigner other = signer("example.com/other", 1);
        SignedNote note = SignedNote.of(HEAD.write(), other);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> SignedTreeHead.open(note, other.verifierKey())).withMessageContaining("`example.com/other`");
    }

    @Test
    void a_note_that_is_no_tree_head_is_malformed_only_once_its_signature_is_good() {
        SignedNote note = SignedNote.of("hello\n", LOG);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedTreeHead.open(note, LOG.verifierKey()));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> SignedTreeHead.open(note, signer("example.com/log", 2).verifierKey()));
    }

    /** A real log of fifteen entries written by another implementation: signed heads of each size, entries, leaf hashes. */
    @Test
    void another_implementations_log_has_the_roots_that_this_tree_gives() throws IOException {
        Path log = SharedData.at("tlog/tessera/testdata/log");
        VerifierKey key = VerifierKey.read("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
        MerkleTree tree = new MerkleTree();
        ByteBuffer entries = ByteBuffer.wrap(Files.readAllBytes(log.resolve("tile/entries/000.p/15")));
        ByteBuffer leaves = ByteBuffer.wrap(Files.readAllBytes(log.resolve("tile/0/000.p/15")));
        while (entries.hasRemaining()) {
            Hash leaf = Hash.leaf(next(entries, Short.toUnsignedInt(entries.getShort())));
            assertThat(leaf).isEqualTo(Hash.of(next(leaves, 32)));
            tree.append(leaf);
        }
        assertThat(tree.size()).isEqualTo(15);
        for (int size = 0; size <= 15; size++) {
            byte[] file = Files.readAllBytes(log.resolve("checkpoint." + size));
            SignedTreeHead signed = SignedTreeHead.open(file, key);
            assertThat(signed.head()).isEqualTo(new TreeHead("example.com/log/testdata", size, tree.rootAt(size)));
            assertThat(signed.write()).isEqualTo(file);
            assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> SignedTreeHead.open(file, LOG.verifierKey()));
        }
    }

    /** Go's checksum database signs under a name that is not its origin, so its head reads but is nobody's signed tree head here. */
    @Test
    void the_head_of_gos_checksum_database_verifies_as_a_note() throws IOException {
        String transcript = Files.readString(SharedData.at("tlog/torchwood/cmd/litewitness/testdata/sumdb.txt"));
        int start = transcript.indexOf("go.sum database tree\n35225469");
        byte[] file = bytes(transcript.substring(start, transcript.indexOf("```", start)));
        VerifierKey key = VerifierKey.read("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        assertThat(TreeHead.read(SignedNote.read(file).open(List.of(key)).text()).size()).isEqualTo(35225469);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> SignedTreeHead.open(file, key));
    }

    @Test
    void the_specifications_example_reads() throws IOException {
        String page = Files.readString(SharedData.at("tlog/c2sp/tlog-checkpoint.md"));
        int start = page.indexOf("example.com/behind-the-sofa\n");
        SignedNote note = SignedNote.read(bytes(page.substring(start, page.indexOf("```", start))));
        assertThat(TreeHead.read(note.unverifiedText()).size()).isEqualTo(20852163);
        assertThat(note.signatures()).hasSize(1);
    }

    @Test
    void the_empty_tree_has_one_root() {
        assertThat(TreeHead.read("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")).isEqualTo(new TreeHead("o", 0, Examples.tree(0).root()));
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
