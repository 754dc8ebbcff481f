package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.history.Act;
import loadline.formats.Problem;
import loadline.formats.json.Bytes;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;
import loadline.formats.json.NewerFormat;
import loadline.formats.json.StrictJson;

/**
 * What an entry of the log says: an act, and its place. It is the payload of a DSSE envelope, an in-toto Statement v1 whose
 * predicate is closed.
 *
 * @param origin the log it was written for
 * @param stream the act's stream, and {@code sequence}, its place there, counted from 0
 * @param previous digest of the statement before it in the stream; empty for the first
 * @param at the log's clock, in whole milliseconds
 */
public record Statement(String origin, String stream, long sequence, Optional<Digest> previous, Instant at, Salt salt, Act act) {
    /** The DSSE payload type of every statement. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** The most bytes of a statement. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    public Statement {
        Rule.require(sequence >= 0, "a sequence is counted from 0");
        Rule.require(previous.isPresent() == sequence > 0, "the first statement of a stream names none before it, every other does");
        Rule.require(act instanceof Act.Unavailable || stream.equals(Streams.of(act)), () -> "this act belongs to stream `" + Streams.of(act) + "`, not " + Problem.quote(stream));
    }

    /** The statement that follows {@code end} in the act's stream; the first of it where {@code end} is empty. */
    public static Statement following(Optional<Act.StreamEnd> end, String origin, Instant at, Salt salt, Act act) {
        return new Statement(origin, Streams.of(act), end.map(e -> e.sequence() + 1).orElse(0L), end.map(Act.StreamEnd::last), at, salt, act);
    }

    /** The canonical bytes, which are signed. @throws IllegalArgumentException for {@link Act.Unavailable}, which is never written */
    public byte[] write() {
        return CanonicalJson.write(Json.object(
                has("_type", TYPE),
                has("subject", Subjects.of(origin, act)),
                has("predicateType", EntryType.of(act).predicateType()),
                has("predicate", Json.object(
                        has("origin", origin),
                        has("stream", stream),
                        has("sequence", sequence),
                        may("previous", Words.maybe(previous)),
                        has("at", Words.time(at)),
                        has("salt", salt.bytes().base64()),
                        has("body", ActBody.write(act))))));
    }

    /**
     * The statement that these bytes spell. Where the text of an adopted policy or protocol is not there, its act is {@link
     * Act.Unavailable}.
     *
     * @throws NewerFormat if it is of a type, or has a field or word, that this version does not know
     * @throws loadline.log.Malformed if it is not a statement, or contradicts itself
     */
    public static Statement read(byte[] bytes, PayloadSource payloads, Texts texts) {
        return read("statement", bytes, payloads, texts);
    }

    /** As {@link #read(byte[], PayloadSource, Texts)}, {@code name} beginning the places in messages: {@code entry 5}. */
    static Statement read(String name, byte[] bytes, PayloadSource payloads, Texts texts) {
        Cursor cursor = Cursor.of(name, StrictJson.read(name, bytes, LARGEST));
        return cursor.object(f -> {
            f.take("_type", Statement::onlyType);
            EntryType type = f.take("predicateType", Statement::type);
            Json subject = f.take("subject", Cursor::value);
            Statement read = f.take("predicate", predicate -> predicate.object(p -> read(p, type, new ActBody(payloads, texts))));
            if (!(read.act() instanceof Act.Unavailable) && !Subjects.of(read.origin(), read.act()).equals(subject)) {
                throw cursor.refused("the subject is not the one that the predicate speaks of");
            }
            return read;
        });
    }

    private static Statement read(Fields f, EntryType type, ActBody bodies) {
        return new Statement(
                f.take("origin", Cursor::text),
                f.take("stream", Cursor::text),
                f.take("sequence", Cursor::whole),
                f.may("previous", Words::digest),
                f.take("at", Words::time),
                f.take("salt", salt -> new Salt(Bytes.ofBase64("a salt", salt.text()))),
                f.take("body", body -> bodies.read(type, body)));
    }

    private static String onlyType(Cursor cursor) {
        if (!cursor.text().equals(TYPE)) {
            throw new NewerFormat(cursor.path(), "the type is `" + TYPE + "`, not " + Problem.quote(cursor.text()));
        }
        return TYPE;
    }

    private static EntryType type(Cursor cursor) {
        return EntryType.ofPredicateType(cursor.text())
                .orElseThrow(() -> new NewerFormat(cursor.path(), "entry type " + Problem.quote(cursor.text()) + " is not known"));
    }
}
