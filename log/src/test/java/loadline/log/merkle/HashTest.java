package loadline.log.merkle;

import static loadline.log.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;

class HashTest {
    @Test
    void the_empty_root_and_the_empty_leaf_are_those_of_the_rfc() {
        assertThat(Hash.empty().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hash.leaf(new byte[0]).hex()).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void a_leaf_is_never_the_node_or_the_plain_hash_of_the_same_bytes() {
        Hash left = Hash.leaf(bytes("l"));
        Hash right = Hash.leaf(bytes("r"));
        byte[] both = new byte[64];
        System.arraycopy(left.bytes(), 0, both, 0, 32);
        System.arraycopy(right.bytes(), 0, both, 32, 32);
        assertThat(List.of(Hash.node(left, right), Hash.leaf(both), Hash.sha256(both), Hash.node(right, left))).doesNotHaveDuplicates();
    }

    @Test
    void both_spellings_read_back() {
        Hash hash = Hash.leaf(bytes("x"));
        assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash);
        assertThat(Hash.ofBase64(hash.base64())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(Hash.of(hash.bytes())).isEqualTo(hash);
    }

    @Test
    void any_other_spelling_is_refused() {
        String base64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        List<String> others = List.of("", "=", base64.replace("=", ""), base64.replace("U=", "V="), base64.replace('+', '-').replace('/', '_'), base64 + "=", base64 + "\n",
                " " + base64, base64.substring(4), base64 + "AAAA", "\u00e9".repeat(44));
        assertThat(others).allSatisfy(other -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Hash.ofBase64(other)));
        String hex = Hash.empty().hex();
        assertThat(List.of("", hex.toUpperCase(), hex.substring(1), hex + "0", hex.replace('e', 'g')))
                .allSatisfy(other -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Hash.ofHex(other)));
    }

    @Test
    void changing_the_bytes_handed_in_or_out_does_not_change_the_hash() {
        byte[] bytes = new byte[32];
        Hash hash = Hash.of(bytes);
        bytes[0] = 1;
        hash.bytes()[1] = 1;
        assertThat(hash).isEqualTo(Hash.of(new byte[32]));
    }
}
