package loadline.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.Approval;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Question;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;

/**
 * Whether a role approved this very question, or one that covers it. A refusal of it, or of one that it covers, stands until
 * the same role approves later; a person fills one seat; whoever asked, ran, wrote or owns does not count; an adverse entry
 * since voids it.
 */
final class Approvals {
    private final UnderPolicy under;
    private final List<Logged<Approval>> forQuestion;
    private final List<Logged<Approval>> onAnySurface;
    private final long lastAdverse;

    Approvals(UnderPolicy under) {
        this.under = under;
        this.forQuestion = new ArrayList<>(under.subject.approvals().size());
        this.onAnySurface = new ArrayList<>(under.subject.approvals().size());
        for (Logged<Approval> approval : under.subject.approvals()) {
            if (approval.fact().question().isButForWidth(under.question)) {
                onAnySurface.add(approval);
            }
            if (speaksTo(approval.fact(), under.question)) {
                forQuestion.add(approval);
            }
        }
        this.lastAdverse = Math.max(under.lastAdverse, lastAdverseByPeople());
    }

    /** Leave for something wider is leave for this; what was refused on something narrower is refused here. */
    private static boolean speaksTo(Approval approval, Question question) {
        return approval.answer() == Approval.Answer.REFUSED ? question.covers(approval.question()) : approval.question().covers(question);
    }

    /** Index of the newest entry about evidence, a review or a stop that voids what people signed before it. */
    long lastAdverse() {
        return lastAdverse;
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
        if (!under.enrolled().counts(approval, wanted.by()) || !under.enrolled().areAllKnown(approval)) {
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

    /** The same person answered earlier in another role, on whatever surface. */
    private boolean fillsAnotherSeat(Logged<Approval> approval) {
        Role seat = approval.fact().as();
        for (Logged<Approval> other : onAnySurface) {
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
        for (Facts.OfCheckpoint member : under.kin.members()) {
            for (var stop : member.stops()) {
                last = stop.fact() instanceof StopEvent.Tripped ? Math.max(last, stop.index()) : last;
            }
        }
        return last;
    }
}
