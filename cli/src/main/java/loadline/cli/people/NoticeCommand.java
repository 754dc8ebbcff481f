package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.Notice;
import loadline.core.history.Act;
import loadline.core.policy.ReportId;
import picocli.CommandLine.Option;

/** Notices. */
@picocli.CommandLine.Command(name = "notice", description = "Notices: who was told of which report.", subcommands = NoticeCommand.Give.class,
        footer = {"", "Example:", "  loadline notice give --to board --about capability-report --checkpoint final --as rso-1"})
public final class NoticeCommand extends Group {

    /** Logs one. */
    @picocli.CommandLine.Command(name = "give", description = "Logs that the holders of roles were told of a report.",
            footer = {"", "Example:", "  loadline notice give --to board --to ltbt --about capability-report --checkpoint final --as rso-1"})
    static final class Give extends RecordingCommand {
        @Option(names = "--to", required = true, paramLabel = "ROLE", description = "who was told; may be given more than once")
        private List<Role> to;

        @Option(names = "--about", required = true, paramLabel = "REPORT", description = "of which report")
        private ReportId about;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the report's checkpoint")
        private String checkpoint;

        Give(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return to.stream().<Act>map(role -> new Act.Notified(new Notice(role, about, seen.weights(checkpoint)))).toList();
        }
    }
}
