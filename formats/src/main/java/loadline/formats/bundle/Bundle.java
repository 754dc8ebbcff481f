package loadline.formats.bundle;

import static loadline.formats.json.Json.has;

import java.util.List;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.model.Question;
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
import loadline.formats.statement.Leaf;
import loadline.formats.statement.Questions;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;

/**
 * A decision with every stream it rests on, and the proofs that all of it is in a log.
 *
 * @param treeHead the signed tree head that the proofs are against, as a note; not yet to be believed
 * @param decision index of the entry that records the decision
 * @param entries in the order of their indexes
 * @param texts policies and protocols that entries name, in the order of their digests
 */
public record Bundle(Question question, String treeHead, long decision, List<Item> entries, List<Bytes> texts) {
    /** The most bytes of a bundle. */
    public static final int LARGEST = 256 * 1024 * 1024;

    /** The most entries in one. */
    public static final int MOST_ENTRIES = 1_000_000;

    private static final String FORMAT = "loadline-bundle/v1";

    /** An entry: its leaf, the statement the leaf commits to, and the path from leaf to root. */
    public record Item(long index, Bytes leaf, Bytes payload, List<Hash> proof) {
        public Item {
            proof = List.copyOf(proof);
            Rule.require(index >= 0, "a log index is not negative");
            Rule.require(leaf.length() <= Leaf.LARGEST, "a leaf has at most " + Leaf.LARGEST + " bytes");
            Rule.require(proof.size() <= InclusionProof.LONGEST_PATH, "a proof has at most " + InclusionProof.LONGEST_PATH + " hashes");
        }
    }

    public Bundle {
        entries = List.copyOf(entries);
        texts = List.copyOf(texts);
        Rule.require(entries.size() <= MOST_ENTRIES, "a bundle has at most " + MOST_ENTRIES + " entries");
        for (int i = 1; i < entries.size(); i++) {
            Rule.require(entries.get(i - 1).index() < entries.get(i).index(), "entries stand in the order of their indexes, each once");
        }
        for (int i = 1; i < texts.size(); i++) {
            Rule.require(texts.get(i - 1).digest().compareTo(texts.get(i).digest()) < 0, "texts stand in the order of their digests, each once");
        }
    }

    /** The bundle that these bytes spell, or what is wrong with them. They must be what {@link #write} would write. */
    public static Parsed<Bundle> read(String fileName, byte[] bytes) {
        try {
            Bundle bundle = Cursor.of("bundle", StrictJson.readCanonical("bundle", bytes, LARGEST)).object(Bundle::read);
            return new Parsed.Accepted<>(bundle, Sha256.of(bytes));
        } catch (IllegalArgumentException e) {
            return new Parsed.Rejected<>(List.of(Problem.ofFile(fileName, e.getMessage(), "ask for the bundle again; this one was cut short or changed")));
        }
    }

    /** The bundle, as canonical JSON. */
    public byte[] write() {
        return CanonicalJson.write(Json.object(
                has("format", FORMAT),
                has("question", Questions.write(question)),
                has("treeHead", treeHead),
                has("decision", Json.object(has("index", decision))),
                has("entries", Json.items(entries.stream().map(Bundle::write).toList())),
                has("texts", Json.items(texts.stream().map(Bundle::write).toList()))));
    }

    private static Bundle read(Fields f) {
        String format = f.take("format", Cursor::text);
        if (!format.equals(FORMAT)) {
            throw new NewerFormat("bundle.format", "`" + FORMAT + "` is the only format known, not " + Problem.quote(format));
        }
        return new Bundle(
                f.take("question", Questions::read),
                f.take("treeHead", Cursor::text),
                f.take("decision", decision -> decision.object(d -> d.take("index", Cursor::whole))),
                f.take("entries", entries -> entries.list(Bundle::item)),
                f.take("texts", texts -> texts.list(Bundle::text)));
    }

    private static Item item(Cursor cursor) {
        return cursor.object(f -> new Item(
                f.take("index", Cursor::whole), f.take("leaf", Bundle::bytes), f.take("payload", Bundle::bytes), f.take("proof", proof -> proof.list(hash -> Hash.ofBase64(hash.text())))));
    }

    private static Bytes text(Cursor cursor) {
        return cursor.object(f -> {
            Digest digest = f.take("digest", d -> new Digest(d.text()));
            Bytes bytes = f.take("bytes", Bundle::bytes);
            Rule.require(bytes.digest().equals(digest), "the text given for `" + digest + "` has digest `" + bytes.digest() + "`; it was changed");
            return bytes;
        });
    }

    private static Json write(Item item) {
        return Json.object(
                has("index", item.index()),
                has("leaf", item.leaf().base64()),
                has("payload", item.payload().base64()),
                has("proof", Json.items(item.proof().stream().map(hash -> Json.text(hash.base64())).toList())));
    }

    private static Json write(Bytes text) {
        return Json.object(has("digest", text.digest().value()), has("bytes", text.base64()));
    }

    private static Bytes bytes(Cursor cursor) {
        return Bytes.ofBase64(cursor.path(), cursor.text());
    }
}
