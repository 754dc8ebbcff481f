package loadline.log.note;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import loadline.log.Malformed;

/** Ed25519 (RFC 8032, pure) over bytes, on keys in their raw 32-byte forms. */
public final class Ed25519 {
    /** The length of a seed, a public key in its raw form, in bytes. */
    public static final int KEY_BYTES = 32;

    /** The length of a signature, in bytes. */
    public static final int SIGNATURE_BYTES = 64;

    private static final String ALGORITHM = "Ed25519";
    /** DER of a SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410 section 4). */
    private static final byte[] PUBLIC_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** A public key: the 32 bytes of RFC 8032 section 5.1.2. */
    public static final class PublicKey {
        private final byte[] raw;
        private final java.security.PublicKey key;

        private PublicKey(byte[] raw) {
            this.raw = raw;
            this.key = decoded(raw);
        }

        /**
         * The key with these 32 bytes.
         *
         * @throws Malformed if they are more or fewer, are not the shortest spelling of their point, or spell one of the
         *     few points for which a signature can be made without a private key
         */
        public static PublicKey of(byte[] raw) {
            if (raw.length != KEY_BYTES) {
                throw new Malformed("an Ed25519 public key is " + KEY_BYTES + " bytes, not " + raw.length);
            }
            if (!Point.isAcceptable(raw)) {
                throw new Malformed("an Ed25519 public key is a canonical point of large order, not `" + HexFormat.of().formatHex(raw) + "`");
            }
            return new PublicKey(raw.clone());
        }

        /** The 32 bytes. */
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

        /** 64 hexadecimal digits. */
        @Override
        public String toString() {
            return HexFormat.of().formatHex(raw);
        }

        private static java.security.PublicKey decoded(byte[] raw) {
            byte[] encoded = Arrays.copyOf(PUBLIC_KEY_INFO, PUBLIC_KEY_INFO.length + KEY_BYTES);
            System.arraycopy(raw, 0, encoded, PUBLIC_KEY_INFO.length, KEY_BYTES);
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
         * The key with this 32-byte seed, RFC 8032's private key. Where the seed comes from, and that it was drawn well, is
         * the caller's business.
         *
         * @throws IllegalArgumentException if the seed has more or fewer bytes
         */
        public static SigningKey of(byte[] seed) {
            if (seed.length != KEY_BYTES) {
                throw new IllegalArgumentException("an Ed25519 seed is " + KEY_BYTES + " bytes, not " + seed.length);
            }
            try {
                KeyPair pair = pairFrom(seed);
                byte[] encoded = pair.getPublic().getEncoded();
                byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
                return new SigningKey(pair.getPrivate(), PublicKey.of(raw));
            } catch (GeneralSecurityException e) {
                throw absent(e);
            }
        }

        /** The key that verifies what this one signs. */
        public PublicKey publicKey() {
            return publicKey;
        }

        /** The 64 bytes of the signature on {@code message}; the same message always gives the same. */
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

        /**
         * The platform computes a public key only while it generates a pair, so it is made to generate from this seed, and
         * the private key that it then holds is compared with the seed: a platform that drew otherwise is refused.
         */
        private static KeyPair pairFrom(byte[] seed) throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] drawn = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElse(new byte[0]);
            if (!Arrays.equals(drawn, seed)) {
                throw new IllegalStateException("this Java platform does not make an Ed25519 key from its seed");
            }
            return pair;
        }
    }

    /** A source of chance that always gives the seed. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] fixed;

        FixedBytes(byte[] fixed) {
            this.fixed = fixed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != fixed.length) {
                throw new IllegalStateException("this Java platform draws " + bytes.length + " bytes for an Ed25519 key");
            }
            System.arraycopy(fixed, 0, bytes, 0, fixed.length);
        }
    }

    /** What the y coordinate of an encoded point tells about it. */
    private static final class Point {
        private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        /** One of the two y coordinates of the points of order 8; the other is its negative. */
        private static final BigInteger ORDER_8 = new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);
        private static final Set<BigInteger> SMALL_ORDER =
                Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_8, P.subtract(ORDER_8));

        static boolean isAcceptable(byte[] raw) {
            BigInteger y = y(raw);
            return y.compareTo(P) < 0 && !SMALL_ORDER.contains(y);
        }

        private static BigInteger y(byte[] raw) {
            byte[] bigEndian = new byte[KEY_BYTES];
            for (int i = 0; i < KEY_BYTES; i++) {
                bigEndian[i] = raw[KEY_BYTES - 1 - i];
            }
            bigEndian[0] &= 0x7f;
            return new BigInteger(1, bigEndian);
        }
    }

    private static IllegalStateException absent(GeneralSecurityException cause) {
        return new IllegalStateException("this Java platform cannot do Ed25519", cause);
    }
}
