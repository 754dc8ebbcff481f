package loadline.log.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.text.KeyName;
import loadline.log.text.Shown;
import loadline.log.text.StrictBase64;
import loadline.log.text.StrictText;

/**
 * A key that notes are checked with, and the name it signs under. Its text (a C2SP vkey) is {@code name+id+key}: the id in
 * eight hexadecimal digits, the signature type and the raw key in base64.
 */
public record VerifierKey(String name, Ed25519.PublicKey key) {
    /** The signature type byte of an Ed25519 signature on the note text. */
    public static final byte ED25519 = 1;

    private static final int LONGEST = 512;

    /** @throws Malformed if the name is empty, longer than 255 bytes or holds a space, a control character or a plus */
    public VerifierKey {
        KeyName.checked(name);
    }

    /**
     * The key that this vkey spells.
     *
     * @throws Malformed if it is not of the form above, if its type is not Ed25519, or if its id is not the one that name,
     *     type and key give
     */
    public static VerifierKey read(String vkey) {
        String[] parts = vkey.length() <= LONGEST ? vkey.split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new Malformed("a verifier key is `name+id+key`, not " + Shown.of(vkey));
        }
        VerifierKey read = new VerifierKey(parts[0], key(parts[2]));
        if (!read.idHex().equals(parts[1])) {
            throw new Malformed("the id of verifier key " + Shown.of(parts[0]) + " is " + Shown.of(parts[1]) + " but name and key give `"
                    + read.idHex() + "`; the key was changed or mistyped");
        }
        return read;
    }

    /** The id: the first four bytes of SHA-256 over name, newline, type and key. Short; it names a key and proves nothing. */
    public int id() {
        return id(name, typed());
    }

    /** The id of any key of a note: of its name and of its signature type followed by the raw key. */
    public static int id(String name, byte[] typedKey) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(StrictText.write("a key name", name));
        hashed.write('\n');
        hashed.writeBytes(typedKey);
        return ByteBuffer.wrap(Hash.sha256(hashed.toByteArray()).bytes()).getInt();
    }

    /** The vkey. */
    public String write() {
        return name + "+" + idHex() + "+" + StrictBase64.write(typed());
    }

    @Override
    public String toString() {
        return write();
    }

    private String idHex() {
        return HexFormat.of().toHexDigits(id());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Ed25519.KEY_BYTES).put(ED25519).put(key.bytes()).array();
    }

    private static Ed25519.PublicKey key(String base64) {
        byte[] typed = StrictBase64.read("the key of a verifier key", base64);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new Malformed("a verifier key has signature type 01 (Ed25519), not " + (typed.length == 0 ? "none" : HexFormat.of().toHexDigits(typed[0])));
        }
        return Ed25519.PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length));
    }
}
