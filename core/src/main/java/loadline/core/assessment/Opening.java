package loadline.core.assessment;

import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.IndicatorId;

/**
 * Whoever keeps a sealed cutoff says what a piece of evidence comes to beside it. Nobody else can compute it again, so a
 * decision that rests on it says so.
 *
 * @param protocol digest of the protocol text that seals the cutoff
 * @param weights the checkpoint the evidence is about
 * @param evidence the statement the evidence is known by: its plan's, or the unregistered run's
 * @param as the role that the protocol names for the cutoff
 */
public record Opening(Digest protocol, IndicatorId indicator, Digest weights, Digest evidence, IndicatorVerdict.Outcome outcome, Role as) {}
