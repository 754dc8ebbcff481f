package loadline.core.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Approval;
import loadline.core.model.Question;

/**
 * A person's answer to a question, and what facts alone say of those who signed it: worked out once, when they are folded.
 *
 * @param index of its entry, and {@code at}, the log's time then
 * @param treeSize size of the log whose facts were seen
 * @param identities what the signers were attested as, ever
 * @param tookPart whether one of them ran, wrote or registered
 * @param isEnrolled whether one of them held the role early enough, and all were on the roster early enough
 */
record Vote(
        Question question, Role as, Approval.Answer answer, long index, Instant at, long treeSize, Set<String> identities, boolean tookPart, boolean isEnrolled) {
    static Vote of(Logged<Approval> logged, Conflicts conflicts, Enrolled enrolled) {
        Approval approval = logged.fact();
        Set<String> identities = new HashSet<>();
        for (Person person : logged.by()) {
            identities.addAll(conflicts.identities(person));
        }
        boolean isEnrolled = enrolled.counts(logged, approval.as()) && enrolled.areAllKnown(logged);
        return new Vote(approval.question(), approval.as(), approval.answer(), logged.index(), logged.at(), approval.treeSize(), Set.copyOf(identities),
                conflicts.tookPart(logged.by()), isEnrolled);
    }

    /** The same, the question being one object with that of other votes on it: a decision compares it with its own. */
    Vote on(Question same) {
        return new Vote(same, as, answer, index, at, treeSize, identities, tookPart, isEnrolled);
    }

    /** Whether one of the signers is one of these persons. */
    boolean isBySomeOf(Set<String> others) {
        return !Collections.disjoint(identities, others);
    }
}
