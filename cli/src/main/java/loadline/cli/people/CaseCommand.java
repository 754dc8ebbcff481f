package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.CaseAcceptance;
import loadline.core.history.Act;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Safety cases. */
@picocli.CommandLine.Command(name = "case", description = "Safety cases and affirmative cases.", subcommands = CaseCommand.Accept.class,
        footer = {"", "Example:", "  loadline case accept safety-case --checkpoint final --configuration deployment.json --document case.pdf --role council --as council-1"})
public final class CaseCommand extends Group {

    /** Accepts one. */
    @picocli.CommandLine.Command(name = "accept", description = "Accepts a case for one configuration.",
            footer = {"", "Example:", "  loadline case accept safety-case --checkpoint final --configuration deployment.json --document case.pdf --role council --as council-1"})
    static final class Accept extends RecordingCommand {
        @Parameters(paramLabel = "KIND", description = "what kind of case, as the policy names it")
        private String kind;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights")
        private String checkpoint;

        @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration")
        private Document configuration;

        @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "the case")
        private Document document;

        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the signer's only one without it")
        private Role role;

        Accept(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.Accepted(new CaseAcceptance(kind, seen.weights(checkpoint), configuration.digest(), document.digest(), seen.role(role, seen.rolesOfSigners()))));
        }
    }
}
