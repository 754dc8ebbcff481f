package loadline.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import org.junit.jupiter.api.Test;

class MlDsa44Test {
    private static final MlDsa44.SigningKey KEY = MlDsa44.SigningKey.of(seed());

    private static byte[] seed() {
        byte[] seed = new byte[MlDsa44.SEED_BYTES];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }

    /** The key and a signature that another implementation, in another language, makes from the same seed. */
    @Test
    void a_seed_gives_the_key_that_others_get_and_their_signature_verifies() throws IOException {
        assertThat(KEY.publicKey()).hasToString("sha256:9f107644c1084526af3bc8098680b05499a2325a644e388fb4f970e058d19d46");
        try (InputStream in = MlDsa44Test.class.getResourceAsStream("/ml-dsa/signature-of-abc.base64")) {
            byte[] signature = Base64.getMimeDecoder().decode(in.readAllBytes());
            assertThat(Hash.sha256(signature).hex()).isEqualTo("9c2afc5db0e15c199977be79eaee52ca0b538a1b6f8039dcac032a06120cfa87");
            assertThat(KEY.publicKey().verifies(Examples.bytes("abc"), signature)).isTrue();
            assertThat(KEY.publicKey().verifies(Examples.bytes("abd"), signature)).isFalse();
        }
    }

    @Test
    void what_a_key_signs_it_verifies_and_no_bit_may_change() {
        byte[] message = Examples.bytes("message");
        byte[] signature = KEY.sign(message);
        assertThat(signature).hasSize(MlDsa44.SIGNATURE_BYTES);
        assertThat(MlDsa44.PublicKey.of(KEY.publicKey().bytes()).verifies(message, signature)).isTrue();
        for (int bit = 0; bit < signature.length * 8; bit += 97) {
            assertThat(KEY.publicKey().verifies(message, Examples.flipped(signature, bit))).as("bit %d", bit).isFalse();
        }
        assertThat(KEY.publicKey().verifies(message, new byte[MlDsa44.SIGNATURE_BYTES])).isFalse();
        assertThat(KEY.publicKey().verifies(message, new byte[10])).isFalse();
        assertThat(MlDsa44.SigningKey.of(new byte[32]).publicKey().verifies(message, signature)).isFalse();
    }

    @Test
    void keys_have_their_length_and_the_private_one_shows_nothing() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> MlDsa44.PublicKey.of(new byte[1311])).withMessageContaining("1312").withMessageContaining("1311");
        assertThatIllegalArgumentException().isThrownBy(() -> MlDsa44.SigningKey.of(new byte[31]));
        assertThat(KEY).hasToString("***");
        assertThat(MlDsa44.SigningKey.of(seed()).publicKey()).isEqualTo(KEY.publicKey()).hasSameHashCodeAs(KEY.publicKey());
    }
}
