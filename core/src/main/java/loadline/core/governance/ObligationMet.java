package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;

/** An obligation was met for a checkpoint; {@code evidence} shows it. Signed by the obligation's owner. */
public record ObligationMet(PolicyId policy, ObligationId obligation, Digest weights, Digest evidence) {}
