package loadline.formats.policy;

import java.util.Optional;
import loadline.core.policy.ClauseId;

/**
 * Something a well-formed policy or protocol says that its author probably did not mean, or that a reader should know.
 *
 * @param clause the clause it concerns, where there is one
 */
public record LintFinding(Code code, String message, Optional<ClauseId> clause) {
    /** The rules, in the order they are reported. */
    public enum Code {
        /** An assessed threshold demands no standard and no gate waits for it: reaching it changes nothing. */
        THRESHOLD_DEMANDS_NOTHING,
        /** A standard has no criteria, so it is never met. */
        STANDARD_WITHOUT_CRITERIA,
        /** No threshold, baseline or protocol demands the standard: a dead safeguard. */
        STANDARD_NEVER_DEMANDED,
        /** A rule rests on a clause that does not gate: it is reported and holds nothing up. */
        CLAUSE_DOES_NOT_GATE,
        /** A rule rests on a clause encoded from a description and not from the primary text. */
        CLAUSE_SECOND_HAND,
        /** A gate asks for something that cannot come true under the policy. */
        GATE_NEVER_OPENS,
        /** A gate asks for something that always holds. */
        GATE_ALWAYS_OPEN,
        /** A relief names no approver or no axis: it never stands for a standard. */
        RELIEF_NEVER_GRANTED,
        /** No gate on a clause that gates reaches the activity: questions about it are not governed. */
        ACTIVITY_NOT_GOVERNED,
        /** A precursor starts no duty. */
        PRECURSOR_WITHOUT_DUTIES,
        /** The protocol contradicts its policy or is laxer than its floors. */
        PROTOCOL_CONFLICT,
        /** No indicator speaks for an assessed threshold: it stays inconclusive. */
        THRESHOLD_WITHOUT_INDICATOR,
        /** On a pathway of a threshold nothing can rule out: the threshold stays inconclusive whatever is measured. */
        PATHWAY_CANNOT_BE_RULED_OUT,
        /** The estimator computes no bound for the quantity. */
        ESTIMATOR_DOES_NOT_FIT,
        /** A cutoff lies where no score of the quantity can. */
        CUTOFF_OFF_THE_SCALE;

        /** As printed: {@code standard-without-criteria}. */
        public String word() {
            return Forms.word(this);
        }
    }
}
