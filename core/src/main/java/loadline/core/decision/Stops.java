package loadline.core.decision;

import java.util.Collections;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StopCondition;

/** Stops latch: tripped for any member of the family until a role the policy names clears it for that member. */
final class Stops {
    private Stops() {}

    static Optional<Logged<StopEvent>> tripped(StopCondition stop, PolicyId policy, Facts.OfCheckpoint subject, Facts facts) {
        for (Digest member : subject.family()) {
            Facts.OfCheckpoint checkpoint = facts.checkpoints().get(member);
            Logged<StopEvent> latched = null;
            for (Logged<StopEvent> event : checkpoint.stops()) {
                if (event.fact().stop().equals(stop.id()) && event.fact().policy().name().equals(policy.name())) {
                    latched = after(event, latched, stop, checkpoint);
                }
            }
            if (latched != null) {
                return Optional.of(latched);
            }
        }
        return Optional.empty();
    }

    private static Logged<StopEvent> after(Logged<StopEvent> event, Logged<StopEvent> latched, StopCondition stop, Facts.OfCheckpoint checkpoint) {
        return switch (event.fact()) {
            case StopEvent.Tripped _ -> event;
            case StopEvent.Cleared cleared -> cleared.as().equals(stop.clearedBy()) && event.by().stream().noneMatch(checkpoint::isConflicted)
                    && (latched == null || Collections.disjoint(event.by(), latched.by())) ? null : latched;
        };
    }
}
