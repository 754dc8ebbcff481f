package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.Condition;
import loadline.core.policy.PolicyId;

/** A signed level of risk in a category, before or after safeguards, for a configuration. */
public record ResidualLevel(
        PolicyId policy, String category, Condition.ResidualAtMost.When when, String level, Digest weights, Digest configuration, Role as, Digest document) {}
