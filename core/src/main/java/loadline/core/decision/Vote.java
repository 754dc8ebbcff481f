package loadline.core.decision;

import java.time.Instant;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.governance.Approval;
import loadline.core.model.Question;

/**
 * A person's answer to a question, and what facts alone say of those who signed it: worked out once, when they are folded.
 *
 * @param index of its entry, and {@code at}, the log's time then
 * @param treeSize size of the log whose facts were seen
 * @param isConflicted whether one of them ran, wrote, registered or asks
 * @param isEnrolled whether one of them held the role early enough, and all were on the roster early enough
 * @param fillsAnotherSeat whether one of them answered earlier in another role, on whatever surface
 */
record Vote(Question question, Role as, Approval.Answer answer, long index, Instant at, long treeSize, boolean isConflicted, boolean isEnrolled, boolean fillsAnotherSeat) {
    static Vote of(Logged<Approval> logged, Question question, boolean fillsAnotherSeat, Conflicts conflicts, Enrolled enrolled) {
        Approval approval = logged.fact();
        boolean isConflicted = conflicts.tookPart(logged.by()) || conflicts.share(logged.by(), Set.of(question.requester()));
        boolean isEnrolled = enrolled.counts(logged, approval.as()) && enrolled.areAllKnown(logged);
        return new Vote(question, approval.as(), approval.answer(), logged.index(), logged.at(), approval.treeSize(), isConflicted, isEnrolled, fillsAnotherSeat);
    }
}
