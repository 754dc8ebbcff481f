package loadline.log.cosign;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import loadline.log.note.Ed25519;
import loadline.log.note.MlDsa44;
import loadline.log.note.NoteSignature;
import loadline.log.text.StrictBase64;
import loadline.log.tree.TreeHead;

/** A private key that cosigns tree heads under a name: a witness's, or a log's second one. It prints as its public key. */
public final class Cosigner {
    private final CosignerKey key;
    private final UnaryOperator<byte[]> sign;

    private Cosigner(CosignerKey key, UnaryOperator<byte[]> sign) {
        this.key = key;
        this.sign = sign;
    }

    /** An Ed25519 cosigner. The key must cosign under no other name: its signature does not say which. */
    public static Cosigner of(String name, Ed25519.SigningKey key) {
        return new Cosigner(CosignerKey.of(name, key.publicKey()), key::sign);
    }

    /** An ML-DSA-44 cosigner. */
    public static Cosigner of(String name, MlDsa44.SigningKey key) {
        return new Cosigner(CosignerKey.of(name, key.publicKey()), key::sign);
    }

    /** The key that others check with. */
    public CosignerKey key() {
        return key;
    }

    /**
     * The signature line on a tree head. That it continues all earlier ones is the caller's to know.
     *
     * @param time seconds since 1970; 0 says nothing of the time, as a log may that signs its own
     * @throws IllegalArgumentException if the time is negative
     */
    public NoteSignature cosign(TreeHead head, long time) {
        if (time < 0) {
            throw new IllegalArgumentException("a cosignature has a time of at least 0, not " + time);
        }
        byte[] signature = sign.apply(key.message(head, time));
        byte[] line = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signature.length).putInt(key.id()).putLong(time).put(signature).array();
        return new NoteSignature(key.name(), StrictBase64.write(line));
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
