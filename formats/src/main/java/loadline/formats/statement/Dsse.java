package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Rule;
import loadline.formats.Sha256;
import loadline.formats.json.Bytes;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;
import loadline.formats.json.StrictJson;
import loadline.log.note.Ed25519;

/**
 * A DSSE v1 envelope: bytes, their type, and signatures over both. The payload is kept as the bytes that were signed.
 *
 * @param payloadType the media type that is signed with the payload
 */
public record Dsse(String payloadType, Bytes payload, List<Signature> signatures) {
    /** The most bytes of an envelope. */
    public static final int LARGEST = 96 * 1024 * 1024;

    private static final int MOST_SIGNATURES = 64;

    /** A signature. The key id is a hint for finding the key; it is never believed. */
    public record Signature(Optional<String> keyId, Bytes signature) {}

    public Dsse {
        signatures = List.copyOf(signatures);
        int count = signatures.size();
        Rule.require(1 <= count && count <= MOST_SIGNATURES, () -> "an envelope has 1 to " + MOST_SIGNATURES + " signatures, not " + count);
    }

    /** The envelope of a statement's bytes and signatures. */
    public static Dsse of(byte[] statement, List<KeySignature> signatures) {
        return new Dsse(Statement.PAYLOAD_TYPE, Bytes.of(statement), signatures.stream().map(s -> new Signature(Optional.of(keyId(s.key())), s.signature())).toList());
    }

    /** What is signed (DSSE's PAE): both lengths in bytes, so that type and payload cannot be shifted against each other. */
    public static byte[] preAuthenticated(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream signed = new ByteArrayOutputStream(payload.length + type.length + 32);
        signed.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(type);
        signed.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(payload);
        return signed.toByteArray();
    }

    /** The hint for a key: SHA-256 of its 32 bytes in hexadecimal. */
    public static String keyId(Ed25519.PublicKey key) {
        return Sha256.of(key.bytes()).hex();
    }

    /**
     * The envelope that this JSON spells. Base64 may be standard or URL-safe.
     *
     * @throws IllegalArgumentException naming the place, if it is none
     */
    public static Dsse read(byte[] json) {
        return Cursor.of("envelope", StrictJson.read("envelope", json, LARGEST)).object(f -> new Dsse(
                f.take("payloadType", Cursor::text),
                f.take("payload", Dsse::bytes),
                f.take("signatures", signatures -> signatures.list(Dsse::signature))));
    }

    /** The envelope as canonical JSON. */
    public byte[] write() {
        return CanonicalJson.write(Json.object(
                has("payloadType", payloadType), has("payload", payload.base64()), has("signatures", Json.items(signatures.stream().map(Dsse::write).toList()))));
    }

    /** Those of the keys that signed, whatever the key ids say. Empty if none did. */
    public Set<Ed25519.PublicKey> signers(Collection<Ed25519.PublicKey> known) {
        byte[] signed = preAuthenticated(payloadType, payload.array());
        return known.stream()
                .filter(key -> signatures.stream().anyMatch(s -> key.verifies(signed, s.signature().array())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Signature signature(Cursor cursor) {
        return cursor.object(f -> new Signature(f.may("keyid", Cursor::text), f.take("sig", Dsse::bytes)));
    }

    private static Json write(Signature signature) {
        return Json.object(Json.may("keyid", signature.keyId().map(Json::text)), has("sig", signature.signature().base64()));
    }

    private static Bytes bytes(Cursor cursor) {
        return Bytes.ofEitherBase64(cursor.path(), cursor.text());
    }
}
