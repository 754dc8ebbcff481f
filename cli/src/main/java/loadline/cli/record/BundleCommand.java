package loadline.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loadline.cli.shell.Command;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.controlplane.workspace.Workspace;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.Sha256;
import loadline.formats.bundle.Bundle;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bundles. */
@picocli.CommandLine.Command(name = "bundle", description = "A decision with everything it rests on, in one file, for somebody who trusts nobody here.", subcommands = BundleCommand.Export.class,
        footer = {"", "Example:", "  loadline bundle export --to decision.bundle"})
public final class BundleCommand extends Group {

    /** Exports one. */
    @picocli.CommandLine.Command(name = "export", description = {"Writes the bundle of a recorded decision: every stream it rests on, whole, with proofs.",
            "It holds evaluation outcomes and the names of persons; look at it before you give it away."},
            footer = {"", "Example:", "  loadline bundle export 42 --to decision.bundle"})
    static final class Export extends Command {
        @Parameters(paramLabel = "ENTRY", arity = "0..1", description = "the entry that records the decision; the last one without it")
        private Long entry;

        @Option(names = "--to", required = true, paramLabel = "FILE", description = "where to; not overwritten")
        private Path to;

        Export(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Path file = shell().environment().path(to);
            try (Workspace workspace = shell().openToRead()) {
                Bundle bundle = workspace.bundle(entry != null ? entry : last(workspace));
                byte[] bytes = bundle.write();
                Files.write(file, bytes, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE);
                return Reply.of(Json.object(Json.has("file", file.toString()), Json.has("sha256", Sha256.of(bytes).hex()), Json.has("decision", bundle.decision()), Json.has("entries", bundle.entries().size())),
                        file + ": decision of entry " + bundle.decision() + ", " + bundle.entries().size() + " entries, " + bytes.length + " bytes\n");
            }
        }

        private static long last(Workspace workspace) {
            return workspace.entries().reversed().stream().filter(e -> e.act() instanceof Act.DecisionMade).mapToLong(Entry::index).findFirst()
                    .orElseThrow(() -> Failure.input("no decision is recorded; ask with `loadline decide`"));
        }
    }
}
