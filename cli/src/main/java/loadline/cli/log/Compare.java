package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import loadline.log.check.Finding;
import loadline.log.check.Fsck;
import loadline.log.merkle.Hash;
import picocli.CommandLine.Option;

/** Compares the log's bytes with everything derived from them. */
@picocli.CommandLine.Command(name = "compare", description = {"Hashes every entry again and compares what follows with the signed head, the last head signed on this machine and the published files. Names the first bad entry.",
        "What the entries say and who signed them is checked by `log fsck`."},
        footer = {"", "Example:", "  loadline log compare --published /srv/log"})
public final class Compare extends Command {
    @Option(names = "--published", paramLabel = "DIR", description = "the folder that is served")
    private Path published;

    Compare(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Place place = Place.of(shell());
        Optional<Path> tiles = Optional.ofNullable(published).map(shell().environment()::path);
        return switch (new Fsck(place.log(), place.journal()).check(Optional.of(place.head()), tiles, Optional.of(place.guard()))) {
            case Finding.Sound(long entries, Hash root, List<String> compared) -> Reply.of(
                    Json.object(Json.has("sound", true), Json.has("entries", entries), Json.has("root", root.base64()), Json.has("compared", Json.items(compared.stream().map(Json::text).toList()))),
                    entries + " entries are what was written; compared with " + String.join(", ", compared) + "\n");
            case Finding.Broken(var entry, String what) -> new Reply(
                    entry.isPresent() ? Json.object(Json.has("sound", false), Json.has("entry", entry.getAsLong()), Json.has("what", what)) : Json.object(Json.has("sound", false), Json.has("what", what)),
                    what + "\n", ExitCode.INTEGRITY);
        };
    }
}
