package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.formats.Problem;
import loadline.formats.json.Bytes;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;
import loadline.formats.json.NewerFormat;
import loadline.formats.json.StrictJson;
import loadline.log.Malformed;
import loadline.log.note.Ed25519;

/**
 * What the log's tree is built over: a statement's digest and its signatures with their keys, as a canonical {@code
 * dsse/0.0.2} body (Rekor v2), so that general tools can check it and the statement itself may stay confidential.
 *
 * @param statement digest of the statement's bytes
 * @param signatures at least one, each key once, in the order of the keys
 */
public record Leaf(Digest statement, List<KeySignature> signatures) {
    /** The most bytes of a leaf: what C2SP tlog-tiles can publish. */
    public static final int LARGEST = 65535;

    private static final int MOST_SIGNATURES = 64;
    private static final Comparator<KeySignature> BY_KEY = Comparator.comparing(s -> s.key().toString());
    /** DER of a SubjectPublicKeyInfo up to the 32 bytes of an Ed25519 key (RFC 8410 section 4). */
    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final String KEY_DETAILS = "PKIX_ED25519";

    public Leaf {
        signatures = signatures.stream().sorted(BY_KEY).toList();
        int count = signatures.size();
        Rule.require(1 <= count && count <= MOST_SIGNATURES, () -> "a leaf has 1 to " + MOST_SIGNATURES + " signatures, not " + count);
        Rule.require(signatures.stream().map(KeySignature::key).distinct().count() == count, "a key signs a statement once");
    }

    /** The leaf of a statement's bytes, signed by each key. */
    public static Leaf sign(byte[] statement, List<Ed25519.SigningKey> keys) {
        return new Leaf(Bytes.of(statement).digest(), keys.stream().map(key -> KeySignature.sign(key, statement)).toList());
    }

    /** The canonical bytes. */
    public byte[] write() {
        return CanonicalJson.write(Json.object(
                has("apiVersion", "0.0.2"),
                has("kind", "dsse"),
                has("spec", Json.object(has("dsseV002", Json.object(
                        has("payloadHash", Json.object(has("algorithm", "SHA2_256"), has("digest", Bytes.of(HexFormat.of().parseHex(statement.hex())).base64()))),
                        has("signatures", Json.items(signatures.stream().map(Leaf::write).toList()))))))));
    }

    /**
     * The leaf that these bytes spell; they must be what {@link #write} would write.
     *
     * @throws NewerFormat if it is of another kind or version
     * @throws Malformed if it is no leaf, or another spelling of one
     */
    public static Leaf read(byte[] bytes) {
        Cursor cursor = Cursor.of("leaf", StrictJson.read("leaf", bytes, LARGEST));
        Leaf read = cursor.object(f -> {
            f.take("apiVersion", version -> only(version, "0.0.2"));
            f.take("kind", kind -> only(kind, "dsse"));
            return f.take("spec", spec -> spec.object(s -> s.take("dsseV002", Leaf::body)));
        });
        if (!Arrays.equals(read.write(), bytes)) {
            throw new Malformed("a leaf is canonical JSON with its signatures in the order of their keys; this is another spelling");
        }
        return read;
    }

    /** Those signatures that are not their key's on these bytes; empty if all are good. */
    public List<KeySignature> signaturesNotOn(byte[] statementBytes) {
        return signatures.stream().filter(signature -> !signature.isOn(statementBytes)).toList();
    }

    private static Leaf body(Cursor cursor) {
        return cursor.object(f -> new Leaf(f.take("payloadHash", Leaf::hash), f.take("signatures", signatures -> signatures.list(Leaf::signature))));
    }

    private static Digest hash(Cursor cursor) {
        return cursor.object(f -> {
            f.take("algorithm", algorithm -> only(algorithm, "SHA2_256"));
            return f.take("digest", digest -> Digest.ofHex(HexFormat.of().formatHex(bytes(digest).array())));
        });
    }

    private static KeySignature signature(Cursor cursor) {
        return cursor.object(f -> new KeySignature(f.take("verifier", Leaf::key), f.take("content", Leaf::bytes)));
    }

    private static Ed25519.PublicKey key(Cursor cursor) {
        return cursor.object(f -> {
            f.take("keyDetails", details -> only(details, KEY_DETAILS));
            return f.take("publicKey", key -> key.object(k -> k.take("rawBytes", Leaf::keyInfo)));
        });
    }

    private static Ed25519.PublicKey keyInfo(Cursor cursor) {
        byte[] info = bytes(cursor).array();
        int start = KEY_INFO.length;
        if (info.length != start + Ed25519.KEY_BYTES || !Arrays.equals(info, 0, start, KEY_INFO, 0, start)) {
            throw cursor.refused("a key is the SubjectPublicKeyInfo of an Ed25519 key");
        }
        return Ed25519.PublicKey.of(Arrays.copyOfRange(info, start, info.length));
    }

    private static Json write(KeySignature signature) {
        byte[] info = Arrays.copyOf(KEY_INFO, KEY_INFO.length + Ed25519.KEY_BYTES);
        System.arraycopy(signature.key().bytes(), 0, info, KEY_INFO.length, Ed25519.KEY_BYTES);
        return Json.object(
                has("content", signature.signature().base64()),
                has("verifier", Json.object(has("keyDetails", KEY_DETAILS), has("publicKey", Json.object(has("rawBytes", Bytes.of(info).base64()))))));
    }

    private static Bytes bytes(Cursor cursor) {
        return Bytes.ofBase64(cursor.path(), cursor.text());
    }

    private static String only(Cursor cursor, String known) {
        if (!cursor.text().equals(known)) {
            throw new NewerFormat(cursor.path(), "`" + known + "` is the only value known, not " + Problem.quote(cursor.text()));
        }
        return known;
    }
}
