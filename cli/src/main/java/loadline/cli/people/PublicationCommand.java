package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.governance.Publication;
import loadline.core.history.Act;
import loadline.core.policy.ReportId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs a publication. */
@picocli.CommandLine.Command(name = "publication", description = "Logs that a report, or a summary of it, was made public.",
        footer = {"", "Example:", "  loadline publication capability-report --checkpoint final --where https://example.com/card.pdf --as rso-1"})
public final class PublicationCommand extends RecordingCommand {
    @Parameters(paramLabel = "REPORT", description = "which report")
    private ReportId report;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the report's checkpoint")
    private String checkpoint;

    @Option(names = "--where", required = true, paramLabel = "URL", description = "where it can be read")
    private String where;

    PublicationCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        return List.of(new Act.Published(new Publication(report, seen.weights(checkpoint), where)));
    }
}
