package loadline.controlplane.answering;

import loadline.controlplane.workspace.Workspace;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.model.Question;

/** Answers as of an earlier head. The answer is a replay whatever it says, and is recorded nowhere. */
public final class Replaying {
    private final Workspace workspace;

    public Replaying(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The answer at the head of the first {@code size} entries. @throws IllegalArgumentException if the log never had that size */
    public Decision decide(Question question, long size) {
        return labelled(Decide.decide(question, workspace.factsAt(size)), Decision.Kind.REPLAY);
    }

    /** The very decision that was made at that head, to compare it with what was recorded. */
    public Decision recomputed(Question question, long size) {
        return Decide.decide(question, workspace.factsAt(size));
    }

    static Decision labelled(Decision decision, Decision.Kind kind) {
        return new Decision(decision.edition(), decision.question(), decision.treeSize(), decision.asOf(), kind, decision.answer(), decision.basis(), decision.policies(), decision.former(),
                decision.earlier());
    }
}
