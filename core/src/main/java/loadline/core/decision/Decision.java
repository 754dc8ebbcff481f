package loadline.core.decision;

import java.time.Instant;
import java.util.List;
import loadline.core.assessment.Basis;
import loadline.core.model.Question;

/**
 * The answer to a question at a head, and everything it rests on.
 *
 * @param edition edition of the rules, as in {@code spec/decide.md}
 * @param kind whether it can bear a permit
 * @param basis the weakest basis of any cleared threshold
 * @param policies every policy version that was asked, strictest answer first
 * @param former what versions replaced within the last year would have answered; they gate nothing
 * @param earlier answers given before for the family
 */
public record Decision(
        int edition, Question question, long treeSize, Instant asOf, Kind kind, Answer answer, Basis basis, List<PolicyAnswer> policies,
        List<PolicyAnswer> former, List<Facts.Earlier> earlier) {

    /** Whether the answer is about now. Only {@code CURRENT} can bear a permit. */
    public enum Kind { CURRENT, REPLAY, RECONSTRUCTION, HYPOTHETICAL }

    public Decision {
        policies = List.copyOf(policies);
        former = List.copyOf(former);
        earlier = List.copyOf(earlier);
    }

    /** Every reason of every policy. */
    public List<Reason> reasons() {
        return policies.stream().flatMap(p -> p.reasons().stream()).toList();
    }
}
