package loadline.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.controlplane.workspace.NotAWorkspace;
import loadline.controlplane.workspace.Workspace;
import loadline.formats.Parsed;
import loadline.formats.json.Json;
import loadline.formats.trust.Trust;
import loadline.verify.LogFiles;
import loadline.verify.Verify;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks what somebody else says. */
@picocli.CommandLine.Command(name = "verify", description = {
        "Checks a bundle, or with --log a whole log: signatures, inclusion, streams; then computes estimates and decision again and compares. Needs no workspace and no key.",
        "Log key, root keys and policy digests come from your own trust file. Without one the answer is at best `consistent, authenticity not established` (6). Refuted: 51 for a bundle, 4 for a log.",
        "With --evidence, raw result files are read again and compared with the runs that were recorded from them."},
        footer = {"", "Examples:", "  loadline verify decision.bundle --trust trust.json", "  loadline verify decision.bundle --trust trust.json --evidence virology.eval", "  loadline verify --log /srv/their-log --trust trust.json"})
public final class VerifyCommand extends Command {
    @Parameters(paramLabel = "BUNDLE", arity = "0..1", description = "the bundle")
    private Path bundle;

    @Option(names = "--log", paramLabel = "DIR", description = "a workspace's folder instead of a bundle")
    private Path log;

    @Option(names = "--trust", paramLabel = "FILE", description = "what you believe: log keys, root keys, witnesses, policy digests")
    private Path trust;

    @Option(names = "--evidence", paramLabel = "FILE", description = "a raw result file to compare with the recorded run; may be given more than once")
    private List<Path> evidence = new ArrayList<>();

    VerifyCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        if ((bundle == null) == (log == null)) {
            throw Failure.usage("name a bundle, or a log with --log, and not both");
        }
        Optional<Trust> believed = trust();
        Reply reply = bundle != null ? ofBundle(believed) : ofLog(believed);
        boolean refuted = reply.exitCode() == ExitCode.REFUTED || reply.exitCode() == ExitCode.INTEGRITY;
        return evidence.isEmpty() || refuted ? reply : withEvidence(reply);
    }

    private Reply ofBundle(Optional<Trust> believed) throws IOException {
        return Verified.bundle(Verify.bundle(Files.readAllBytes(shell().environment().path(bundle)), believed));
    }

    private Reply ofLog(Optional<Trust> believed) throws IOException {
        Path folder = shell().environment().path(log);
        if (!Workspace.isAt(folder)) {
            throw new NotAWorkspace("`" + log + "` holds no journal with a signed head; name the folder of a workspace");
        }
        return Verified.log(Verify.log(LogFiles.of(folder), believed));
    }

    private Optional<Trust> trust() throws IOException {
        if (trust == null) {
            return Optional.empty();
        }
        return switch (Trust.read(trust.toString(), Files.readAllBytes(shell().environment().path(trust)))) {
            case Parsed.Accepted<Trust>(Trust read, var _) -> Optional.of(read);
            case Parsed.Rejected<Trust>(var problems) -> throw Failure.input(problems.getFirst().toString());
        };
    }

    /** Compares raw files with what was recorded; one that differs, or is not among what was recorded, refutes. */
    private Reply withEvidence(Reply reply) throws IOException {
        RawEvidence recorded = bundle != null
                ? RawEvidence.ofBundle(Files.readAllBytes(shell().environment().path(bundle))) : RawEvidence.ofLog(shell().environment().path(log));
        List<Json> json = new ArrayList<>();
        StringBuilder text = new StringBuilder(reply.text());
        boolean agrees = true;
        for (Path file : evidence) {
            for (RawEvidence.Compared compared : recorded.compare(shell().environment().path(file))) {
                agrees &= compared.agrees();
                text.append("  evidence ").append(file).append(": ").append(compared.what()).append('\n');
                json.add(Json.object(Json.has("file", file.toString()), Json.has("sha256", compared.file().hex()), Json.has("agrees", compared.agrees()), Json.has("what", compared.what())));
            }
        }
        Json whole = Json.object(Json.has("verification", reply.json()), Json.has("evidence", Json.items(json)));
        return new Reply(whole, text.toString(), agrees ? reply.exitCode() : bundle != null ? ExitCode.REFUTED : ExitCode.INTEGRITY);
    }
}
