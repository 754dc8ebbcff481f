package loadline.core.assessment;

import loadline.core.Digest;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ShowingId;

/** Something an assessment must show beside numbers, shown for a checkpoint. */
public record ShowingLogged(PolicyId policy, ShowingId showing, Digest weights, Digest document) {}
