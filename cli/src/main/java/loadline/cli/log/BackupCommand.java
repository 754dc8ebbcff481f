package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Path;
import loadline.cli.shell.Command;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import loadline.log.backup.Backup;
import picocli.CommandLine.Option;

/** Copies the log. */
@picocli.CommandLine.Command(name = "backup", description = {"Copies the workspace into a new folder, while it may be in use, and checks the copy. `log restore` copies it back.",
        "Keys and the guard are no part of it."},
        footer = {"", "Example:", "  loadline log backup --to /backups/2026-11-22"})
public final class BackupCommand extends Command {
    @Option(names = "--to", paramLabel = "DIR", required = true, description = "a folder that is absent or empty")
    private Path to;

    BackupCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Place place = Place.of(shell());
        return copied(Backup.copy(place.folder(), shell().environment().path(to), place.log()));
    }

    static Reply copied(Backup.Copied copied) {
        Json json = Json.object(Json.has("entries", copied.entries()), Json.has("payloads", copied.payloads()), Json.has("root", copied.root().base64()));
        return Reply.of(json, "copied and checked " + copied.entries() + " entries and " + copied.payloads() + " payloads\n");
    }
}
