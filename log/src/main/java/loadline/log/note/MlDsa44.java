package loadline.log.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;

/** ML-DSA-44 (FIPS 204, pure, empty context) over bytes: a signature that a quantum computer does not forge. Keys in their raw forms. */
public final class MlDsa44 {
    /** The length of a public key in its raw form, in bytes. */
    public static final int PUBLIC_KEY_BYTES = 1312;

    /** The length of a seed, in bytes. */
    public static final int SEED_BYTES = 32;

    /** The length of a signature, in bytes. */
    public static final int SIGNATURE_BYTES = 2420;

    private static final String ALGORITHM = "ML-DSA-44";
    /** DER of a SubjectPublicKeyInfo up to the 1312 bytes of the key (RFC 9881 section 4). */
    private static final byte[] PUBLIC_KEY_INFO = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    /** A public key: the 1312 bytes of FIPS 204 algorithm 22. */
    public static final class PublicKey {
        private final byte[] raw;
        private final java.security.PublicKey key;

        private PublicKey(byte[] raw) {
            this.raw = raw;
            this.key = decoded(raw);
        }

        /** The key with these bytes. @throws Malformed if they are more or fewer than 1312 */
        public static PublicKey of(byte[] raw) {
            if (raw.length != PUBLIC_KEY_BYTES) {
                throw new Malformed("an ML-DSA-44 public key is " + PUBLIC_KEY_BYTES + " bytes, not " + raw.length);
            }
            return new PublicKey(raw.clone());
        }

        /** The 1312 bytes. */
        public byte[] bytes() {
            return raw.clone();
        }

        /** Whether {@code signature} is this key's on {@code message}. False, never an exception, for any bytes that are not. */
        public boolean verifies(byte[] message, byte[] signature) {
            if (signature.length != SIGNATURE_BYTES) {
                return false;
            }
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(key);
                verifier.update(message);
                return verifier.verify(signature);
            } catch (InvalidKeyException | SignatureException _) {
                return false;
            } catch (GeneralSecurityException e) {
                throw absent(e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PublicKey that && Arrays.equals(raw, that.raw);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(raw);
        }

        /** The SHA-256 of the key in hexadecimal digits; the key itself is too long to show. */
        @Override
        public String toString() {
            return "sha256:" + Hash.sha256(raw).hex();
        }

        private static java.security.PublicKey decoded(byte[] raw) {
            byte[] encoded = Arrays.copyOf(PUBLIC_KEY_INFO, PUBLIC_KEY_INFO.length + PUBLIC_KEY_BYTES);
            System.arraycopy(raw, 0, encoded, PUBLIC_KEY_INFO.length, PUBLIC_KEY_BYTES);
            try {
                return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                throw absent(e);
            }
        }
    }

    /** A private key. It prints as {@code ***} and gives its seed to nobody. */
    public static final class SigningKey {
        private final PrivateKey key;
        private final PublicKey publicKey;

        private SigningKey(PrivateKey key, PublicKey publicKey) {
            this.key = key;
            this.publicKey = publicKey;
        }

        /**
         * The key with this seed (the xi of FIPS 204 algorithm 6). Where it comes from, and that it was drawn well, is the
         * caller's business.
         *
         * @throws IllegalArgumentException if the seed is not 32 bytes
         */
        public static SigningKey of(byte[] seed) {
            if (seed.length != SEED_BYTES) {
                throw new IllegalArgumentException("an ML-DSA-44 seed is " + SEED_BYTES + " bytes, not " + seed.length);
            }
            try {
                FixedBytes fixed = new FixedBytes(seed, ALGORITHM);
                KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
                generator.initialize(NamedParameterSpec.ML_DSA_44, fixed);
                KeyPair pair = generator.generateKeyPair();
                fixed.requireDrawnOnce();
                byte[] encoded = pair.getPublic().getEncoded();
                return new SigningKey(pair.getPrivate(), PublicKey.of(Arrays.copyOfRange(encoded, PUBLIC_KEY_INFO.length, encoded.length)));
            } catch (GeneralSecurityException e) {
                throw absent(e);
            }
        }

        /** The key that verifies what this one signs. */
        public PublicKey publicKey() {
            return publicKey;
        }

        /** A signature on {@code message}, 2420 bytes; the same message gives another each time. */
        public byte[] sign(byte[] message) {
            try {
                Signature signer = Signature.getInstance(ALGORITHM);
                signer.initSign(key);
                signer.update(message);
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw absent(e);
            }
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** A source of chance that gives the seed, once. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] fixed;
        private final String algorithm;
        private int draws;

        FixedBytes(byte[] fixed, String algorithm) {
            this.fixed = fixed.clone();
            this.algorithm = algorithm;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            draws++;
            if (bytes.length != fixed.length) {
                throw new IllegalStateException("this Java platform draws " + bytes.length + " bytes for an " + algorithm + " key");
            }
            System.arraycopy(fixed, 0, bytes, 0, fixed.length);
        }

        void requireDrawnOnce() {
            if (draws != 1) {
                throw new IllegalStateException("this Java platform does not make an " + algorithm + " key from one seed");
            }
        }
    }

    private static IllegalStateException absent(GeneralSecurityException cause) {
        return new IllegalStateException("this Java platform cannot do ML-DSA-44", cause);
    }
}
