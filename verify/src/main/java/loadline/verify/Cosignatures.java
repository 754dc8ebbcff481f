package loadline.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import loadline.formats.json.Bytes;
import loadline.formats.trust.Trust;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSignature;
import loadline.log.note.SignedNote;

/** Cosignatures of witnesses on a tree head (C2SP tlog-cosignature, Ed25519). */
final class Cosignatures {
    private static final byte COSIGNATURE = 4;
    private static final int TIME_BYTES = Long.BYTES;

    /** A witness's key: {@code name+id+base64 of type and key}. */
    private record Witness(String name, int id, Ed25519.PublicKey key) {
        static Witness read(String text) {
            String[] parts = text.split("\\+", 3);
            byte[] typed = parts.length == 3 ? Bytes.ofBase64("the key of a witness", parts[2]).array() : new byte[0];
            if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != COSIGNATURE) {
                throw new Malformed("a witness's key is `name+id+key` of type 04 (Ed25519 cosignature)");
            }
            int id = id(parts[0], typed);
            if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
                throw new Malformed("the id of a witness's key does not fit its name and key; it was changed or mistyped");
            }
            return new Witness(parts[0], id, Ed25519.PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length)));
        }

        private static int id(String name, byte[] typed) {
            ByteArrayOutputStream hashed = new ByteArrayOutputStream();
            hashed.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
            hashed.writeBytes(typed);
            return ByteBuffer.wrap(Hash.sha256(hashed.toByteArray()).bytes()).getInt();
        }

        boolean cosigned(String text, NoteSignature line) {
            byte[] timed = line.signature();
            if (!line.name().equals(name) || line.keyId() != id || timed.length != TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
                return false;
            }
            long time = ByteBuffer.wrap(timed).getLong();
            byte[] signed = ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
            return time >= 0 && key.verifies(signed, Arrays.copyOfRange(timed, TIME_BYTES, timed.length));
        }
    }

    private Cosignatures() {}

    /**
     * How many of the trusted witnesses cosigned the note, each key counted once.
     *
     * @throws Malformed if a witness's key in the trust file is none
     */
    static int count(Trust.Witnesses witnesses, SignedNote note) {
        Set<Ed25519.PublicKey> cosigned = new HashSet<>();
        for (String key : witnesses.keys()) {
            Witness witness = Witness.read(key);
            if (note.signatures().stream().anyMatch(line -> witness.cosigned(note.unverifiedText(), line))) {
                cosigned.add(witness.key());
            }
        }
        return cosigned.size();
    }
}
