package loadline.core.reference;

import loadline.core.decision.Reason;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;

/** One reason against, with its consequence. */
public record ReferenceReason(Reason.Code code, PolicyId policy, String about, Gate.Otherwise otherwise) {}
