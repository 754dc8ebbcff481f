package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Path;
import loadline.cli.shell.Command;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.controlplane.workspace.Workspace;
import loadline.log.backup.Backup;
import loadline.log.head.Guard;
import loadline.log.head.Rehash;
import loadline.log.journal.Journal;
import loadline.log.note.VerifierKey;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a backup back. */
@picocli.CommandLine.Command(name = "restore", description = {"Copies a backup into a new folder and checks it. One that is older than the last head signed on this machine is refused: entries that others have seen would be gone.",
        "On another machine, `log adopt` follows."},
        footer = {"", "Example:", "  loadline log restore /backups/2026-11-22 --to safety"})
public final class Restore extends Command {
    @Parameters(paramLabel = "DIR", description = "the backup")
    private Path from;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "a folder that is absent or empty")
    private Path to;

    Restore(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Path backup = shell().environment().path(from);
        VerifierKey log;
        try (Workspace workspace = Workspace.openReadOnly(backup)) {
            log = VerifierKey.read(workspace.genesis().logKey());
        }
        refuseOlder(backup, log);
        return BackupCommand.copied(Backup.copy(backup, shell().environment().path(to), log));
    }

    private void refuseOlder(Path backup, VerifierKey log) throws IOException {
        Guard guard = Guard.in(shell().keys().folder().resolve(Place.GUARD));
        if (guard.last(log).isPresent()) {
            try (Journal journal = Journal.openReadOnly(backup.resolve("journal"))) {
                guard.requireContinued(log, journal.size(), new Rehash(journal)::rootAt);
            }
        }
    }
}
