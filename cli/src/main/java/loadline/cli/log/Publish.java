package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import loadline.log.cosign.Attested;
import loadline.log.cosign.Quorum;
import loadline.log.journal.Journal;
import loadline.log.note.NoteSigner;
import loadline.log.publication.Cadence;
import loadline.log.publication.Publication;
import loadline.log.tile.TileFolder;
import loadline.witness.Cosigning;
import loadline.witness.Published;
import loadline.witness.Publisher;
import loadline.witness.WitnessClient;
import picocli.CommandLine.Option;

/** Publishes the log. */
@picocli.CommandLine.Command(name = "publish", description = {"Publishes the log as static files that any web server can serve (C2SP tlog-tiles), its head cosigned by the witnesses of a quorum file.",
        "Without the quorum nothing is published; without a quorum file the head is self-attested. With --every it goes on until it is stopped."},
        footer = {"", "Example:", "  loadline log publish --to /srv/log --quorum quorum.txt --every 10"})
public final class Publish extends Command {
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "the folder that is served")
    private Path to;

    @Option(names = "--quorum", paramLabel = "FILE", description = "logs, witnesses and the quorum (C2SP tlog-policy)")
    private Path quorum;

    @Option(names = "--every", paramLabel = "SECONDS", description = "publish again whenever there is something new and this long has passed")
    private Long every;

    @Option(names = "--when-quiet", paramLabel = "SECONDS", defaultValue = "600", description = "publish the same head again, freshly cosigned, after this long (default: ${DEFAULT-VALUE})")
    private long whenQuiet;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "5", description = "how long to wait for witnesses (default: ${DEFAULT-VALUE})")
    private long timeout;

    Publish(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Place place = Place.of(shell());
        NoteSigner log = shell().logSigner(place.log().name());
        Quorum witnesses = quorum == null ? new Quorum(List.of(), List.of(), List.of(), Optional.empty()) : Quorum.read(Files.readAllBytes(shell().environment().path(quorum)));
        Cadence cadence = new Cadence(every == null ? 1 : every, Math.max(whenQuiet, every == null ? 1 : every));
        try (Journal journal = Journal.openReadOnly(place.journal()); WitnessClient client = new WitnessClient(Duration.ofSeconds(timeout))) {
            Publication publication = Place.guarded(() -> Publication.open(journal, place.guard(), log, Optional.empty(), TileFolder.in(shell().environment().path(to))));
            Cosigning cosigning = new Cosigning(witnesses, client, Duration.ofSeconds(timeout), shell().environment().clock());
            Publisher publisher = new Publisher(publication, cosigning, cadence, shell().environment().clock(), () -> System.nanoTime() / 1_000_000_000L);
            if (every != null) {
                publisher.run(PAUSE, published -> shell().note(line(published)));
            }
            return reply(publisher.publish());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the head was being cosigned; what was published before stays");
        }
    }

    private Reply reply(Published published) {
        published.troubles().forEach(trouble -> shell().note("witness " + trouble.witness() + (trouble.alarming() ? ", ALARM: " : ": ") + trouble.what()));
        Json json = Json.object(Json.has("state", state(published)), Json.has("size", size(published)),
                Json.has("troubles", Json.items(published.troubles().stream().map(t -> Json.object(Json.has("witness", t.witness()), Json.has("what", t.what()), Json.has("alarming", t.alarming()))).toList())));
        return new Reply(json, line(published) + "\n", published instanceof Published.Withheld ? ExitCode.AUTHENTICATION : ExitCode.OK);
    }

    private static String line(Published published) {
        return switch (published) {
            case Published.Witnessed(Attested.Witnessed head, _) -> "published " + head.head().head().size() + " entries, cosigned by " + head.cosignatures().size() + " witnesses";
            case Published.SelfAttested(Attested.SelfAttested head, _) -> "published " + head.head().head().size() + " entries; self-attested: no witness quorum";
            case Published.Withheld(Attested.Short head, _) -> "withheld " + head.head().head().size() + " entries: " + head.cosignatures().size() + " witnesses cosigned, which is not the quorum; what was published before stays";
        };
    }

    private static String state(Published published) {
        return switch (published) {
            case Published.Witnessed _ -> "witnessed";
            case Published.SelfAttested _ -> "self-attested";
            case Published.Withheld _ -> "withheld";
        };
    }

    private static long size(Published published) {
        return switch (published) {
            case Published.Witnessed(Attested.Witnessed head, _) -> head.head().head().size();
            case Published.SelfAttested(Attested.SelfAttested head, _) -> head.head().head().size();
            case Published.Withheld(Attested.Short head, _) -> head.head().head().size();
        };
    }
}
