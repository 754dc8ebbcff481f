package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Notice;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.policy.ReportId;
import loadline.formats.Sha256;
import loadline.formats.json.Bytes;
import loadline.log.Malformed;
import loadline.log.note.Ed25519;
import loadline.log.note.NotAuthentic;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
    private static final Act NOTICE = new Act.Notified(new Notice(new Role("board"), new ReportId("capability-report"), Examples.WEIGHTS));

    /** A log in memory: leaves, and statements by digest. */
    private static final class SmallLog {
        final List<byte[]> leaves = new ArrayList<>();
        final Map<Digest, byte[]> statements = new HashMap<>();
        final StreamChains chains = new StreamChains();
        Instant now = Examples.NOON;

        SmallLog add(Act act, Ed25519.SigningKey... keys) {
            Statement statement = Statement.following(chains.end(Streams.of(act)), Examples.ORIGIN, now, Examples.SALT, act);
            chains.accept(statement, Sha256.of(statement.write()));
            return addAsIs(statement, keys);
        }

        SmallLog addAsIs(Statement statement, Ed25519.SigningKey... keys) {
            byte[] bytes = statement.write();
            statements.put(Sha256.of(bytes), bytes);
            leaves.add(Leaf.sign(bytes, List.of(keys)).write());
            return this;
        }

        EntryReader reader(EntryReader.Signatures signatures) {
            return new EntryReader(digest -> Optional.ofNullable(statements.get(digest)), Examples.TEXTS, signatures);
        }

        List<Entry> read() {
            EntryReader reader = reader(EntryReader.Signatures.CHECK);
            List<Entry> entries = new ArrayList<>();
            for (byte[] leaf : leaves) {
                entries.add(reader.read(entries.size(), leaf));
            }
            return entries;
        }
    }

    private static SmallLog begun() {
        return new SmallLog().add(new Act.Begun(Examples.genesis()), Examples.OFFICER_KEY, Examples.BOARD_KEY);
    }

    @Test
    void signers_are_persons_of_the_roster_in_force() {
        SmallLog log = begun().add(NOTICE, Examples.OFFICER_KEY).add(NOTICE, Examples.BOARD_KEY, Examples.key(7)).add(NOTICE, Examples.key(8));
        assertThat(log.read()).map(Entry::by).containsExactly(Set.of(Examples.OFFICER, Examples.BOARD), Set.of(Examples.OFFICER), Set.of(Examples.BOARD), Set.of());
        assertThat(log.read().get(1)).isEqualTo(new Entry(1, Examples.NOON, Set.of(Examples.OFFICER), Leaf.read(log.leaves.get(1)).statement(), NOTICE));
    }

    @Test
    void a_roster_changes_from_the_next_entry_and_only_by_quorum() {
        Person newcomer = new Person("new-1");
        Roster changed = with(newcomer, Examples.rosterKey(Examples.key(3)));
        Act change = new Act.RosterChanged(changed);
        SmallLog byQuorum = begun().add(change, Examples.OFFICER_KEY, Examples.BOARD_KEY, Examples.key(3)).add(NOTICE, Examples.key(3));
        assertThat(byQuorum.read().get(1).by()).containsExactlyInAnyOrder(Examples.OFFICER, Examples.BOARD);
        assertThat(byQuorum.read().get(2).by()).containsExactly(newcomer);
        SmallLog byOne = begun().add(change, Examples.OFFICER_KEY).add(NOTICE, Examples.key(3));
        assertThat(byOne.read().get(2).by()).isEmpty();
    }

    @Test
    void a_key_of_two_persons_counts_for_neither() {
        Roster shared = with(new Person("twin-1"), Examples.rosterKey(Examples.OFFICER_KEY));
        SmallLog log = new SmallLog().add(new Act.Begun(new Genesis(Examples.ORIGIN, "k", shared, 0, Genesis.Clock.MACHINE)), Examples.OFFICER_KEY, Examples.BOARD_KEY);
        assertThat(log.read().getFirst().by()).containsExactly(Examples.BOARD);
    }

    @Test
    void a_bad_signature_stops_the_reading_unless_it_was_checked_before() {
        SmallLog log = begun().add(NOTICE, Examples.OFFICER_KEY);
        Leaf good = Leaf.read(log.leaves.get(1));
        log.leaves.set(1, new Leaf(good.statement(), List.of(KeySignature.sign(Examples.OFFICER_KEY, new byte[0]))).write());
        assertThatThrownBy(log::read).isInstanceOf(NotAuthentic.class).hasMessageContaining("entry 1: the signature of key");
        EntryReader trusting = log.reader(EntryReader.Signatures.CHECKED_BEFORE);
        trusting.read(0, log.leaves.get(0));
        assertThat(trusting.read(1, log.leaves.get(1)).by()).containsExactly(Examples.OFFICER);
    }

    @Test
    void other_bytes_than_the_leaf_commits_to_are_refused() {
        SmallLog log = begun().add(NOTICE, Examples.OFFICER_KEY);
        log.statements.put(Leaf.read(log.leaves.get(1)).statement(), Examples.statement(NOTICE).write());
        assertThatThrownBy(log::read).isInstanceOf(Malformed.class).hasMessageContaining("they were changed");
    }

    @Test
    void an_absent_statement_is_unavailable_and_its_stream_goes_on() {
        SmallLog log = begun().add(NOTICE, Examples.OFFICER_KEY).add(NOTICE, Examples.OFFICER_KEY).add(NOTICE, Examples.OFFICER_KEY);
        Digest absent = Leaf.read(log.leaves.get(2)).statement();
        log.statements.remove(absent);
        assertThat(log.read()).hasSize(4);
        assertThat(log.read().get(2)).isEqualTo(new Entry(2, Examples.NOON, Set.of(Examples.OFFICER), absent, new Act.Unavailable(absent)));
        assertThat(log.read().get(3).act()).isEqualTo(NOTICE);
    }

    @Test
    void a_statement_left_out_of_a_stream_is_found() {
        SmallLog log = begun().add(NOTICE, Examples.OFFICER_KEY).add(NOTICE, Examples.OFFICER_KEY).add(NOTICE, Examples.OFFICER_KEY);
        log.leaves.remove(2);
        assertThatThrownBy(log::read).isInstanceOf(StreamBroken.class).hasMessageContaining("goes on with number 1").hasMessageContaining("left out or replaced");
        SmallLog twice = begun().add(NOTICE, Examples.OFFICER_KEY);
        twice.leaves.add(twice.leaves.get(1));
        assertThatThrownBy(twice::read).isInstanceOf(StreamBroken.class);
    }

    @Test
    void time_does_not_run_backwards_and_a_log_begins_once() {
        SmallLog log = begun();
        log.now = Examples.NOON.minusMillis(1);
        log.add(NOTICE, Examples.OFFICER_KEY);
        assertThatThrownBy(log::read).isInstanceOf(Malformed.class).hasMessageContaining("is before");
        assertThatThrownBy(begun().add(new Act.Begun(Examples.genesis()), Examples.OFFICER_KEY)::read).hasMessageContaining("begins once");
        assertThatThrownBy(new SmallLog().add(NOTICE, Examples.OFFICER_KEY)::read).hasMessageContaining("begins once");
    }

    @Test
    void a_statement_for_another_log_is_refused() {
        SmallLog log = begun().addAsIs(new Statement("other.example", Streams.of(NOTICE), 0, Optional.empty(), Examples.NOON, Examples.SALT, NOTICE), Examples.OFFICER_KEY);
        assertThatThrownBy(log::read).isInstanceOf(Malformed.class).hasMessageContaining("written for log `other.example`");
    }

    @Test
    void salts_have_sixteen_bytes() {
        assertThatThrownBy(() -> new Salt(Bytes.of(new byte[15]))).hasMessage("a salt has 16 bytes, not 15");
        assertThat(Salt.from(new java.security.SecureRandom())).isNotEqualTo(Salt.from(new java.security.SecureRandom()));
    }

    private static Roster with(Person person, String key) {
        Map<Person, Roster.Member> members = new HashMap<>(Examples.roster().members());
        members.put(person, new Roster.Member(Set.of(), Set.of(key), "x", "id-9", false, false));
        return new Roster(members, 2);
    }
}
