package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.Role;

/** A case (safety case, affirmative case) accepted by a role for a configuration. */
public record CaseAcceptance(String kind, Digest weights, Digest configuration, Digest document, Role as) {}
