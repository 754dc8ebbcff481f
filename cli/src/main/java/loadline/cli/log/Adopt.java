package loadline.cli.log;

import java.io.IOException;
import loadline.cli.shell.Command;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import loadline.log.head.Rehash;
import loadline.log.journal.Journal;

/** Takes a log into this machine's care. */
@picocli.CommandLine.Command(name = "adopt", description = {"Takes a log into this machine's care: from now on no head is signed for publication that does not continue its present one.",
        "Do it once, for a workspace that was moved here or made before, and only if no other machine writes it."},
        footer = {"", "Example:", "  loadline log adopt"})
public final class Adopt extends Command {
    Adopt(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Place place = Place.of(shell());
        try (Journal journal = Journal.openReadOnly(place.journal())) {
            place.guard().adopt(place.signed(), place.log(), journal.size(), new Rehash(journal)::rootAt);
        }
        Json json = Json.object(Json.has("origin", place.log().name()), Json.has("size", place.signed().head().size()), Json.has("root", place.signed().head().root().base64()));
        return Reply.of(json, "adopted " + place.log().name() + " at " + place.signed().head().size() + " entries\n");
    }
}
