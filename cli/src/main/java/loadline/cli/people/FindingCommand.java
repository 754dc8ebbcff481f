package loadline.cli.people;

import java.time.Instant;
import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.ExternalFinding;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.PolicyId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a finding about the world outside. */
@picocli.CommandLine.Command(name = "finding", description = {"Signs a finding about the world outside the developer, with its source and the day it expires. Clauses that depend on competitors, a lead",
        "or marginal risk rest on the newest finding of the kind; without one they grant nothing."},
        footer = {"", "Example:", "  loadline finding marginal-risk --holds true --source https://example.com/study --document study.pdf --expires 2026-09-01 --as rso-1"})
public final class FindingCommand extends RecordingCommand {
    @Parameters(paramLabel = "competitor|lead|marginal-risk", description = "what it is about")
    private Condition.Found.Kind kind;

    @Option(names = "--holds", required = true, arity = "1", paramLabel = "true|false", description = "whether the finding is that the fact holds")
    private Boolean holds;

    @Option(names = "--source", required = true, paramLabel = "URL", description = "where it can be looked up")
    private String source;

    @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "what it rests on")
    private Document document;

    @Option(names = "--expires", required = true, paramLabel = "DATE", description = "until when it counts")
    private Instant expires;

    @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the signer's only one without it")
    private Role role;

    @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
    private PolicyId policy;

    FindingCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        return List.of(new Act.ExternallyFound(
                new ExternalFinding(seen.policy(policy).id(), kind, holds, source, document.digest(), expires, seen.role(role, seen.rolesOfSigners()))));
    }
}
