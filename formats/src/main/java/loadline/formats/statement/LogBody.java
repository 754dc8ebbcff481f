package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import loadline.core.Person;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** What is said of the log itself: genesis, roster, streams. */
final class LogBody {
    private LogBody() {}

    static Json write(Genesis genesis) {
        return Json.object(
                has("origin", genesis.origin()),
                has("logKey", genesis.logKey()),
                has("roster", write(genesis.roster())),
                has("rulesEdition", genesis.rulesEdition()),
                has("clock", Words.constant(genesis.clock())));
    }

    static Genesis genesis(Cursor cursor) {
        return cursor.object(f -> new Genesis(
                f.take("origin", Cursor::text),
                f.take("logKey", Cursor::text),
                f.take("roster", LogBody::roster),
                f.take("rulesEdition", Cursor::integer),
                f.take("clock", Words.constant(Genesis.Clock.class))));
    }

    static Json write(Roster roster) {
        Map<String, Json> members = new TreeMap<>();
        roster.members().forEach((person, member) -> members.put(person.id(), write(member)));
        return Json.object(has("members", Json.object(members)), has("quorum", roster.quorum()));
    }

    static Roster roster(Cursor cursor) {
        return cursor.object(f -> new Roster(f.take("members", LogBody::members), f.take("quorum", Cursor::integer)));
    }

    static Json write(Act.StreamsMapped mapped) {
        Map<String, Json> streams = new TreeMap<>();
        mapped.streams().forEach((stream, end) -> streams.put(stream, Json.object(has("sequence", end.sequence()), has("last", Words.word(end.last())))));
        return Json.object(has("streams", Json.object(streams)));
    }

    static Act.StreamsMapped streams(Cursor cursor) {
        return cursor.object(f -> new Act.StreamsMapped(f.take("streams", streams -> streams.byKey(LogBody::end))));
    }

    private static Act.StreamEnd end(Cursor cursor) {
        return cursor.object(f -> new Act.StreamEnd(f.take("sequence", Cursor::whole), f.take("last", Words::digest)));
    }

    private static Json write(Roster.Member member) {
        return Json.object(
                has("roles", Words.sorted(member.roles())),
                has("keys", Words.sorted(member.keys())),
                has("chain", member.chain()),
                has("identity", member.identity()),
                has("external", member.external()),
                has("root", member.root()));
    }

    private static Map<Person, Roster.Member> members(Cursor cursor) {
        Map<Person, Roster.Member> members = new HashMap<>();
        cursor.byKey(LogBody::member).forEach((id, member) -> members.put(new Person(id), member));
        return members;
    }

    private static Roster.Member member(Cursor cursor) {
        return cursor.object(f -> new Roster.Member(
                f.take("roles", roles -> Words.set(roles, Words::role)),
                f.take("keys", keys -> Words.set(keys, Cursor::text)),
                f.take("chain", Cursor::text),
                f.take("identity", Cursor::text),
                f.take("external", Cursor::truth),
                f.take("root", Cursor::truth)));
    }
}
