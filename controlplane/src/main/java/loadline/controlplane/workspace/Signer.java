package loadline.controlplane.workspace;

import loadline.core.Person;
import loadline.formats.json.Bytes;
import loadline.log.note.Ed25519;

/** A person with the key that signs. */
public record Signer(Person person, Ed25519.SigningKey key) {
    /** The public key as rosters name it. */
    public String rosterKey() {
        return Bytes.of(key.publicKey().bytes()).base64();
    }
}
