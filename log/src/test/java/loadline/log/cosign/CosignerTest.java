package loadline.log.cosign;

import static loadline.log.Examples.cosigner;
import static loadline.log.Examples.quantumCosigner;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.Test;

class CosignerTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final TreeHead HEAD = Examples.head(LOG, 9).head();
    private static final List<Cosigner> BOTH = List.of(cosigner("witness.example/w", 2), quantumCosigner("witness.example/q", 3));
    private static final long TIME = 1_763_800_000;

    @Test
    void a_key_is_read_as_it_was_written_and_its_id_is_checked() {
        for (Cosigner cosigner : BOTH) {
            String vkey = cosigner.key().write();
            assertThat(CosignerKey.read(vkey)).isEqualTo(cosigner.key());
            String otherName = vkey.replaceFirst("witness", "fitness");
            assertThatExceptionOfType(Malformed.class).isThrownBy(() -> CosignerKey.read(otherName)).withMessageContaining("the key was changed or mistyped");
        }
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> CosignerKey.read(LOG.verifierKey().write())).withMessageContaining("not 01");
        assertThat(List.of("", "a", "a+b", "a+00000000+", "a+00000000+BA==", "x".repeat(3000) + "+00000000+BA=="))
                .allSatisfy(text -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> CosignerKey.read(text)));
    }

    /** The bytes that are signed, spelt out by hand from the specification. */
    @Test
    void the_signed_bytes_are_those_of_the_specification() {
        assertThat(new String(BOTH.getFirst().key().message(HEAD, TIME), StandardCharsets.UTF_8))
                .isEqualTo("cosignature/v1\ntime 1763800000\nexample.com/log\n9\n" + HEAD.root().base64() + "\n");
        ByteBuffer packed = ByteBuffer.allocate(12 + 1 + 17 + 8 + 1 + 15 + 8 + 8 + 32).put(Examples.bytes("subtree/v1\n\0")).put((byte) 17).put(Examples.bytes("witness.example/q"))
                .putLong(TIME).put((byte) 15).put(Examples.bytes("example.com/log")).putLong(0).putLong(9).put(HEAD.root().bytes());
        assertThat(BOTH.getLast().key().message(HEAD, TIME)).isEqualTo(packed.array());
    }

    @Test
    void a_cosignature_holds_for_its_head_time_and_key_only() {
        for (Cosigner cosigner : BOTH) {
            NoteSignature line = cosigner.cosign(HEAD, TIME);
            CosignerKey key = cosigner.key();
            assertThat(key.verified(HEAD, line)).isEqualTo(new Cosignature(key, TIME));
            List<TreeHead> others = List.of(new TreeHead("example.com/other", 9, HEAD.root()), new TreeHead("example.com/log", 10, HEAD.root()), new TreeHead("example.com/log", 9, Examples.leaf(1)));
            assertThat(others).allSatisfy(other -> assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> key.verified(other, line)));
            byte[] decoded = Base64.getDecoder().decode(line.base64());
            for (int bit = 0; bit < decoded.length * 8; bit += 61) {
                NoteSignature changed = new NoteSignature(line.name(), Base64.getEncoder().encodeToString(Examples.flipped(decoded, bit)));
                assertThatExceptionOfType(NotAuthentic.class).as("bit %d", bit).isThrownBy(() -> key.verified(HEAD, changed));
            }
            NoteSignature cut = new NoteSignature(line.name(), Base64.getEncoder().encodeToString(Arrays.copyOf(decoded, 8)));
            assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> key.verified(HEAD, cut));
        }
    }

    @Test
    void an_ml_dsa_cosignature_under_another_name_is_another() {
        NoteSignature line = BOTH.getLast().cosign(HEAD, TIME);
        CosignerKey renamed = quantumCosigner("witness.example/r", 3).key();
        byte[] own = line.signature();
        byte[] moved = ByteBuffer.allocate(4 + own.length).putInt(renamed.id()).put(own).array();
        NoteSignature underOther = new NoteSignature(renamed.name(), Base64.getEncoder().encodeToString(moved));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> renamed.verified(HEAD, underOther));
    }

    @Test
    void a_head_carries_lines_of_both_kinds_and_each_key_once() {
        SignedTreeHead head = Examples.head(LOG, 9);
        SignedTreeHead cosigned = head.with(BOTH.stream().map(c -> c.cosign(HEAD, TIME)).toList());
        assertThat(SignedTreeHead.open(cosigned.write(), LOG.verifierKey()).note().signatures()).hasSize(3);
        SignedTreeHead again = cosigned.with(List.of(BOTH.getFirst().cosign(HEAD, TIME + 1)));
        assertThat(again.note().signatures()).hasSize(3);
        assertThat(BOTH.getFirst().key().verified(HEAD, again.note().signatures().get(1)).time()).isEqualTo(TIME + 1);
    }

    @Test
    void a_time_is_not_negative_and_a_cosigner_shows_no_key() {
        assertThatIllegalArgumentException().isThrownBy(() -> BOTH.getFirst().cosign(HEAD, -1)).withMessageContaining("-1");
        assertThat(BOTH.getFirst().toString()).startsWith("witness.example/w+").hasSize("witness.example/w+".length() + 8);
    }
}
