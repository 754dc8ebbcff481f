package loadline.core.governance;

import java.time.Instant;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.policy.Obligation;

/**
 * Something happened that starts a clock. The clock runs from the date it claims, or from its entry where that is earlier.
 *
 * @param event {@link Obligation.Event#AWARENESS} or {@link Obligation.Event#DISCOVERY}
 * @param on when the developer says it became aware, or discovered it
 */
public record Incident(Digest weights, Obligation.Event event, Instant on, Digest document) {
    public Incident {
        Rule.require(event == Obligation.Event.AWARENESS || event == Obligation.Event.DISCOVERY, "an incident is one of awareness or of discovery");
    }
}
