package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.formats.json.NewerFormat;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;

class DsseTest {
    private static final byte[] STATEMENT = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_is_signed_is_the_specification_s_example() {
        assertThat(new String(Dsse.preAuthenticated("http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(new String(Dsse.preAuthenticated("\u20ac", "\u00e9".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)).isEqualTo("DSSEv1 3 \u20ac 2 \u00e9");
    }

    @Test
    void an_envelope_reads_back_in_either_base64() {
        Dsse envelope = envelope();
        String written = new String(envelope.write(), StandardCharsets.UTF_8);
        assertThat(Dsse.read(envelope.write())).isEqualTo(envelope);
        String urlSafe = written.replace('+', '-').replace("e30=", "e30").replace("==\"", "\"");
        String safe = slashesOutsideType(urlSafe);
        assertThat(safe).isNotEqualTo(written);
        assertThat(Dsse.read(safe.getBytes(StandardCharsets.UTF_8))).isEqualTo(envelope);
    }

    @Test
    void signers_are_those_whose_signature_fits_whatever_the_hints_say() {
        Dsse envelope = envelope();
        var all = List.of(Examples.OFFICER_KEY.publicKey(), Examples.BOARD_KEY.publicKey(), Examples.key(9).publicKey());
        assertThat(envelope.signers(all)).isEqualTo(Set.of(Examples.OFFICER_KEY.publicKey(), Examples.BOARD_KEY.publicKey()));
        Dsse misled = new Dsse(envelope.payloadType(), envelope.payload(), envelope.signatures().stream().map(s -> new Dsse.Signature(Optional.of("00"), s.signature())).toList());
        assertThat(misled.signers(all)).hasSize(2);
        assertThat(new Dsse("application/other", envelope.payload(), envelope.signatures()).signers(all)).isEmpty();
    }

    @Test
    void an_envelope_without_signatures_or_with_unknown_fields_is_refused() {
        assertThatThrownBy(() -> new Dsse("t", envelope().payload(), List.of())).hasMessageContaining("1 to 64 signatures");
        byte[] more = new String(envelope().write(), StandardCharsets.UTF_8).replace("{\"payload\":", "{\"extra\":1,\"payload\":").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Dsse.read(more)).isInstanceOf(NewerFormat.class);
        byte[] loose = new String(envelope().write(), StandardCharsets.UTF_8).replace("e30=", "e31=").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Dsse.read(loose)).isInstanceOf(Malformed.class);
    }

    @Test
    void a_leaf_is_spelt_as_rekor_spells_it() {
        Leaf leaf = Leaf.sign(STATEMENT, List.of(Examples.OFFICER_KEY));
        String signature = leaf.signatures().getFirst().signature().base64();
        String key = Base64.getEncoder().encodeToString(concat(HexFormat.of().parseHex("302a300506032b6570032100"), Examples.OFFICER_KEY.publicKey().bytes()));
        assertThat(new String(leaf.write(), StandardCharsets.UTF_8)).isEqualTo("{\"apiVersion\":\"0.0.2\",\"kind\":\"dsse\",\"spec\":{\"dsseV002\":{\"payloadHash\":{\"algorithm\":\"SHA2_256\","
                + "\"digest\":\"" + base64(leaf.statement().hex()) + "\"},\"signatures\":[{\"content\":\""
                + signature + "\",\"verifier\":{\"keyDetails\":\"PKIX_ED25519\",\"publicKey\":{\"rawBytes\":\"" + key + "\"}}}]}}}");
    }

    @Test
    void a_leaf_holds_each_key_once_in_order_and_has_one_spelling() {
        Leaf leaf = Leaf.sign(STATEMENT, List.of(Examples.OFFICER_KEY, Examples.BOARD_KEY));
        assertThat(Leaf.sign(STATEMENT, List.of(Examples.BOARD_KEY, Examples.OFFICER_KEY))).isEqualTo(leaf);
        assertThat(Leaf.read(leaf.write())).isEqualTo(leaf);
        assertThat(leaf.signaturesNotOn(STATEMENT)).isEmpty();
        assertThat(leaf.signaturesNotOn("{ }".getBytes(StandardCharsets.UTF_8))).hasSize(2);
        assertThatThrownBy(() -> Leaf.sign(STATEMENT, List.of(Examples.BOARD_KEY, Examples.BOARD_KEY))).hasMessage("a key signs a statement once");
        byte[] spaced = new String(leaf.write(), StandardCharsets.UTF_8).replace("\"kind\":", "\"kind\": ").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Leaf.read(spaced)).isInstanceOf(Malformed.class).hasMessageContaining("another spelling");
    }

    @Test
    void every_changed_byte_of_a_leaf_is_refused_or_another_leaf() {
        Leaf leaf = Leaf.sign(STATEMENT, List.of(Examples.OFFICER_KEY));
        byte[] original = leaf.write();
        for (int i = 0; i < original.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = Arrays.copyOf(original, original.length);
                changed[i] ^= (byte) (1 << bit);
                try {
                    Leaf read = Leaf.read(changed);
                    assertThat(read.equals(leaf) || read.statement().equals(leaf.statement()) && read.signaturesNotOn(STATEMENT).isEmpty()).as("byte " + i).isFalse();
                } catch (IllegalArgumentException _) {
                    // refused
                }
            }
        }
    }

    private static Dsse envelope() {
        return Dsse.of(STATEMENT, List.of(KeySignature.sign(Examples.OFFICER_KEY, STATEMENT), KeySignature.sign(Examples.BOARD_KEY, STATEMENT)));
    }

    private static String slashesOutsideType(String json) {
        return json.replace('/', '_').replace("application_vnd.in-toto-json", "application/vnd.in-toto+json");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
