package loadline.core.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.Approval;
import loadline.core.governance.ReviewRound;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;

/**
 * Whether a role approved this very question, or one that covers it. A refusal stands until the same role approves later; a person fills one seat;
 * whoever asked, ran, wrote or owns does not count; an adverse entry since voids it.
 */
final class Approvals {
    private final UnderPolicy under;
    private final List<Logged<Approval>> forQuestion;
    private final long lastAdverse;

    Approvals(UnderPolicy under) {
        this.under = under;
        this.forQuestion = under.subject.approvals().stream().filter(a -> a.fact().question().covers(under.question)).toList();
        this.lastAdverse = Math.max(under.lastAdverse, lastAdverseByPeople());
    }

    /** What keeps the role's approval from counting, or nothing if it counts. */
    Optional<Code> problem(Condition.Approved wanted) {
        Optional<Code> problem = Optional.of(Code.APPROVAL_MISSING);
        for (Logged<Approval> approval : forQuestion) {
            if (approval.fact().as().equals(wanted.by())) {
                Optional<Code> found = problem(approval, wanted);
                boolean refusal = found.isPresent() && found.get() == Code.APPROVAL_REFUSED;
                problem = found.isEmpty() || refusal || problem.isPresent() && problem.get() != Code.APPROVAL_REFUSED ? found : problem;
            }
        }
        return problem;
    }

    private Optional<Code> problem(Logged<Approval> approval, Condition.Approved wanted) {
        if (approval.fact().answer() == Approval.Answer.REFUSED) {
            return Optional.of(Code.APPROVAL_REFUSED);
        }
        if (under.conflicts().share(approval.by(), Set.of(under.question.requester())) || under.conflicts().tookPart(approval.by())) {
            return Optional.of(Code.APPROVAL_CONFLICTED);
        }
        if (!under.enrolled().counts(approval, wanted.by())) {
            return Optional.of(Code.APPROVAL_TOO_NEW);
        }
        if (fillsAnotherSeat(approval)) {
            return Optional.of(Code.APPROVAL_SAME_PERSON);
        }
        if (wanted.maxAge().isPresent() && wanted.maxAge().get().after(approval.at()).isBefore(under.facts.asOf())) {
            return Optional.of(Code.APPROVAL_EXPIRED);
        }
        if (approval.fact().treeSize() <= lastAdverse || approval.fact().treeSize() > approval.index()) {
            return Optional.of(Code.APPROVAL_VOIDED);
        }
        return Optional.empty();
    }

    /** The same person answered earlier in another role. */
    private boolean fillsAnotherSeat(Logged<Approval> approval) {
        Role seat = approval.fact().as();
        for (Logged<Approval> other : forQuestion) {
            boolean earlierElsewhere = other.index() < approval.index() && !other.fact().as().equals(seat);
            if (earlierElsewhere && under.conflicts().share(other.by(), approval.by())) {
                return true;
            }
        }
        return false;
    }

    /** Index of the newest insufficient review or tripped stop that bears on the subject. */
    private long lastAdverseByPeople() {
        long last = -1;
        for (Logged<ReviewRound> round : under.configuration.reviews()) {
            last = round.fact().result() == ReviewRound.Result.INSUFFICIENT ? Math.max(last, round.index()) : last;
        }
        for (var member : under.subject.family()) {
            for (var stop : under.facts.checkpoints().get(member).stops()) {
                last = stop.fact() instanceof StopEvent.Tripped ? Math.max(last, stop.index()) : last;
            }
        }
        return last;
    }
}
