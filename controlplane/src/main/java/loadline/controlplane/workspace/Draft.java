package loadline.controlplane.workspace;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.Rule;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.Salt;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;

/**
 * Entries prepared on top of a log, signed and folded, but not in it. {@link Workspace#commit} appends them all or none. For
 * one thread.
 */
public final class Draft {
    private static final SecureRandom CHANCE = new SecureRandom();

    private final String origin;
    private final Optional<Roster> roster;
    private final Instant at;
    private final List<Entry> entries;
    private final long base;
    private final Map<String, Act.StreamEnd> ends;
    private final List<Prepared> prepared = new ArrayList<>();
    private final List<byte[]> attachments = new ArrayList<>();
    private Folding folding;
    private Optional<Facts> facts = Optional.empty();

    /** A statement, the bytes that were signed, and the leaf over them. */
    record Prepared(Statement statement, byte[] bytes, Leaf leaf) {}

    /** Where a draft stands: on these entries, with these stream ends. */
    record Base(String origin, Optional<Roster> roster, List<Entry> entries, Map<String, Act.StreamEnd> ends) {}

    /** @param folding has folded nothing yet, or the entries it stands on; it is the draft's from here on */
    Draft(Base on, Instant at, Folding folding) {
        this.origin = on.origin();
        this.roster = on.roster();
        this.at = at;
        this.entries = new ArrayList<>(on.entries());
        this.base = entries.size();
        this.ends = new HashMap<>(on.ends());
        this.folding = folding;
    }

    /** Adds an act, signed by each signer. Whether it counts, {@link #dropped} says. */
    public Entry add(Act act, List<Signer> by) {
        Rule.require(!by.isEmpty(), "an act is signed by at least one person; name one with --as");
        Statement statement = Statement.following(Optional.ofNullable(ends.get(Streams.of(act))), origin, at, Salt.from(CHANCE), act);
        byte[] bytes = statement.write();
        Leaf leaf = Leaf.sign(bytes, by.stream().map(Signer::key).toList());
        prepared.add(new Prepared(statement, bytes, leaf));
        ends.put(statement.stream(), new Act.StreamEnd(statement.sequence(), leaf.statement()));
        Entry entry = new Entry(entries.size(), at, onRoster(act, by), leaf.statement(), act);
        entries.add(entry);
        facts = Optional.empty();
        return entry;
    }

    /** Why an act, signed so, would not count after the draft's entries; empty if it would. The draft stays as it is. */
    public Optional<String> wouldDrop(Act act, List<Signer> by) {
        Draft trial = new Draft(new Base(origin, roster, entries, ends), at, new Folding());
        trial.add(act, by);
        return trial.dropped().stream().map(Facts.Dropped::why).findFirst();
    }

    /** Bytes that an act names by their digest, stored with the draft: a policy's text, a decision. */
    public void attach(byte[] payload) {
        attachments.add(payload.clone());
    }

    /** The facts of the log with the draft's entries. */
    public Facts facts() {
        if (facts.isEmpty()) {
            facts = Optional.of(folding.facts(entries));
        }
        return facts.get();
    }

    /** Gives away what has folded its entries, as far as {@link #facts} was asked for; it folds anew if it is asked again. */
    Folding giveFolding() {
        Folding given = folding;
        folding = new Folding();
        return given;
    }

    /** Those of the draft's entries that do not count, and why. */
    public List<Facts.Dropped> dropped() {
        return facts().dropped().stream().filter(d -> d.index() >= base).toList();
    }

    /** Where every stream ends, the draft's entries among them. */
    public Map<String, Act.StreamEnd> ends() {
        return Map.copyOf(ends);
    }

    /** The size of the log it was made on. */
    public long base() {
        return base;
    }

    /** The draft's own entries. */
    public List<Entry> entries() {
        return List.copyOf(entries.subList((int) base, entries.size()));
    }

    List<Prepared> prepared() {
        return prepared;
    }

    List<byte[]> attachments() {
        return attachments;
    }

    /** Who signs by the roster, as every reader of the entry will have it: a key that it gives to two persons counts for neither. */
    private Set<Person> onRoster(Act act, List<Signer> by) {
        Optional<Roster> inForce = act instanceof Act.Begun begun ? Optional.of(begun.genesis().roster()) : roster;
        Set<Person> persons = new HashSet<>();
        for (Signer signer : by) {
            List<Person> holders = inForce.map(r -> holders(r, signer.rosterKey())).orElse(List.of());
            if (holders.size() == 1) {
                persons.add(holders.getFirst());
            }
        }
        return persons;
    }

    private static List<Person> holders(Roster roster, String key) {
        return roster.members().entrySet().stream().filter(member -> member.getValue().keys().contains(key)).map(Map.Entry::getKey).toList();
    }
}
