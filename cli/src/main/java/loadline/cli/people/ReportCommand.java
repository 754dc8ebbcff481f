package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.governance.FiledReport;
import loadline.core.history.Act;
import loadline.core.policy.ReportId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports. */
@picocli.CommandLine.Command(name = "report", description = "Reports that a policy asks for.", subcommands = ReportCommand.File.class,
        footer = {"", "Example:", "  loadline report file capability-report --checkpoint final --document report.pdf --as evaluator-1"})
public final class ReportCommand extends Group {

    /** Files one. */
    @picocli.CommandLine.Command(name = "file", description = "Files a report about a checkpoint. Its signers are its authors, and authors do not approve.",
            footer = {"", "Example:", "  loadline report file capability-report --checkpoint final --document report.pdf --as evaluator-1"})
    static final class File extends RecordingCommand {
        @Parameters(paramLabel = "REPORT", description = "which; see `loadline policy show`")
        private ReportId report;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "what it is about")
        private String checkpoint;

        @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "the report")
        private Document document;

        File(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.Reported(new FiledReport(report, seen.weights(checkpoint), document.digest())));
        }
    }
}
