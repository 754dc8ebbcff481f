package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.history.Act;
import loadline.core.model.Fallback;
import loadline.core.model.Subject;
import picocli.CommandLine.Option;

/** Declares a fallback. */
@picocli.CommandLine.Command(name = "fallback", description = {"Names what is served where a deployment may not be: an older model, or the same one in another configuration. Where a gate says",
        "`degrade`, the answer is to serve it, if it is permitted by itself. The newest one declared counts."},
        footer = {"", "Example:", "  loadline fallback --checkpoint final --configuration deployment.json --served older.json --served-checkpoint previous --as engineer-1"})
public final class FallbackCommand extends RecordingCommand {
    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights of the deployment")
    private String checkpoint;

    @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "its configuration")
    private Document configuration;

    @Option(names = "--served", required = true, paramLabel = "FILE|sha256:...", description = "the configuration that is served instead")
    private Document served;

    @Option(names = "--served-checkpoint", paramLabel = "CHECKPOINT", description = "the weights that are served instead; the same without it")
    private String servedCheckpoint;

    FallbackCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        Subject.Deployment of = new Subject.Deployment(seen.weights(checkpoint), configuration.digest());
        Subject.Deployment instead = new Subject.Deployment(seen.weights(servedCheckpoint == null ? checkpoint : servedCheckpoint), served.digest());
        return List.of(new Act.FallbackDeclared(new Fallback(of, instead)));
    }
}
