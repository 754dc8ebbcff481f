package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.history.Act;
import loadline.core.monitoring.MonitoringReport;
import picocli.CommandLine.Option;

/** Reports on the signals of a deployment. */
@picocli.CommandLine.Command(name = "report", description = {"Says that the signals of a deployment were looked at and none fired; one that fired is `loadline stop trip`. Signed by the plan's",
        "owner, at least at the plan's cadence: once a deployment was permitted, a longer gap counts against it until it is cleared."},
        footer = {"", "Example:", "  loadline monitor report --checkpoint final --configuration deployment.json --evidence week-12.pdf --as rso-1"})
final class MonitorReport extends RecordingCommand {
    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights")
    private String checkpoint;

    @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration")
    private Document configuration;

    @Option(names = "--evidence", required = true, paramLabel = "FILE|sha256:...", description = "what was looked at")
    private Document evidence;

    MonitorReport(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        return List.of(new Act.MonitoringReported(new MonitoringReport(seen.weights(checkpoint), configuration.digest(), evidence.digest())));
    }
}
