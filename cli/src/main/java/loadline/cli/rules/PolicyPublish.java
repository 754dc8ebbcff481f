package loadline.cli.rules;

import java.io.IOException;
import java.util.List;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.controlplane.recording.Outcome;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.Policy;
import loadline.formats.Sha256;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that a version of a policy was made public. */
@picocli.CommandLine.Command(name = "publish", description = {"Records that the very text of a policy version was made public. Where the version in force wants a change to be public before it takes",
        "effect, a signed version takes effect only after this, and its notice runs from here."},
        footer = {"", "Example:", "  loadline policy publish our-policy-2.yaml --where https://example.com/policy --as rso-1"})
final class PolicyPublish extends RecordingCommand {
    @Parameters(paramLabel = "FILE|NAME@VERSION", description = "a file, or a built-in policy")
    private String policy;

    @Option(names = "--where", required = true, paramLabel = "URL", description = "where it can be read")
    private String where;

    private Texts.Read<Policy> read;

    PolicyPublish(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) throws IOException {
        read = new Texts(shell()).policy(policy);
        return List.of(new Act.PolicyPublished(Sha256.of(read.text()), where));
    }

    @Override
    protected String next(List<Entry> entries, Outcome.Recorded recorded) {
        boolean inForce = recorded.facts().policies().stream().anyMatch(p -> p.fact().text().equals(Sha256.of(read.text())));
        return "`" + read.value().id() + "` is public and " + (inForce ? "in force" : "not in force yet: signatures or its notice are outstanding") + "\n";
    }
}
