package loadline.core.decision;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.governance.Approval;

/**
 * A person's answer to a question, and what facts alone say of those who signed it: worked out once, when they are folded.
 *
 * @param identities what the signers were attested as, ever
 * @param tookPart whether one of them ran, wrote or registered
 * @param isEnrolled whether one of them held the role early enough, and all were on the roster early enough
 */
record Vote(Logged<Approval> logged, Set<String> identities, boolean tookPart, boolean isEnrolled) {
    static Vote of(Logged<Approval> logged, Conflicts conflicts, Enrolled enrolled) {
        Set<String> identities = new HashSet<>();
        for (Person person : logged.by()) {
            identities.addAll(conflicts.identities(person));
        }
        boolean isEnrolled = enrolled.counts(logged, logged.fact().as()) && enrolled.areAllKnown(logged);
        return new Vote(logged, Set.copyOf(identities), conflicts.tookPart(logged.by()), isEnrolled);
    }

    Approval approval() {
        return logged.fact();
    }

    /** Whether one of the signers is one of these persons. */
    boolean isBySomeOf(Set<String> others) {
        return !Collections.disjoint(identities, others);
    }
}
