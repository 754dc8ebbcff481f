package loadline.formats.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.json.Bytes;
import loadline.log.note.Ed25519;
import loadline.log.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {
    private static final Ed25519.PublicKey KEY = Ed25519.SigningKey.of(new byte[32]).publicKey();
    private static final String ROOT = Bytes.of(KEY.bytes()).base64();
    private static final Trust TRUST = new Trust(
            List.of(new VerifierKey("log.example", KEY)), new Trust.Roots(Set.of(ROOT), 1), new Trust.Witnesses(List.of("w.example+00000000+x"), 1),
            Map.of(PolicyId.of("anthropic-rsp@2.2"), Digest.ofHex("ab".repeat(32))));

    @Test
    void a_trust_file_reads_back() {
        assertThat(Trust.read("trust.json", TRUST.write()).orThrow()).isEqualTo(TRUST);
        String spaced = new String(TRUST.write(), StandardCharsets.UTF_8).replace(",\"", ",\n  \"");
        assertThat(Trust.read("trust.json", spaced.getBytes(StandardCharsets.UTF_8)).orThrow()).isEqualTo(TRUST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            loadline-trust/v1    | loadline-trust/v2      | the only format known
            "format":            | "shape":"x","format":  | unknown field `shape`
            "quorum":1}          | "quorum":2}            | quorum lies between
            sha256:abab          | sha256:ABAB            | a digest is
            anthropic-rsp@2.2    | anthropic-rsp          | name@version
            log.example+         | other.example+         | the id of verifier key
            "logs":              | "lags":                | `logs` is missing
            """)
    void what_is_wrong_is_named(String from, String to, String expected) {
        String good = new String(TRUST.write(), StandardCharsets.UTF_8);
        assertThat(good).contains(from);
        Parsed<Trust> outcome = Trust.read("trust.json", good.replace(from, to).getBytes(StandardCharsets.UTF_8));
        assertThat(((Parsed.Rejected<Trust>) outcome).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("trust.json");
            assertThat(problem.message()).contains(expected);
        });
    }

    @Test
    void a_root_key_is_a_key() {
        String good = new String(TRUST.write(), StandardCharsets.UTF_8);
        for (String other : new String[] {"AAAA", Bytes.of(new byte[32]).base64(), ROOT + "\",\"" + ROOT}) {
            assertThat(Trust.read("t", good.replace("[\"" + ROOT + "\"]", "[\"" + other + "\"]").getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Rejected.class);
        }
    }
}
