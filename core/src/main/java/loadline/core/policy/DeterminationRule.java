package loadline.core.policy;

import java.util.List;
import java.util.Optional;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/**
 * Who concludes whether a threshold is reached, after which report, having told whom.
 *
 * @param deciders all of them sign
 * @param loosening whether the policy lets the deciders conclude "not reached" where the statistics do not rule out; absent
 *     means the policy is silent and the floor of the specification holds
 */
public record DeterminationRule(
        List<Role> deciders, ReportId report, List<Role> toldBefore, Optional<LooseningPath> loosening, ClauseId clause) {
    public DeterminationRule {
        deciders = List.copyOf(deciders);
        toldBefore = List.copyOf(toldBefore);
        Rule.require(!deciders.isEmpty(), "a determination rule names at least one decider");
    }

    /** The policy's own path to "not reached" without a statistical rule-out. */
    public record LooseningPath(TimeSpan expires, ClauseId clause) {}
}
