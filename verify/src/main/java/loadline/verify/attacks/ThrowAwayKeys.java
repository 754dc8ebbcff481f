package loadline.verify.attacks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import loadline.core.Person;
import loadline.core.decision.Decide;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.formats.Sha256;
import loadline.formats.json.Bytes;
import loadline.formats.trust.Trust;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSigner;

/**
 * Keys that anybody can derive, for logs that nobody relies on.
 *
 * @param ofLog what the log's key is derived from
 * @param ofPersons what the persons' keys are derived from
 */
record ThrowAwayKeys(String ofLog, String ofPersons) {
    static final String ORIGIN = "log.example/attacks";
    static final ThrowAwayKeys USUAL = new ThrowAwayKeys("log", "person");

    private static final Map<String, Ed25519.SigningKey> DERIVED = new ConcurrentHashMap<>();

    NoteSigner log() {
        return new NoteSigner(ORIGIN, key(ofLog));
    }

    Ed25519.SigningKey of(Person person) {
        return key(ofPersons + " " + person.id());
    }

    /** The genesis and changes of the roster with the log's name and everybody's keys in place; anything else as it is. */
    Act enrolled(Act act) {
        return switch (act) {
            case Act.Begun(Genesis genesis) ->
                new Act.Begun(new Genesis(ORIGIN, log().verifierKey().write(), enrolled(genesis.roster()), Decide.EDITION, genesis.clock()));
            case Act.RosterChanged(Roster roster) -> new Act.RosterChanged(enrolled(roster));
            default -> act;
        };
    }

    /** The root persons of a genesis, as a verifier knows them. */
    static Trust.Roots roots(Genesis genesis) {
        Set<String> keys = genesis.roster().members().values().stream().filter(Roster.Member::root).flatMap(m -> m.keys().stream()).collect(Collectors.toSet());
        return new Trust.Roots(keys, genesis.roster().quorum());
    }

    private Roster enrolled(Roster roster) {
        Map<Person, Roster.Member> members = new HashMap<>();
        roster.members().forEach((person, m) -> members.put(person,
                new Roster.Member(m.roles(), Set.of(Bytes.of(of(person).publicKey().bytes()).base64()), m.chain(), m.identity(), m.external(), m.root())));
        return new Roster(members, roster.quorum());
    }

    private static Ed25519.SigningKey key(String seed) {
        return DERIVED.computeIfAbsent(seed, of -> Ed25519.SigningKey.of(HexFormat.of().parseHex(Sha256.of(("attack " + of).getBytes(StandardCharsets.UTF_8)).hex())));
    }
}
