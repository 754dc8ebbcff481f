package loadline.core.governance;

import loadline.core.Role;
import loadline.core.model.Question;

/**
 * A person's answer, in a role, to one question at one head.
 *
 * @param treeSize size of the log whose facts were seen; an adverse entry from there on voids it
 */
public record Approval(Question question, Role as, long treeSize, Answer answer) {
    /** What the person said. */
    public enum Answer { APPROVED, REFUSED }
}
