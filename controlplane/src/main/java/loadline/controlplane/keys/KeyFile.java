package loadline.controlplane.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import loadline.core.Rule;
import loadline.formats.json.Bytes;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;
import loadline.formats.json.StrictJson;
import loadline.log.note.Ed25519;

/**
 * What a key's file holds.
 *
 * @param publicKey the key's 32 public bytes
 * @param sealing how the seed is sealed; empty where it lies open
 * @param seed the seed's 32 bytes, or what they were sealed to
 */
public record KeyFile(KeyOwner owner, Bytes publicKey, Optional<Sealing> sealing, Bytes seed) {
    /** The least rounds of PBKDF2 that are written or read. */
    public static final int LEAST_ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 20_000_000;
    private static final String FORMAT = "loadline-key/1";
    private static final String METHOD = "pbkdf2-hmac-sha256+aes-256-gcm";
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 16 * 1024;

    /** The parameters of a sealed seed. */
    public record Sealing(int iterations, Bytes salt, Bytes nonce) {
        public Sealing {
            Rule.require(LEAST_ITERATIONS <= iterations && iterations <= MOST_ITERATIONS,
                    () -> "a key is sealed with " + LEAST_ITERATIONS + " to " + MOST_ITERATIONS + " rounds, not " + iterations);
            Rule.require(salt.length() == SALT_BYTES && nonce.length() == NONCE_BYTES, "a salt has 16 bytes and a nonce 12");
        }

        private static Sealing fresh(SecureRandom chance) {
            return new Sealing(LEAST_ITERATIONS, drawn(chance, SALT_BYTES), drawn(chance, NONCE_BYTES));
        }
    }

    /** A new key, sealed under the passphrase if there is one. */
    static KeyFile fresh(KeyOwner owner, Optional<Secret> passphrase, SecureRandom chance) {
        byte[] seed = drawn(chance, Ed25519.KEY_BYTES).array();
        try {
            Bytes publicKey = Bytes.of(Ed25519.SigningKey.of(seed).publicKey().bytes());
            if (passphrase.isEmpty()) {
                return new KeyFile(owner, publicKey, Optional.empty(), Bytes.of(seed));
            }
            Rule.require(!passphrase.get().isEmpty(), "a passphrase has at least one character; for a key without one ask for --unencrypted");
            Sealing sealing = Sealing.fresh(chance);
            Bytes sealed = Bytes.of(crypt(Cipher.ENCRYPT_MODE, sealing, passphrase.get(), header(owner, publicKey), seed));
            return new KeyFile(owner, publicKey, Optional.of(sealing), sealed);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("sealing checks no tag", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Whether a passphrase is needed. */
    public boolean isEncrypted() {
        return sealing.isPresent();
    }

    /**
     * The signing key.
     *
     * @throws NotUnlocked if the passphrase is wrong or the file was changed
     */
    Ed25519.SigningKey unlock(Passphrases passphrases) {
        byte[] plain = sealing.isEmpty() ? seed.array() : unsealed(sealing.get(), passphrases);
        try {
            Ed25519.SigningKey key = Ed25519.SigningKey.of(plain);
            if (!Bytes.of(key.publicKey().bytes()).equals(publicKey)) {
                throw new NotUnlocked("the key file of `" + owner.name() + "` names another public key than its seed gives; it was changed: restore it from a backup");
            }
            return key;
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] unsealed(Sealing how, Passphrases passphrases) {
        try {
            return crypt(Cipher.DECRYPT_MODE, how, passphrases.forKey(owner.name()), header(owner, publicKey), seed.array());
        } catch (AEADBadTagException _) {
            throw new NotUnlocked("the passphrase for the key of `" + owner.name() + "` is wrong, or its file was changed; check the passphrase file, or type it again");
        }
    }

    byte[] write() {
        return CanonicalJson.write(Json.object(
                Json.has("format", FORMAT),
                Json.has("owner", owner.kind()),
                Json.has("name", owner.name()),
                Json.has("publicKey", publicKey.base64()),
                Json.may("sealing", sealing.map(s -> Json.object(
                        Json.has("method", METHOD), Json.has("iterations", s.iterations()), Json.has("salt", s.salt().base64()), Json.has("nonce", s.nonce().base64())))),
                Json.has("seed", seed.base64())));
    }

    /** @throws IllegalArgumentException if the bytes are no key file of this version */
    static KeyFile read(byte[] bytes) {
        return Cursor.of("key file", StrictJson.read("key file", bytes, LARGEST)).object(f -> {
            only(f, "format", FORMAT);
            return new KeyFile(
                    KeyOwner.of(f.take("owner", Cursor::text), f.take("name", Cursor::text)),
                    f.take("publicKey", KeyFile::bytes),
                    f.may("sealing", sealing -> sealing.object(KeyFile::sealing)),
                    f.take("seed", KeyFile::bytes));
        });
    }

    private static Sealing sealing(Fields f) {
        only(f, "method", METHOD);
        return new Sealing(f.take("iterations", Cursor::integer), f.take("salt", KeyFile::bytes), f.take("nonce", KeyFile::bytes));
    }

    private static void only(Fields f, String key, String known) {
        String found = f.take(key, Cursor::text);
        Rule.require(found.equals(known), () -> "a key file's `" + key + "` is `" + known + "`, not `" + found + "`; it may need a newer loadline");
    }

    private static Bytes bytes(Cursor cursor) {
        return Bytes.ofBase64(cursor.path(), cursor.text());
    }

    private static byte[] header(KeyOwner owner, Bytes publicKey) {
        return CanonicalJson.write(Json.object(
                Json.has("format", FORMAT), Json.has("owner", owner.kind()), Json.has("name", owner.name()), Json.has("publicKey", publicKey.base64())));
    }

    private static byte[] crypt(int mode, Sealing how, Secret passphrase, byte[] bound, byte[] input) throws AEADBadTagException {
        byte[] key = stretched(how, passphrase);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, how.nonce().array()));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] stretched(Sealing how, Secret passphrase) {
        byte[] revealed = passphrase.reveal();
        char[] characters = new char[revealed.length];
        for (int i = 0; i < revealed.length; i++) {
            characters[i] = (char) (revealed[i] & 0xff);
        }
        PBEKeySpec spec = new PBEKeySpec(characters, how.salt().array(), how.iterations(), 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(revealed, (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }

    private static Bytes drawn(SecureRandom chance, int count) {
        byte[] bytes = new byte[count];
        chance.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
