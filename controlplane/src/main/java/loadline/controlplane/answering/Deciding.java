package loadline.controlplane.answering;

import java.io.IOException;
import java.util.List;
import loadline.controlplane.workspace.Commit;
import loadline.controlplane.workspace.Draft;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Rule;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.model.Question;
import loadline.formats.Sha256;
import loadline.formats.decision.DecisionJson;

/**
 * The main job: gather all facts below a head, decide, record, and answer. The head is the one at which every stream's end was
 * written down, so that a decision also says what it had to rest on.
 */
public final class Deciding {
    private final Workspace workspace;

    public Deciding(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The decision, the facts it was made on, and the entry that records it. */
    public record Decided(Decision decision, Facts facts, Entry entry) {}

    /**
     * Decides the question and records the answer, in one append; where something was appended meanwhile, decides again.
     *
     * @throws IllegalArgumentException if the requester does not sign or is not on the roster with this key
     * @throws IOException if the disk fails: there is no answer then
     */
    public Decided decide(Question question, Signer requester) throws IOException {
        Rule.require(requester.person().equals(question.requester()), () -> "a question is signed by who asks it, `" + question.requester() + "`, not by `" + requester.person() + "`");
        while (true) {
            Draft draft = workspace.draft();
            draft.add(new Act.StreamsMapped(workspace.ends()), List.of(requester));
            Facts facts = draft.facts();
            Decision decision = Decide.decide(question, facts);
            byte[] body = DecisionJson.write(decision);
            draft.attach(body);
            draft.add(new Act.DecisionMade(question, decision.treeSize(), decision.answer().name(), Sha256.of(body), Engine.description()), List.of(requester));
            refuseDropped(draft.dropped());
            if (workspace.commit(draft) instanceof Commit.Appended(List<Entry> entries)) {
                return new Decided(decision, facts, entries.getLast());
            }
        }
    }

    private static void refuseDropped(List<Facts.Dropped> dropped) {
        Rule.require(dropped.isEmpty(), () -> "the question cannot be recorded: " + dropped.getFirst().why());
    }
}
