package loadline.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loadline.cli.shell.Command;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Person;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.formats.Parsed;
import loadline.formats.json.Json;
import picocli.CommandLine.Parameters;

/** Who may sign what. */
@picocli.CommandLine.Command(name = "roster", description = "Persons, their roles and keys, as the log has them.",
        subcommands = {RosterCommand.Show.class, RosterCommand.Change.class},
        footer = {"", "Example:", "  loadline roster show"})
public final class RosterCommand extends Group {

    /** Shows it. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the roster in force.", footer = {"", "Example:", "  loadline roster show -o json"})
    static final class Show extends Command {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                Roster roster = workspace.facts().roster();
                List<Map.Entry<Person, Roster.Member>> members = roster.members().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
                Table table = Table.of("PERSON", "ROLES", "CHAIN", "EXTERNAL", "ROOT", "IDENTITY");
                members.forEach(m -> table.row(m.getKey(), String.join(" ", m.getValue().roles().stream().map(Object::toString).sorted().toList()), m.getValue().chain(),
                        m.getValue().external() ? "yes" : "no", m.getValue().root() ? "yes" : "no", m.getValue().identity()));
                Json json = Json.object(Json.has("quorum", roster.quorum()), Json.has("members", Json.items(members.stream().map(Show::json).toList())));
                return Reply.of(json, table + "a change needs " + roster.quorum() + " root signature(s)\n");
            }
        }

        private static Json json(Map.Entry<Person, Roster.Member> entry) {
            Roster.Member member = entry.getValue();
            return Json.object(
                    Json.has("person", entry.getKey().id()),
                    Json.has("roles", Json.items(member.roles().stream().map(Object::toString).sorted().map(Json::text).toList())),
                    Json.has("keys", Json.items(member.keys().stream().sorted().map(Json::text).toList())),
                    Json.has("chain", member.chain()), Json.has("identity", member.identity()), Json.has("external", member.external()), Json.has("root", member.root()));
        }
    }

    /** Changes it. */
    @picocli.CommandLine.Command(name = "change", description = {"Replaces the roster by that of a YAML file. As many root members as the old roster's quorum sign.",
            "A member without `keys` has the key of that name in the key folder."},
            footer = {"", "Example:", "  loadline roster change roster.yaml --as root-1 --as root-2"})
    static final class Change extends RecordingCommand {
        @Parameters(paramLabel = "FILE", description = "the new roster")
        private Path file;

        Change(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) throws IOException {
            byte[] bytes = Files.readAllBytes(shell().environment().path(file));
            return switch (RosterYaml.read(file.toString(), bytes, shell().keys())) {
                case Parsed.Accepted<Roster>(Roster roster, var _) -> List.of(new Act.RosterChanged(roster));
                case Parsed.Rejected<Roster>(var problems) -> throw Failure.input(String.join("; ", problems.stream().map(Object::toString).toList()));
            };
        }
    }
}
