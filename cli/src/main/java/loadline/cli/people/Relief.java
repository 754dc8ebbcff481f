package loadline.cli.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reliefs. */
@picocli.CommandLine.Command(name = "relief", description = "Departures that a clause of the policy grants: interim measures, a competitor's conduct, marginal risk, an emergency.",
        subcommands = Relief.Invoke.class,
        footer = {"", "Example:", "  loadline relief invoke interim-measures --checkpoint final --configuration deployment.json --surface api --standard ASL-3-security --measures interim.pdf --until 2026-06-01 --as ceo-1"})
public final class Relief extends Group {

    /** Invokes one. */
    @picocli.CommandLine.Command(name = "invoke", description = {"Invokes a relief for standards of one deployment on a surface, until a date, at most six months. It stands once every approver that its clause names has signed the same,",
            "and whoever the clause names was told since. Whoever ran, registered or asks does not count; an adverse entry from here on voids it."},
            footer = {"", "Example:", "  loadline relief invoke interim-measures --checkpoint final --configuration deployment.json --surface api --standard ASL-3-security --measures interim.pdf --until 2026-06-01 --as ceo-1"})
    static final class Invoke extends RecordingCommand {
        @Parameters(paramLabel = "RELIEF", description = "which; see `loadline policy show`")
        private ReliefId relief;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights")
        private String checkpoint;

        @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration")
        private Document configuration;

        @Option(names = "--surface", required = true, paramLabel = "WORD", description = "the widest surface it stands for: internal, trusted-partner, api, fine-tuning-api, public-chat, agentic or autonomous")
        private Surface surface;

        @Option(names = "--standard", required = true, paramLabel = "STANDARD", description = "which standard it stands for; may be given more than once")
        private List<StandardId> standards;

        @Option(names = "--measures", required = true, paramLabel = "FILE|sha256:...", description = "what is in place instead, and why it gives the same assurance")
        private Document measures;

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "until when")
        private Instant until;

        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the only approver of this relief that a signer holds without it")
        private Role role;

        @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
        private PolicyId policy;

        Invoke(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            Policy under = seen.policy(policy);
            List<Role> approvers = under.reliefs().stream().filter(r -> r.id().equals(relief)).flatMap(r -> r.approvers().stream()).toList();
            Role as = seen.role(role, approvers.isEmpty() ? seen.rolesOfSigners() : approvers);
            return List.of(new Act.ReliefInvoked(
                    new ReliefInvocation(under.id(), relief, seen.weights(checkpoint), configuration.digest(), surface, Set.copyOf(standards), measures.digest(), until, as)));
        }
    }
}
