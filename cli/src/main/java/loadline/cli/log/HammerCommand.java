package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import loadline.log.check.Finding;
import loadline.log.check.Fsck;
import loadline.log.hammer.Hammer;
import loadline.log.head.Guard;
import loadline.log.journal.Journal;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSigner;
import loadline.log.publication.Publication;
import loadline.log.tile.TileFolder;
import picocli.CommandLine.Option;

/** Hits a log of its own. */
@picocli.CommandLine.Command(name = "hammer", description = {"Writes, publishes, reads and proves at once in a log made for it, until a number of entries is reached, and checks all of it at the end. It touches no workspace.",
        "The figures are of this machine and its disk."},
        footer = {"", "Example:", "  loadline log hammer --in hammer --goal 100000"})
public final class HammerCommand extends Command {
    private static final String ORIGIN = "hammer.example/log";

    @Option(names = "--in", paramLabel = "DIR", required = true, description = "a folder that is absent or empty; it is left as it is at the end")
    private Path in;

    @Option(names = "--goal", paramLabel = "N", defaultValue = "10000", description = "entries to append (default: ${DEFAULT-VALUE})")
    private long goal;

    @Option(names = "--writers", paramLabel = "N", defaultValue = "32", description = "threads that append (default: ${DEFAULT-VALUE})")
    private int writers;

    @Option(names = "--readers", paramLabel = "N", defaultValue = "2", description = "threads that read, and as many that prove (default: ${DEFAULT-VALUE})")
    private int readers;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "256", description = "bytes of an entry (default: ${DEFAULT-VALUE})")
    private int bytes;

    HammerCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Path folder = shell().environment().path(in);
        if (Files.exists(folder.resolve("journal"))) {
            throw Failure.input("`" + folder + "` holds a journal already; name a new folder");
        }
        Files.createDirectories(folder);
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        NoteSigner log = new NoteSigner(ORIGIN, Ed25519.SigningKey.of(seed));
        Guard guard = Guard.in(folder.resolve("guard"));
        long start = System.nanoTime();
        try (Journal journal = Journal.create(folder.resolve("journal"))) {
            Publication publication = Publication.open(journal, guard, log, Optional.empty(), TileFolder.in(folder.resolve("published")));
            Hammer.Done done = new Hammer(journal, publication, new Hammer.Load(writers, readers, goal, bytes, 1)).run();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return reply(done, took, new Fsck(log.verifierKey(), folder.resolve("journal")).check(Optional.empty(), Optional.of(folder.resolve("published")), Optional.of(guard)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("the hammer was interrupted");
        }
    }

    private static Reply reply(Hammer.Done done, Duration took, Finding found) {
        boolean sound = found instanceof Finding.Sound;
        long each = Math.max(1, took.toMillis());
        Json json = Json.object(Json.has("appended", done.appended()), Json.has("published", done.published()), Json.has("read", done.read()), Json.has("proven", done.proven()),
                Json.has("milliseconds", took.toMillis()), Json.has("sound", sound));
        String text = "appended " + done.appended() + " entries in " + took.toMillis() + " ms (" + done.appended() * 1000 / each + " a second), published " + done.published() + " heads, read "
                + done.read() + " entries, checked " + done.proven() + " proofs; afterwards " + (sound ? "everything is what was written" : found.toString()) + "\n";
        return new Reply(json, text, sound ? ExitCode.OK : ExitCode.INTEGRITY);
    }
}
