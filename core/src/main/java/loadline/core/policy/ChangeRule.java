package loadline.core.policy;

import java.util.List;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/**
 * How the policy may be changed: who proposes, approves, is consulted; whether the new text is public before it takes
 * effect, and how long before.
 */
public record ChangeRule(List<Role> proposers, List<Role> approvers, List<Role> consulted, boolean publicBeforeEffect, TimeSpan notice, ClauseId clause) {
    public ChangeRule {
        proposers = List.copyOf(proposers);
        approvers = List.copyOf(approvers);
        consulted = List.copyOf(consulted);
        Rule.require(!approvers.isEmpty(), "a change rule names at least one approver");
    }
}
