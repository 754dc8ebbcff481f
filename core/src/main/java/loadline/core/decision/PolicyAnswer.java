package loadline.core.decision;

import java.util.List;
import loadline.core.Digest;
import loadline.core.assessment.AssessmentState;
import loadline.core.policy.Level;
import loadline.core.policy.PolicyId;

/**
 * What one version of one policy answers, and why.
 *
 * @param text digest of the policy's text
 * @param level the required level: the highest of any threshold that is not cleared
 * @param notes findings that change no answer: moved lines, near misses, clauses that do not bind
 */
public record PolicyAnswer(
        PolicyId policy, Digest text, Answer answer, Level level, List<Standing> standings, List<Reason> reasons, List<DueObligation> obligations,
        AssessmentState assessment, List<Note> notes) {
    public PolicyAnswer {
        standings = List.copyOf(standings);
        reasons = List.copyOf(reasons);
        obligations = List.copyOf(obligations);
        notes = List.copyOf(notes);
    }

    /** A finding that changes no answer. */
    public record Note(Code code, String about) {
        /** Stable codes. */
        public enum Code { LINE_MOVED, COMPUTE_NEAR_MISS, CLAUSE_DOES_NOT_BIND, REVIEW_INVITED, OLDER_VERSION_APPLIES, DISSENT, RELIEVED, GIVEN_SEALED }
    }
}
