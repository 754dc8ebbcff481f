package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.history.Act;
import loadline.core.monitoring.MonitoringPlan;
import picocli.CommandLine.Option;

/** Monitoring of deployments. */
@picocli.CommandLine.Command(name = "monitor", description = "How a deployment is watched.", subcommands = {Monitor.Plan.class, MonitorReport.class},
        footer = {"", "Example:", "  loadline monitor plan --checkpoint final --configuration deployment.json --signal jailbreak-reports --cadence P7D --stop 'a universal jailbreak' --owner rso --as engineer-1"})
public final class Monitor extends Group {

    /** Logs a plan. */
    @picocli.CommandLine.Command(name = "plan", description = "Logs what is watched on a deployment, how often, what stops it, and who owns it.",
            footer = {"", "Example:", "  loadline monitor plan --checkpoint final --configuration deployment.json --signal jailbreak-reports --cadence P7D --stop 'a universal jailbreak' --owner rso --as engineer-1"})
    static final class Plan extends RecordingCommand {
        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights")
        private String checkpoint;

        @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration")
        private Document configuration;

        @Option(names = "--signal", required = true, paramLabel = "TEXT", description = "what is watched; may be given more than once")
        private List<String> signals;

        @Option(names = "--cadence", required = true, paramLabel = "SPAN", description = "how often, such as P7D")
        private TimeSpan cadence;

        @Option(names = "--stop", required = true, paramLabel = "TEXT", description = "what stops it; may be given more than once")
        private List<String> stops;

        @Option(names = "--owner", required = true, paramLabel = "ROLE", description = "who owns it")
        private Role owner;

        Plan(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.MonitoringPlanned(new MonitoringPlan(seen.weights(checkpoint), configuration.digest(), signals, cadence, stops, owner)));
        }
    }
}
