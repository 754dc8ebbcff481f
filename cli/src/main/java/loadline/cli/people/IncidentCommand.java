package loadline.cli.people;

import java.time.Instant;
import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.governance.Incident;
import loadline.core.history.Act;
import loadline.core.policy.Obligation;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs an incident. */
@picocli.CommandLine.Command(name = "incident", description = {"Logs that the developer became aware of something, or discovered it, which starts the clock of an obligation. The clock runs from",
        "the day given, and never from later than the entry. Anybody on the roster may log it."},
        footer = {"", "Example:", "  loadline incident discovery --checkpoint final --on 2026-03-04 --document incident.md --as engineer-1"})
public final class IncidentCommand extends RecordingCommand {
    @Parameters(paramLabel = "awareness|discovery", description = "what happened")
    private Obligation.Event event;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights it concerns")
    private String checkpoint;

    @Option(names = "--on", required = true, paramLabel = "DATE", description = "when the developer became aware, or discovered it")
    private Instant on;

    @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "what is known of it")
    private Document document;

    IncidentCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        return List.of(new Act.IncidentLogged(new Incident(seen.weights(checkpoint), event, on, document.digest())));
    }
}
