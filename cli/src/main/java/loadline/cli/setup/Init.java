package loadline.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.cli.shell.Command;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Written;
import loadline.controlplane.keys.KeyOwner;
import loadline.controlplane.keys.KeyRing;
import loadline.controlplane.keys.Secret;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.decision.Decide;
import loadline.core.governance.Roster;
import loadline.core.history.Genesis;
import loadline.formats.Parsed;
import loadline.formats.json.Json;
import loadline.log.note.NoteSigner;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a log. */
@picocli.CommandLine.Command(name = "init", description = {
        "Begins a log: makes a workspace whose first entry names the log's key and who may sign what.",
        "The log's key is made if the key folder has none. The roster is a YAML file; without one, the persons given with --as are its members, all of them root, each with every --role."},
        footer = {"", "Example:", "  loadline key new rso-1",
                "  loadline init safety --origin example.com/safety --as rso-1 --role rso --role evaluator"})
public final class Init extends Command {
    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".", description = "the folder; the current one without it")
    private Path folder;

    @Option(names = "--origin", required = true, paramLabel = "NAME", description = "the log's name, for ever: a host and path that are yours, such as example.com/safety")
    private String origin;

    @Option(names = "--roster", paramLabel = "FILE", description = "who may sign what (YAML: quorum, and members with roles, chain, identity, external, root, keys)")
    private Path roster;

    @Option(names = "--as", paramLabel = "PERSON", description = "who signs the first entry; with --roster, every root member whose key is at hand without it")
    private List<Person> as = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", description = "without --roster: a role that the signers hold; may be given more than once")
    private List<Role> roles = new ArrayList<>();

    @Option(names = "--unencrypted", description = "make the log's key without a passphrase")
    private boolean unencrypted;

    @Option(names = "--stated-clock", description = "entries carry times that are stated with --clock; every answer is then a reconstruction, for replaying the past")
    private boolean stated;

    Init(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        KeyRing ring = shell().keys();
        Path target = shell().environment().path(folder).normalize();
        if (Workspace.isAt(target)) {
            throw Failure.input("`" + target + "` holds a workspace already; choose another folder");
        }
        Roster members = roster == null ? ofSigners(ring) : fromFile(ring);
        List<Person> roots = as.isEmpty() ? rootsAtHand(members, ring) : as;
        KeyOwner owner = new KeyOwner.OfLog(origin);
        if (!ring.has(owner)) {
            ring.create(owner, unencrypted ? Optional.empty() : Optional.of(passphrase()));
        }
        NoteSigner log = shell().logSigner(origin);
        Genesis genesis = new Genesis(origin, log.verifierKey().write(), members, Decide.EDITION, stated ? Genesis.Clock.STATED : Genesis.Clock.MACHINE);
        try (Workspace made = Workspace.create(target, genesis, shell().signers(roots), log, shell().clock())) {
            return Reply.of(Json.object(Json.has("workspace", target.toString()), Json.has("logKey", genesis.logKey()), Json.has("head", Written.head(made.head().head()))),
                    "workspace " + target + "\nlog key   " + genesis.logKey() + "\nnext: adopt a policy, such as `loadline policy adopt anthropic-rsp@2.2`; give the log key to whoever verifies\n");
        }
    }

    private Secret passphrase() throws IOException {
        return shell().newPassphrase(origin);
    }

    private Roster ofSigners(KeyRing ring) throws IOException {
        List<Person> persons = as.isEmpty() ? List.of(shell().person()) : as;
        Map<Person, Roster.Member> members = new java.util.HashMap<>();
        for (Person person : persons) {
            String key = ring.read(new KeyOwner.OfPerson(person)).publicKey().base64();
            members.put(person, new Roster.Member(Set.copyOf(roles), Set.of(key), person.id(), person.id(), false, true));
        }
        as = persons;
        return new Roster(members, 1);
    }

    private Roster fromFile(KeyRing ring) throws IOException {
        byte[] bytes = Files.readAllBytes(shell().environment().path(roster));
        return switch (RosterYaml.read(roster.toString(), bytes, ring)) {
            case Parsed.Accepted<Roster>(Roster read, var _) -> read;
            case Parsed.Rejected<Roster>(var problems) -> throw Failure.input(String.join("; ", problems.stream().map(Object::toString).toList()));
        };
    }

    private static List<Person> rootsAtHand(Roster roster, KeyRing ring) {
        List<Person> roots = roster.members().entrySet().stream().filter(m -> m.getValue().root()).map(Map.Entry::getKey).sorted()
                .filter(person -> ring.has(new KeyOwner.OfPerson(person))).toList();
        if (roots.isEmpty()) {
            throw Failure.authentication("no root member's key is in `" + ring.folder() + "`; make one with `loadline key new`, or name the folder with --keys");
        }
        return roots;
    }
}
