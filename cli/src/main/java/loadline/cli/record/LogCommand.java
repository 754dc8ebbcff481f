package loadline.cli.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.cli.log.Adopt;
import loadline.cli.log.BackupCommand;
import loadline.cli.log.Compare;
import loadline.cli.log.HammerCommand;
import loadline.cli.log.Publish;
import loadline.cli.log.Restore;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.shell.Written;
import loadline.controlplane.workspace.Workspace;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;
import loadline.core.history.Entry;
import loadline.formats.json.Json;
import loadline.formats.trust.Trust;
import loadline.log.note.VerifierKey;
import loadline.verify.CheckedLog;
import loadline.verify.LogFiles;
import loadline.verify.Verification;
import loadline.verify.Verify;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The log. */
@picocli.CommandLine.Command(name = "log", description = "The transparency log: its entries, proofs, and whether it is what was written.",
        subcommands = {LogCommand.Show.class, LogCommand.Prove.class, LogCommand.Fsck.class, LogCommand.TrustFile.class,
                Publish.class, Adopt.class, Compare.class, BackupCommand.class, Restore.class, HammerCommand.class},
        footer = {"", "Example:", "  loadline log show"})
public final class LogCommand extends Group {

    /** Shows entries. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the entries, and why one does not count; with an index, the statement that was signed.",
            footer = {"", "Example:", "  loadline log show --type run-recorded"})
    static final class Show extends Command {
        @Parameters(paramLabel = "INDEX", arity = "0..1", description = "one entry")
        private Long index;

        @Option(names = "--type", paramLabel = "TYPE", description = "entries of this type only, such as decision-made")
        private String type;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                return index == null ? list(workspace) : one(workspace);
            }
        }

        private Reply list(Workspace workspace) {
            List<Entry> entries = workspace.entries().stream().filter(e -> type == null || Written.type(e).equals(type)).toList();
            var why = workspace.facts().dropped().stream().collect(Collectors.toMap(Facts.Dropped::index, Facts.Dropped::why));
            Table table = Table.of("INDEX", "AT", "TYPE", "BY", "STATEMENT", "DOES NOT COUNT");
            entries.forEach(e -> table.row(e.index(), e.at(), Written.type(e), Written.by(e), e.statement().brief(), why.getOrDefault(e.index(), "")));
            Json json = Json.object(Json.has("head", Written.head(workspace.head().head())), Json.has("entries", Json.items(entries.stream().map(Written::json).toList())),
                    Json.has("dropped", Json.items(workspace.facts().dropped().stream().map(d -> Json.object(Json.has("index", d.index()), Json.has("why", d.why()))).toList())));
            return Reply.of(json, table.orElse("no such entry") + "self-attested: no witness quorum\n");
        }

        private Reply one(Workspace workspace) throws IOException {
            if (index < 0 || index >= workspace.size()) {
                throw Failure.input("the log has the entries 0 to " + (workspace.size() - 1) + ", not " + index);
            }
            Entry entry = workspace.entries().get(index.intValue());
            Optional<String> statement = workspace.payload(entry.statement()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            Json json = Json.object(Json.has("entry", Written.json(entry)), Json.may("statement", statement.map(Json::text)));
            return Reply.of(json, Written.line(entry) + "\n" + statement.orElse("its statement is absent") + "\n");
        }
    }

    /** Proves an entry. */
    @picocli.CommandLine.Command(name = "prove", description = "Prints the proof that an entry is under the signed head (C2SP tlog-proof), to keep beside the statement.",
            footer = {"", "Example:", "  loadline log prove 42 > entry-42.tlog-proof"})
    static final class Prove extends Command {
        @Parameters(paramLabel = "INDEX", description = "the entry")
        private long index;

        Prove(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                String proof = new String(workspace.prove(index).write(), StandardCharsets.UTF_8);
                return Reply.of(Json.object(Json.has("index", index), Json.has("proof", proof)), proof);
            }
        }
    }

    /** Checks it. */
    @picocli.CommandLine.Command(name = "fsck", description = {"Checks journal, payloads, head, every signature, every estimate and every decision again. Ends with 4 if anything is not what was written.",
            "Whose log it is only a verifier's trust file can say: `loadline verify --log`."},
            footer = {"", "Example:", "  loadline log fsck"})
    static final class Fsck extends Command {
        Fsck(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = Workspace.openChecked(shell().folder())) {
                Reply reply = Verified.log(Verify.log(LogFiles.of(workspace.folder()), Optional.empty()));
                return reply.exitCode() == ExitCode.NOT_AUTHENTIC ? Reply.of(reply.json(), reply.text()) : reply;
            }
        }
    }

    /** Prints a trust file. */
    @picocli.CommandLine.Command(name = "trust", description = {"Prints the trust file of whoever believes this workspace: log key, root keys, quorum, policy texts as adopted.",
            "A verifier who takes it from the log's operator has verified nothing: check each key and digest against what you know from elsewhere."},
            footer = {"", "Example:", "  loadline log trust > trust.json"})
    static final class TrustFile extends Command {
        TrustFile(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                Roster founding = workspace.genesis().roster();
                Set<String> roots = founding.members().values().stream().filter(Roster.Member::root).flatMap(m -> m.keys().stream()).collect(Collectors.toSet());
                var policies = workspace.facts().policies().stream().collect(Collectors.toMap(p -> p.fact().policy().id(), p -> p.fact().text(), (_, newer) -> newer));
                Trust trust = new Trust(List.of(VerifierKey.read(workspace.genesis().logKey())), new Trust.Roots(roots, founding.quorum()), Trust.Witnesses.NONE, policies);
                String text = new String(trust.write(), StandardCharsets.UTF_8);
                return Reply.of(loadline.formats.json.StrictJson.read("trust file", trust.write(), Trust.LARGEST), text + "\n");
            }
        }
    }
}
