/**
 * A published framework as data: one version of a policy, and the protocol under it that says which evaluation speaks for
 * which threshold.
 *
 * <p>{@link loadline.core.policy.Policy} (`anthropic-rsp@2.2`) holds {@link loadline.core.policy.Clause clauses},
 * {@link loadline.core.policy.CapabilityThreshold thresholds} (`CBRN-3`), {@link loadline.core.policy.Standard standards}
 * (`ASL-3-security`), {@link loadline.core.policy.Gate gates} over monotone {@link loadline.core.policy.Condition conditions},
 * {@link loadline.core.policy.Obligation obligations} and the rules for assessing, determining and changing.
 * {@link loadline.core.policy.Protocol} holds {@link loadline.core.policy.Indicator indicators} with their
 * {@link loadline.core.policy.Line lines}.
 *
 * <p>Rules: conditions have no negation, so that more evidence of danger never opens a gate; only a clause of the top modal
 * rung in the company's own column, or of a statute, gates; a standard without criteria is never met.
 *
 * <p>Not chosen: a general expression language. Two texts in one cannot be compared exactly, and comparing versions is what
 * the project exists for.
 */
package loadline.core.policy;
