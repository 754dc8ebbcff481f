package loadline.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Logged;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.Approval;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Question;
import loadline.core.policy.Condition;

/**
 * Whether a role approved this very question, or one that covers it. A refusal of it, or of one that it covers, stands until
 * the same role approves later; a person fills one seat; whoever asked, ran, wrote or owns does not count; an adverse entry
 * since voids it.
 */
final class Approvals {
    private final UnderPolicy under;
    private final List<Vote> forQuestion;
    private final long lastAdverse;

    Approvals(UnderPolicy under) {
        this.under = under;
        List<Vote> votes = under.kin.votesOn(under.question.subject().weights());
        this.forQuestion = new ArrayList<>(votes.size());
        for (Vote vote : votes) {
            if (speaksTo(vote, under.question)) {
                forQuestion.add(vote);
            }
        }
        this.lastAdverse = Math.max(under.lastAdverse, lastAdverseByPeople());
    }

    /** Leave for something wider is leave for this; what was refused on something narrower is refused here. */
    private static boolean speaksTo(Vote vote, Question question) {
        return vote.answer() == Approval.Answer.REFUSED ? question.covers(vote.question()) : vote.question().covers(question);
    }

    /** Index of the newest entry about evidence, a review or a stop that voids what people signed before it. */
    long lastAdverse() {
        return lastAdverse;
    }

    /** What keeps the role's approval from counting, or nothing if it counts. */
    Optional<Code> problem(Condition.Approved wanted) {
        Optional<Code> problem = Optional.of(Code.APPROVAL_MISSING);
        for (Vote vote : forQuestion) {
            if (vote.as().equals(wanted.by())) {
                Optional<Code> found = problem(vote, wanted);
                boolean refusal = found.isPresent() && found.get() == Code.APPROVAL_REFUSED;
                problem = found.isEmpty() || refusal || problem.isPresent() && problem.get() != Code.APPROVAL_REFUSED ? found : problem;
            }
        }
        return problem;
    }

    private Optional<Code> problem(Vote vote, Condition.Approved wanted) {
        if (vote.answer() == Approval.Answer.REFUSED) {
            return Optional.of(Code.APPROVAL_REFUSED);
        }
        if (vote.isConflicted()) {
            return Optional.of(Code.APPROVAL_CONFLICTED);
        }
        if (!vote.isEnrolled()) {
            return Optional.of(Code.APPROVAL_TOO_NEW);
        }
        if (vote.fillsAnotherSeat()) {
            return Optional.of(Code.APPROVAL_SAME_PERSON);
        }
        if (wanted.maxAge().isPresent() && wanted.maxAge().get().endsBefore(under.facts.asOf(), vote.at())) {
            return Optional.of(Code.APPROVAL_EXPIRED);
        }
        if (vote.treeSize() <= lastAdverse || vote.treeSize() > vote.index()) {
            return Optional.of(Code.APPROVAL_VOIDED);
        }
        return Optional.empty();
    }

    /** Index of the newest insufficient review or tripped stop that bears on the subject. */
    private long lastAdverseByPeople() {
        long last = under.kin.lastTripped();
        for (Logged<ReviewRound> round : under.configuration.reviews()) {
            last = round.fact().result() == ReviewRound.Result.INSUFFICIENT ? Math.max(last, round.index()) : last;
        }
        return last;
    }
}
