package loadline.formats.trust;

import static loadline.formats.json.Json.has;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.formats.json.Bytes;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;
import loadline.formats.json.NewerFormat;
import loadline.formats.json.StrictJson;
import loadline.log.note.Ed25519;
import loadline.log.note.VerifierKey;

/**
 * What a verifier believes before reading anything: whose logs, whose root persons, which witnesses, which policy texts.
 *
 * @param logs keys of logs, each under its origin
 * @param roots who founded the log and may change its roster
 * @param policies digests of the texts of policies that the verifier knows
 */
public record Trust(List<VerifierKey> logs, Roots roots, Witnesses witnesses, Map<PolicyId, Digest> policies) {
    /** The most bytes of a trust file. */
    public static final int LARGEST = 1024 * 1024;

    private static final String FORMAT = "loadline-trust/v1";

    /**
     * The root persons of the log's first roster.
     *
     * @param keys raw Ed25519 keys in base64, of all of them and nobody else
     * @param quorum how many of them change the roster
     */
    public record Roots(Set<String> keys, int quorum) {
        public Roots {
            keys = Set.copyOf(keys);
            keys.forEach(key -> Ed25519.PublicKey.of(Bytes.ofBase64("a root key", key).array()));
            Rule.require(quorum >= 1 && quorum <= keys.size(), "the roots' quorum lies between 1 and the number of their keys, " + keys.size() + ", not " + quorum);
        }
    }

    /**
     * Witnesses that must have cosigned a tree head.
     *
     * @param keys verifier keys of the witnesses, as they publish them
     * @param quorum how many; 0 demands none, and the log stands on its own word
     */
    public record Witnesses(List<String> keys, int quorum) {
        /** No witness is demanded. */
        public static final Witnesses NONE = new Witnesses(List.of(), 0);

        public Witnesses {
            keys = List.copyOf(keys);
            Rule.require(new HashSet<>(keys).size() == keys.size(), "each witness is listed once");
            Rule.require(quorum >= 0 && quorum <= keys.size(), "the witnesses' quorum lies between 0 and their number, " + keys.size() + ", not " + quorum);
        }
    }

    public Trust {
        logs = List.copyOf(logs);
        policies = Map.copyOf(policies);
        Rule.require(!logs.isEmpty(), "a trust file names the key of at least one log");
    }

    /** The trust that the file states, or what is wrong with it. */
    public static Parsed<Trust> read(String fileName, byte[] bytes) {
        try {
            Trust trust = Cursor.of("trust", StrictJson.read("trust file", bytes, LARGEST)).object(Trust::read);
            return new Parsed.Accepted<>(trust, Sha256.of(bytes));
        } catch (IllegalArgumentException e) {
            return new Parsed.Rejected<>(List.of(Problem.ofFile(fileName, e.getMessage(), "correct the file, or ask whoever gave it to you")));
        }
    }

    /** The file, as canonical JSON. */
    public byte[] write() {
        Map<String, Json> digests = new TreeMap<>();
        policies.forEach((id, digest) -> digests.put(id.toString(), Json.text(digest.value())));
        return CanonicalJson.write(Json.object(
                has("format", FORMAT),
                has("logs", texts(logs.stream().map(VerifierKey::write).toList())),
                has("roots", Json.object(has("keys", texts(roots.keys().stream().sorted().toList())), has("quorum", roots.quorum()))),
                has("witnesses", Json.object(has("keys", texts(witnesses.keys())), has("quorum", witnesses.quorum()))),
                has("policies", Json.object(digests))));
    }

    private static Trust read(Fields f) {
        String format = f.take("format", Cursor::text);
        if (!format.equals(FORMAT)) {
            throw new NewerFormat("trust.format", "`" + FORMAT + "` is the only format known, not " + Problem.quote(format));
        }
        return new Trust(
                f.take("logs", logs -> logs.list(log -> VerifierKey.read(log.text()))),
                f.take("roots", Trust::roots),
                f.take("witnesses", Trust::witnesses),
                f.take("policies", Trust::policies));
    }

    private static Roots roots(Cursor cursor) {
        return cursor.object(f -> {
            List<String> keys = f.take("keys", k -> k.list(Cursor::text));
            Rule.require(new HashSet<>(keys).size() == keys.size(), "each root key is listed once");
            return new Roots(Set.copyOf(keys), f.take("quorum", Cursor::integer));
        });
    }

    private static Witnesses witnesses(Cursor cursor) {
        return cursor.object(f -> new Witnesses(f.take("keys", keys -> keys.list(Cursor::text)), f.take("quorum", Cursor::integer)));
    }

    private static Map<PolicyId, Digest> policies(Cursor cursor) {
        Map<PolicyId, Digest> policies = new HashMap<>();
        cursor.byKey(digest -> new Digest(digest.text())).forEach((id, digest) -> policies.put(PolicyId.of(id), digest));
        return policies;
    }

    private static Json texts(List<String> texts) {
        return Json.items(texts.stream().map(Json::text).toList());
    }
}
