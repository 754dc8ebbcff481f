package loadline.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import loadline.log.Malformed;
import loadline.log.text.KeyName;
import loadline.log.text.Shown;
import loadline.log.text.StrictBase64;

/**
 * One signature line of a note: an em dash, the key's name, and in base64 the key's id and the signature. What the signature
 * means depends on the key; a line of an unknown kind is kept as it is.
 */
public record NoteSignature(String name, String base64) {
    private static final String START = "\u2014 ";
    private static final int ID_BYTES = 4;

    /** @throws Malformed if the name breaks the rule for key names or the base64 is not strict or spells fewer than five bytes */
    public NoteSignature {
        KeyName.checked(name);
        int bytes = StrictBase64.read("a signature", base64).length;
        if (bytes <= ID_BYTES) {
            throw new Malformed("a signature is four bytes of key id and at least one more, not " + bytes);
        }
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] identified = ByteBuffer.allocate(ID_BYTES + signature.length).putInt(key.id()).put(signature).array();
        return new NoteSignature(key.name(), StrictBase64.write(identified));
    }

    /**
     * The signature that this line, without its newline, spells.
     *
     * @throws Malformed if it is not an em dash, a name and base64, each parted by one space
     */
    public static NoteSignature read(String line) {
        String[] parts = line.startsWith(START) ? line.substring(START.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw new Malformed("a signature line is an em dash, a key name and base64, not " + Shown.of(line));
        }
        return new NoteSignature(parts[0], parts[1]);
    }

    /** The line, without its newline. */
    public String write() {
        return START + name + " " + base64;
    }

    /** The id of the key, which with the name tells which key and algorithm made the signature. */
    public int keyId() {
        return ByteBuffer.wrap(decoded()).getInt();
    }

    /** The signature without the key id. */
    public byte[] signature() {
        byte[] decoded = decoded();
        return Arrays.copyOfRange(decoded, ID_BYTES, decoded.length);
    }

    boolean isFrom(VerifierKey key) {
        return name.equals(key.name()) && keyId() == key.id();
    }

    private byte[] decoded() {
        return StrictBase64.read("a signature", base64);
    }
}
