package loadline.cli.people;

import java.time.Instant;
import java.util.List;
import loadline.cli.shell.Failure;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Delegation;
import loadline.core.history.Act;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delegates a role. */
@picocli.CommandLine.Command(name = "delegate", description = {"Lets another person approve in a role that the signer holds, until a date. An approval by the delegate is one by both: it carries the",
        "conflicts of both and fills the seats of both. Delegates pass nothing on."},
        footer = {"", "Example:", "  loadline delegate ceo --to coo-1 --until 2026-04-01 --as ceo-1"})
public final class DelegateCommand extends RecordingCommand {
    @Parameters(paramLabel = "ROLE", description = "the role")
    private Role role;

    @Option(names = "--to", required = true, paramLabel = "PERSON", description = "who may approve in it")
    private Person to;

    @Option(names = "--until", required = true, paramLabel = "DATE", description = "until when")
    private Instant until;

    DelegateCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        if (persons().size() != 1) {
            throw Failure.usage("one person delegates at a time, not " + persons() + ": run it once for each");
        }
        return List.of(new Act.Delegated(new Delegation(persons().getFirst(), to, role, until)));
    }
}
