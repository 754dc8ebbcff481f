package loadline.log.note;

import loadline.log.Malformed;
import loadline.log.text.KeyName;
import loadline.log.text.StrictText;

/** A signing key and the name it signs notes under. */
public record NoteSigner(String name, Ed25519.SigningKey key) {
    /** @throws Malformed if the name breaks the rule of {@link VerifierKey} */
    public NoteSigner {
        KeyName.checked(name);
    }

    /** The key that others check this signer's notes with. */
    public VerifierKey verifierKey() {
        return new VerifierKey(name, key.publicKey());
    }

    /**
     * The signature line for a note text.
     *
     * @throws Malformed if the text does not end in a newline, or holds another control character or half a surrogate pair
     */
    public NoteSignature sign(String text) {
        byte[] signed = StrictText.write("a note text", NoteText.checked(text));
        return NoteSignature.of(verifierKey(), key.sign(signed));
    }
}
