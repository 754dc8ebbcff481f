package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.ResidualLevel;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.PolicyId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Residual risk. */
@picocli.CommandLine.Command(name = "residual", description = "Residual risk: a level per category and configuration, before and after safeguards.", subcommands = ResidualCommand.Sign.class,
        footer = {"", "Example:", "  loadline residual sign cyber --when post --level medium --checkpoint final --configuration deployment.json --document study.pdf --as sag-1"})
public final class ResidualCommand extends Group {

    /** Signs one. */
    @picocli.CommandLine.Command(name = "sign", description = "Signs the residual level of a category for one configuration.",
            footer = {"", "Example:", "  loadline residual sign cyber --when post --level medium --checkpoint final --configuration deployment.json --document study.pdf --as sag-1"})
    static final class Sign extends RecordingCommand {
        @Parameters(paramLabel = "CATEGORY", description = "the policy's category")
        private String category;

        @Option(names = "--when", required = true, paramLabel = "pre|post", description = "before safeguards or after them")
        private Condition.ResidualAtMost.When when;

        @Option(names = "--level", required = true, paramLabel = "LEVEL", description = "a level of the policy")
        private String level;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights")
        private String checkpoint;

        @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration")
        private Document configuration;

        @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "what it rests on")
        private Document document;

        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the signer's only one without it")
        private Role role;

        @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
        private PolicyId policy;

        Sign(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.ResidualSigned(new ResidualLevel(
                    seen.policy(policy).id(), category, when, level, seen.weights(checkpoint), configuration.digest(), seen.role(role, seen.rolesOfSigners()), document.digest())));
        }
    }
}
