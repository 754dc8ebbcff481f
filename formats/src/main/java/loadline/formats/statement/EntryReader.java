package loadline.formats.statement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.log.Malformed;
import loadline.log.note.NotAuthentic;

/**
 * Reads the entries of one log in order, genesis first, and knows who signed by the roster in force at each. For one thread.
 * After an exception it is not to be used again: what follows may depend on what was not read.
 */
public final class EntryReader {
    /** Whether signatures are checked again. */
    public enum Signatures {
        /** Each is checked. */
        CHECK,
        /** They were checked when the entries were appended, and the tree over them is known to be the same. */
        CHECKED_BEFORE
    }

    private final PayloadSource payloads;
    private final Texts texts;
    private final Signatures signatures;
    private final StreamChains chains = new StreamChains();
    private String origin = "";
    private Optional<Roster> roster = Optional.empty();
    private Instant latest = Instant.EPOCH;
    private long next;

    public EntryReader(PayloadSource payloads, Texts texts, Signatures signatures) {
        this.payloads = payloads;
        this.texts = texts;
        this.signatures = signatures;
    }

    /**
     * The entry whose leaf stands at {@code index}. Indexes may be skipped, as in a bundle, but not within a stream. Where the
     * statement is absent, the entry is {@link Act.Unavailable} at the time of the entry before it.
     *
     * @throws loadline.formats.json.NewerFormat if leaf or statement hold what this version does not know
     * @throws StreamBroken if it does not continue its stream
     * @throws NotAuthentic if a signature is not its key's
     * @throws Malformed if leaf or statement are broken, do not fit each other, or do not fit the entries before
     */
    public Entry read(long index, byte[] leafBytes) {
        Leaf leaf = Leaf.read(leafBytes);
        Optional<byte[]> bytes = payloads.payload(leaf.statement());
        if (bytes.isEmpty()) {
            return absent(index, leaf);
        }
        refuseUnlessOn(index, leaf, bytes.get());
        return read(index, leaf, Statement.read("entry " + index, bytes.get(), payloads, texts));
    }

    /** As {@link #read(long, byte[])}, of a statement that was read and whose digest and signatures were checked. */
    public Entry read(long index, Leaf leaf, Statement statement) {
        refuseUnlessNext(index, statement);
        chains.accept(statement, leaf.statement());
        if (statement.act() instanceof Act.Begun begun) {
            origin = begun.genesis().origin();
            roster = Optional.of(begun.genesis().roster());
        }
        Set<Person> by = signers(leaf);
        if (statement.act() instanceof Act.RosterChanged changed && isByQuorum(by)) {
            roster = Optional.of(changed.roster());
        }
        latest = statement.at();
        next = index + 1;
        return new Entry(index, statement.at(), by, leaf.statement(), statement.act());
    }

    /** The roster after the last entry read; empty before genesis. */
    public Optional<Roster> roster() {
        return roster;
    }

    /** The log's time at the last entry read: no later entry is before it. */
    public Instant latest() {
        return latest;
    }

    /** Where the stream ends; empty if it has no statement. */
    public Optional<Act.StreamEnd> end(String stream) {
        return chains.end(stream);
    }

    /** Where each stream ends, for the next statement of it and for {@link Act.StreamsMapped}. */
    public Map<String, Act.StreamEnd> ends() {
        return chains.ends();
    }

    private Entry absent(long index, Leaf leaf) {
        if (roster.isEmpty() || index < next) {
            throw new Malformed("entry " + index + ": the statement `" + leaf.statement() + "` is absent, and without the first entry nothing can be read; restore the payload");
        }
        chains.acceptAbsent(leaf.statement());
        next = index + 1;
        return new Entry(index, latest, signers(leaf), leaf.statement(), new Act.Unavailable(leaf.statement()));
    }

    private void refuseUnlessOn(long index, Leaf leaf, byte[] bytes) {
        Digest digest = Sha256.of(bytes);
        if (!digest.equals(leaf.statement())) {
            throw new Malformed("entry " + index + ": the leaf commits to statement `" + leaf.statement() + "`, but the bytes have digest `" + digest + "`; they were changed");
        }
        if (signatures == Signatures.CHECK) {
            List<KeySignature> bad = leaf.signaturesNotOn(bytes);
            if (!bad.isEmpty()) {
                throw new NotAuthentic("entry " + index + ": the signature of key `" + bad.getFirst().rosterKey() + "` does not fit the statement; statement or signature was changed");
            }
        }
    }

    private void refuseUnlessNext(long index, Statement statement) {
        boolean begins = statement.act() instanceof Act.Begun;
        if (begins != (index == 0) || index < next || roster.isEmpty() != begins) {
            throw new Malformed("entry " + index + ": a log begins once, at entry 0, and its entries are read in order from there");
        }
        String expected = statement.act() instanceof Act.Begun begun ? begun.genesis().origin() : origin;
        if (!statement.origin().equals(expected)) {
            throw new Malformed("entry " + index + ": the statement was written for log " + Problem.quote(statement.origin()) + ", not for " + Problem.quote(expected));
        }
        if (statement.at().isBefore(latest)) {
            throw new Malformed("entry " + index + ": its time " + statement.at() + " is before " + latest + ", the time of an entry before it");
        }
    }

    /** The persons whose keys signed. A key that the roster gives to two persons tells nothing of who signed and counts for neither. */
    private Set<Person> signers(Leaf leaf) {
        Set<Person> by = new HashSet<>();
        for (KeySignature signature : leaf.signatures()) {
            List<Person> holders = holders(signature.rosterKey());
            if (holders.size() == 1) {
                by.add(holders.getFirst());
            }
        }
        return by;
    }

    private List<Person> holders(String key) {
        return roster.orElseThrow().members().entrySet().stream().filter(member -> member.getValue().keys().contains(key)).map(Map.Entry::getKey).toList();
    }

    private boolean isByQuorum(Set<Person> by) {
        Roster before = roster.orElseThrow();
        return by.stream().map(before.members()::get).filter(Roster.Member::root).map(Roster.Member::identity).distinct().count() >= before.quorum();
    }
}
