package loadline.log.cosign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import loadline.log.Malformed;
import loadline.log.note.Ed25519;
import loadline.log.note.MlDsa44;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.VerifierKey;
import loadline.log.text.KeyName;
import loadline.log.text.Shown;
import loadline.log.text.StrictBase64;
import loadline.log.text.StrictText;
import loadline.log.tree.TreeHead;

/** A key that cosignatures are checked with, and the name it signs under. Its text is a C2SP vkey of signature type 04 or 06. */
public record CosignerKey(String name, Material material) {
    /** The signature type byte of a timed Ed25519 cosignature. */
    public static final byte ED25519 = 4;

    /** The signature type byte of a timed ML-DSA-44 cosignature. */
    public static final byte ML_DSA_44 = 6;

    private static final int LONGEST = 2048;
    private static final int TIME_BYTES = Long.BYTES;
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    /** The key itself, of one of the two kinds. */
    public sealed interface Material {
        /** Ed25519: short, and for witnesses that have nothing newer. It does not commit to the cosigner's name. */
        record OfEd25519(Ed25519.PublicKey key) implements Material {}

        /** ML-DSA-44: what C2SP asks of new witnesses. */
        record OfMlDsa44(MlDsa44.PublicKey key) implements Material {}
    }

    /** @throws Malformed if the name is empty, longer than 255 bytes or holds a space, a control character or a plus */
    public CosignerKey {
        KeyName.checked(name);
    }

    public static CosignerKey of(String name, Ed25519.PublicKey key) {
        return new CosignerKey(name, new Material.OfEd25519(key));
    }

    public static CosignerKey of(String name, MlDsa44.PublicKey key) {
        return new CosignerKey(name, new Material.OfMlDsa44(key));
    }

    /**
     * The key that this vkey spells.
     *
     * @throws Malformed if it is not {@code name+id+key}, of another type than 04 and 06, or its id is not the one that name,
     *     type and key give
     */
    public static CosignerKey read(String vkey) {
        String[] parts = vkey.length() <= LONGEST ? vkey.split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new Malformed("a cosigner's key is `name+id+key`, not " + Shown.of(vkey));
        }
        CosignerKey read = new CosignerKey(parts[0], material(StrictBase64.read("the key of a cosigner", parts[2])));
        if (!read.idHex().equals(parts[1])) {
            throw new Malformed("the id of cosigner " + Shown.of(parts[0]) + " is " + Shown.of(parts[1]) + " but name and key give `" + read.idHex() + "`; the key was changed or mistyped");
        }
        return read;
    }

    private static Material material(byte[] typed) {
        byte[] raw = Arrays.copyOfRange(typed, Math.min(1, typed.length), typed.length);
        return switch (typed.length == 0 ? -1 : typed[0]) {
            case ED25519 -> new Material.OfEd25519(Ed25519.PublicKey.of(raw));
            case ML_DSA_44 -> new Material.OfMlDsa44(MlDsa44.PublicKey.of(raw));
            default -> throw new Malformed("a cosigner's key has signature type 04 (Ed25519) or 06 (ML-DSA-44), not " + (typed.length == 0 ? "none" : HexFormat.of().toHexDigits(typed[0])));
        };
    }

    /** The id: the first four bytes of SHA-256 over name, newline, type and key. */
    public int id() {
        return VerifierKey.id(name, typed());
    }

    /** The vkey. */
    public String write() {
        return name + "+" + idHex() + "+" + StrictBase64.write(typed());
    }

    @Override
    public String toString() {
        return name + "+" + idHex();
    }

    /** Whether a line claims to be by this key: it has its name and id. */
    public boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name) && line.keyId() == id();
    }

    /**
     * The cosignature that a line, which {@link #isNamedBy names} this key, makes on a tree head.
     *
     * @throws NotAuthentic if it is not this key's on this tree head
     */
    public Cosignature verified(TreeHead head, NoteSignature line) {
        byte[] timed = line.signature();
        long time = timed.length > TIME_BYTES ? ByteBuffer.wrap(timed).getLong() : -1;
        if (!isNamedBy(line) || time < 0 || !verifies(message(head, time), Arrays.copyOfRange(timed, TIME_BYTES, timed.length))) {
            throw new NotAuthentic("the cosignature of " + Shown.of(line.name()) + " does not fit the tree head of size " + head.size() + "; tree head, time or signature was changed");
        }
        return new Cosignature(this, time);
    }

    /** The bytes that this key signs at a time: lines of text for Ed25519, a packed structure for ML-DSA-44. */
    byte[] message(TreeHead head, long time) {
        return switch (material) {
            case Material.OfEd25519 _ -> StrictText.write("a cosigned text", "cosignature/v1\ntime " + time + "\n" + head.write());
            case Material.OfMlDsa44 _ -> packed(head, time);
        };
    }

    private byte[] packed(TreeHead head, long time) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(LABEL);
        addShort(packed, name);
        addLong(packed, time);
        addShort(packed, head.origin());
        addLong(packed, 0);
        addLong(packed, head.size());
        packed.writeBytes(head.root().bytes());
        return packed.toByteArray();
    }

    private static void addShort(ByteArrayOutputStream packed, String text) {
        byte[] bytes = StrictText.write("a name", text);
        packed.write(bytes.length);
        packed.writeBytes(bytes);
    }

    private static void addLong(ByteArrayOutputStream packed, long number) {
        packed.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private boolean verifies(byte[] message, byte[] signature) {
        return switch (material) {
            case Material.OfEd25519(Ed25519.PublicKey key) -> key.verifies(message, signature);
            case Material.OfMlDsa44(MlDsa44.PublicKey key) -> key.verifies(message, signature);
        };
    }

    private byte[] typed() {
        return switch (material) {
            case Material.OfEd25519(Ed25519.PublicKey key) -> typed(ED25519, key.bytes());
            case Material.OfMlDsa44(MlDsa44.PublicKey key) -> typed(ML_DSA_44, key.bytes());
        };
    }

    private static byte[] typed(byte type, byte[] raw) {
        return ByteBuffer.allocate(1 + raw.length).put(type).put(raw).array();
    }

    private String idHex() {
        return HexFormat.of().toHexDigits(id());
    }
}
