package loadline.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.StopCondition;

/**
 * Stops latch: tripped for any member of the family until a role the policy names clears it for that member, by nobody who
 * tripped it since it was last clear or took part.
 */
final class Stops {
    private Stops() {}

    /** The trip that stands, the oldest for the first member of the family that has one. */
    static Optional<Logged<StopEvent>> tripped(StopCondition stop, UnderPolicy under) {
        for (Digest member : under.subject.family()) {
            Map<Digest, List<Logged<StopEvent>>> standing = new TreeMap<>();
            for (Logged<StopEvent> event : under.facts.checkpoints().get(member).stops()) {
                if (event.fact().stop().equals(stop.id()) && event.fact().policy().name().equals(under.policy.id().name())) {
                    take(event, standing.computeIfAbsent(event.fact().weights(), _ -> new ArrayList<>()), stop, under.conflicts());
                }
            }
            Optional<Logged<StopEvent>> first = standing.values().stream().flatMap(List::stream).findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static void take(Logged<StopEvent> event, List<Logged<StopEvent>> trips, StopCondition stop, Conflicts conflicts) {
        switch (event.fact()) {
            case StopEvent.Tripped _ -> trips.add(event);
            case StopEvent.Cleared cleared -> {
                boolean independent = !conflicts.tookPart(event.by()) && trips.stream().noneMatch(trip -> conflicts.share(trip.by(), event.by()));
                if (cleared.as().equals(stop.clearedBy()) && independent) {
                    trips.clear();
                }
            }
        }
    }
}
