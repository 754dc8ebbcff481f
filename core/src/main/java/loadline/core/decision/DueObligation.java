package loadline.core.decision;

import java.time.Instant;
import loadline.core.Role;
import loadline.core.policy.ClauseId;
import loadline.core.policy.ObligationId;

/** Something that must be done by a date, by somebody, under a clause. */
public record DueObligation(ObligationId obligation, Role owner, Instant due, ClauseId clause) {}
