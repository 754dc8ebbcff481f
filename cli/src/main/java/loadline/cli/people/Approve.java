package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Failure;
import loadline.cli.shell.QuestionFlags;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Approval;
import loadline.core.history.Act;
import loadline.core.model.Question;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approves a question, or refuses it. */
@picocli.CommandLine.Command(name = "approve", description = {"Approves one question at the current head, or refuses it. Whoever asked, ran, wrote or owns does not approve; an adverse entry from here on voids it.",
        "The question is the one that will be asked: same subject, same requester, on no wider a surface and within no wider bounds."},
        footer = {"", "Example:", "  loadline approve --checkpoint final --configuration deployment.json --surface api --requester release-1 --role ceo --as ceo-1"})
public final class Approve extends RecordingCommand {
    @Mixin
    private QuestionFlags question;

    @Option(names = "--requester", required = true, paramLabel = "PERSON", description = "who will ask")
    private Person requester;

    @Option(names = "--role", paramLabel = "ROLE", description = "in which role, one's own or one that was delegated; the signer's only one without it")
    private Role role;

    @Option(names = "--refuse", description = "refuse it instead")
    private boolean refuse;

    Approve(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        Question asked = question.question(seen, requester);
        if (!refuse && persons().contains(requester)) {
            throw Failure.input("`" + requester + "` asks the question and so does not approve it");
        }
        Role as = role == null ? seen.role(null, seen.rolesOfSigners()) : role;
        return List.of(new Act.Approved(new Approval(asked, as, seen.facts().treeSize(), refuse ? Approval.Answer.REFUSED : Approval.Answer.APPROVED)));
    }
}
