package loadline.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import org.junit.jupiter.api.Test;

class VerifierKeyTest {
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void public_keys_of_other_implementations_read_and_print_back() {
        List<String> keys = List.of(PETER,
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        assertThat(keys).allSatisfy(key -> assertThat(VerifierKey.read(key).write()).isEqualTo(key));
        assertThat(VerifierKey.read(PETER).name()).isEqualTo("PeterNeumann");
        assertThat(VerifierKey.read(PETER).id()).isEqualTo(0xc74f20a3);
    }

    @Test
    void every_part_of_a_key_and_every_changed_character_is_refused() {
        List<String> mangled = new ArrayList<>();
        for (int start = 0; start < PETER.length(); start++) {
            for (int end = start + 1; end <= PETER.length(); end++) {
                if (end - start < PETER.length()) {
                    mangled.add(PETER.substring(start, end));
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            mangled.add(PETER.substring(0, i) + (char) (PETER.charAt(i) + 1) + PETER.substring(i + 1));
        }
        assertThat(mangled).hasSizeGreaterThan(2000)
                .allSatisfy(key -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> VerifierKey.read(key)));
    }

    @Test
    void other_types_and_lengths_are_refused_though_their_id_fits() {
        byte[] typed = new byte[33];
        typed[1] = 9;
        for (byte type : new byte[] {0, 2, 4, 5, 6, (byte) 0xff}) {
            typed[0] = type;
            String key = withFittingId("x", typed);
            assertThatExceptionOfType(Malformed.class).isThrownBy(() -> VerifierKey.read(key)).withMessageContaining("01 (Ed25519)");
        }
        typed[0] = 1;
        assertThat(VerifierKey.read(withFittingId("x", typed)).name()).isEqualTo("x");
        String longer = withFittingId("x", Arrays.copyOf(typed, 34));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> VerifierKey.read(longer)).withMessageContaining("32 bytes, not 33");
    }

    @Test
    void a_wrong_id_is_named_with_the_right_one() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> VerifierKey.read(PETER.replace("c74f20a3", "c74f20a4")))
                .withMessage("the id of verifier key `PeterNeumann` is `c74f20a4` but name and key give `c74f20a3`; the key was changed or mistyped");
    }

    @Test
    void a_name_has_no_space_plus_or_control_character_of_any_kind() {
        Ed25519.SigningKey key = Examples.signer("n", 1).key();
        List<String> names = List.of("", "a b", "a+b", "a\tb", "a\nb", "a\u0085b", "a\u00a0b", "a\u2003b", "a\u2028b", "a\u3000b", "a\u0000b", "\ud800", "x".repeat(256));
        assertThat(names).allSatisfy(name -> {
            assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new VerifierKey(name, key.publicKey()));
            assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new NoteSigner(name, key));
        });
        assertThat(new VerifierKey("\u00e9/\u65e5", key.publicKey()).name()).isEqualTo("\u00e9/\u65e5");
    }

    private static String withFittingId(String name, byte[] typed) {
        byte[] hashed = new byte[name.length() + 1 + typed.length];
        System.arraycopy(Examples.bytes(name + "\n"), 0, hashed, 0, name.length() + 1);
        System.arraycopy(typed, 0, hashed, name.length() + 1, typed.length);
        return name + "+" + Hash.sha256(hashed).hex().substring(0, 8) + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
