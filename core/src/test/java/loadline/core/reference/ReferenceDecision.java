package loadline.core.reference;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.assessment.Basis;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.Standing;
import loadline.core.policy.Level;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/** The answer to a question, and what every version that was asked answers. */
public record ReferenceDecision(Decision.Kind kind, Answer answer, Basis basis, List<UnderVersion> versions) {
    /** What one version answers, its dates by obligation. */
    public record UnderVersion(
            PolicyId policy, Answer answer, Level level, Map<ThresholdId, Standing.Ground> standings, Set<ReferenceReason> reasons, Map<String, Instant> due) {}
}
