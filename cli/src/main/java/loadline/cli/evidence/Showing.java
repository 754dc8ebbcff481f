package loadline.cli.evidence;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Failure;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Digest;
import loadline.core.assessment.ShowingLogged;
import loadline.core.history.Act;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ShowingId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs what an assessment shows beside numbers. */
@picocli.CommandLine.Command(name = "showing", description = {"Logs something an assessment must show beside numbers, such as threat-model mapping or elicitation.",
        "A threshold is not ruled out before every showing of the policy is logged for its checkpoint."},
        footer = {"", "Example:", "  loadline showing elicitation --checkpoint final --document elicitation.pdf --as evaluator-1"})
public final class Showing extends RecordingCommand {
    @Parameters(paramLabel = "SHOWING", arity = "0..*", description = "which; see `loadline policy show`")
    private List<ShowingId> showings = List.of();

    @Option(names = "--all", description = "every showing of the policy, in one document")
    private boolean all;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "for which checkpoint")
    private String checkpoint;

    @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "the document that shows it")
    private Document document;

    @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
    private PolicyId policy;

    Showing(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        Policy under = seen.policy(policy);
        Digest weights = seen.weights(checkpoint);
        List<ShowingId> wanted = all ? under.assessment().showings().stream().map(s -> s.id()).toList() : showings;
        if (wanted.isEmpty()) {
            throw Failure.usage("name a showing, or --all: the policy asks for " + under.assessment().showings().stream().map(s -> s.id()).toList());
        }
        return wanted.stream().<Act>map(id -> new Act.Shown(new ShowingLogged(under.id(), id, weights, document.digest()))).toList();
    }
}
