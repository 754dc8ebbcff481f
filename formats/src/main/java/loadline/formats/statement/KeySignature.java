package loadline.formats.statement;

import loadline.core.Rule;
import loadline.formats.json.Bytes;
import loadline.log.note.Ed25519;

/** An Ed25519 signature on a statement, with the key that made it. */
public record KeySignature(Ed25519.PublicKey key, Bytes signature) {
    public KeySignature {
        Rule.require(signature.length() == Ed25519.SIGNATURE_BYTES, () -> "a signature has " + Ed25519.SIGNATURE_BYTES + " bytes, not " + signature.length());
    }

    /** Signs a statement's bytes. */
    public static KeySignature sign(Ed25519.SigningKey key, byte[] statement) {
        return new KeySignature(key.publicKey(), Bytes.of(key.sign(Dsse.preAuthenticated(Statement.PAYLOAD_TYPE, statement))));
    }

    /** Whether it is this key's signature on a statement's bytes. */
    public boolean isOn(byte[] statement) {
        return key.verifies(Dsse.preAuthenticated(Statement.PAYLOAD_TYPE, statement), signature.array());
    }

    /** The key's 32 bytes in base64, as rosters name it. */
    public String rosterKey() {
        return Bytes.of(key.bytes()).base64();
    }
}
