package loadline.log.note;

import static loadline.log.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import loadline.log.Examples;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {
    private static final String ORDER = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";
    private static final Ed25519.SigningKey KEY = Examples.signer("example.com/log", 7).key();

    /** RFC 8032 section 7.1: tests 1, 2, 3 and SHA(abc). */
    @ParameterizedTest
    @CsvSource(textBlock = """
            9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
            833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42, ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f, dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704
            """)
    void keys_and_signatures_are_those_of_the_rfc(String seed, String publicKey, String message, String signature) {
        Ed25519.SigningKey key = Ed25519.SigningKey.of(hex(seed));
        assertThat(key.publicKey()).hasToString(publicKey).isEqualTo(Ed25519.PublicKey.of(hex(publicKey)));
        assertThat(key.sign(hex(message))).isEqualTo(hex(signature));
        assertThat(Ed25519.PublicKey.of(hex(publicKey)).verifies(hex(message), hex(signature))).isTrue();
    }

    @Test
    void each_flipped_bit_of_a_signature_or_message_is_refused() {
        byte[] message = bytes("m");
        byte[] signature = KEY.sign(message);
        for (int bit = 0; bit < 512; bit++) {
            assertThat(KEY.publicKey().verifies(message, Examples.flipped(signature, bit))).as("bit %d", bit).isFalse();
        }
        for (int bit = 0; bit < 8; bit++) {
            assertThat(KEY.publicKey().verifies(Examples.flipped(message, bit), signature)).isFalse();
        }
    }

    @Test
    void the_same_signature_spelt_with_a_larger_scalar_is_refused() {
        byte[] message = bytes("malleable");
        byte[] signature = KEY.sign(message);
        byte[] larger = signature.clone();
        BigInteger scalar = littleEndian(signature).add(new BigInteger(ORDER, 16));
        for (int i = 0; i < 32; i++) {
            larger[32 + i] = scalar.shiftRight(8 * i).byteValue();
        }
        assertThat(KEY.publicKey().verifies(message, signature)).isTrue();
        assertThat(KEY.publicKey().verifies(message, larger)).isFalse();
    }

    @Test
    void signatures_of_other_lengths_and_another_keys_are_refused() {
        byte[] signature = KEY.sign(bytes("m"));
        assertThat(KEY.publicKey().verifies(bytes("m"), new byte[0])).isFalse();
        assertThat(KEY.publicKey().verifies(bytes("m"), Arrays.copyOf(signature, 65))).isFalse();
        assertThat(KEY.publicKey().verifies(bytes("m"), Arrays.copyOf(signature, 63))).isFalse();
        assertThat(Examples.signer("x", 8).key().publicKey().verifies(bytes("m"), signature)).isFalse();
    }

    /** The points of order 1, 2, 4 and 8, and spellings of y that are not below the field's prime. */
    @Test
    void a_key_under_which_anybody_can_sign_is_refused() {
        List<String> weak = List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
        assertThat(weak).allSatisfy(key -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Ed25519.PublicKey.of(hex(key))));
    }

    @Test
    void a_key_that_is_no_point_verifies_nothing_and_throws_nothing() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        assertThat(Ed25519.PublicKey.of(noPoint).verifies(bytes("m"), KEY.sign(bytes("m")))).isFalse();
    }

    @Test
    void seeds_and_keys_of_other_lengths_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.SigningKey.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.PublicKey.of(new byte[33]));
    }

    @Test
    void a_signing_key_prints_nothing_of_itself() {
        assertThat(KEY).hasToString("***");
        assertThat(new NoteSigner("n", KEY).toString()).contains("***");
    }

    private static BigInteger littleEndian(byte[] signature) {
        BigInteger scalar = BigInteger.ZERO;
        for (int i = 63; i >= 32; i--) {
            scalar = scalar.shiftLeft(8).or(BigInteger.valueOf(signature[i] & 0xff));
        }
        return scalar;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
