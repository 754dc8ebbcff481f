package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.governance.ObligationMet;
import loadline.core.history.Act;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Obligations. */
@picocli.CommandLine.Command(name = "obligation", description = "Things a policy makes somebody do. `loadline status` lists those that are due.", subcommands = ObligationCommand.Meet.class,
        footer = {"", "Example:", "  loadline obligation meet publish-summaries --checkpoint final --evidence page.html --as rso-1"})
public final class ObligationCommand extends Group {

    /** Records that one was met. */
    @picocli.CommandLine.Command(name = "meet", description = "Records that an obligation was met. A holder of its owning role signs.",
            footer = {"", "Example:", "  loadline obligation meet publish-summaries --checkpoint final --evidence page.html --as rso-1"})
    static final class Meet extends RecordingCommand {
        @Parameters(paramLabel = "OBLIGATION", description = "which; see `loadline policy show`")
        private ObligationId obligation;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "for which checkpoint")
        private String checkpoint;

        @Option(names = "--evidence", required = true, paramLabel = "FILE|sha256:...", description = "what shows it")
        private Document evidence;

        @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
        private PolicyId policy;

        Meet(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.Met(new ObligationMet(seen.policy(policy).id(), obligation, seen.weights(checkpoint), evidence.digest())));
        }
    }
}
