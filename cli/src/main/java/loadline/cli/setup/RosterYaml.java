package loadline.cli.setup;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import loadline.controlplane.keys.KeyOwner;
import loadline.controlplane.keys.KeyRing;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Roster;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Forms;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;
import loadline.formats.policy.YamlDocument;

/**
 * Reads a roster:
 * <pre>{@code
 * quorum: 1
 * members:
 *   rso-1: {roles: [rso], chain: safety, identity: "Ada Example, badge 17", root: true}
 *   institute-1: {roles: [evaluator], chain: institute, identity: "Example Institute", external: true, keys: ["base64..."]}
 * }</pre>
 * A member without {@code keys} has the key of that name on the ring.
 */
final class RosterYaml {
    private final Forms forms;

    private RosterYaml(Problems problems) {
        this.forms = new Forms(problems);
    }

    /** A roster as typed: members without keys take theirs from the ring. */
    private record Draft(int quorum, List<Member> members) {}

    private record Member(Person person, Set<Role> roles, Set<String> keys, String chain, String identity, boolean external, boolean root) {}

    /** The roster, or every problem of the document. A key that the ring does not hold is refused. */
    static Parsed<Roster> read(String fileName, byte[] bytes, KeyRing ring) throws IOException {
        Problems problems = new Problems(fileName);
        RosterYaml reader = new RosterYaml(problems);
        Draft draft = YamlDocument.read(bytes, problems).map(reader::roster).orElse(null);
        if (draft == null || problems.hasAny()) {
            return new Parsed.Rejected<>(problems.all());
        }
        Map<Person, Roster.Member> members = new HashMap<>();
        for (Member member : draft.members()) {
            members.put(member.person(), new Roster.Member(member.roles(), keys(member, ring), member.chain(), member.identity(), member.external(), member.root()));
        }
        return new Parsed.Accepted<>(new Roster(members, draft.quorum()), Sha256.of(bytes));
    }

    private static Set<String> keys(Member member, KeyRing ring) throws IOException {
        return member.keys().isEmpty() ? Set.of(ring.read(new KeyOwner.OfPerson(member.person())).publicKey().base64()) : member.keys();
    }

    private Draft roster(Yaml root) {
        return forms.fields("a roster", root, fields -> {
            Integer quorum = fields.required("quorum", forms::count);
            List<Member> members = fields.required("members", forms.keyed(Person::new, _ -> { }, this::member));
            return () -> new Draft(quorum, members);
        });
    }

    private Member member(Person person, Yaml node) {
        return forms.fields("member `" + person + "`", node, fields -> member(person, fields));
    }

    private Supplier<Member> member(Person person, Fields fields) {
        Set<Role> roles = fields.required("roles", forms.setOf(forms::role));
        List<String> keys = fields.optionalList("keys", forms.listOf(forms::text));
        String chain = fields.required("chain", forms::text);
        String identity = fields.required("identity", forms::text);
        Optional<Boolean> external = fields.optional("external", forms::truth);
        Optional<Boolean> root = fields.optional("root", forms::truth);
        return () -> new Member(person, roles, Set.copyOf(keys), chain, identity, external.orElse(false), root.orElse(false));
    }
}
