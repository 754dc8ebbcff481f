package loadline.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Policy;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;

/**
 * Stops latch: tripped for any member of the family until the role that the version at the trip names clears it for that
 * member. Nobody clears who tripped it since it was last clear, took part, or reports to the same chain as an owner.
 * Dropping a stop from the policy clears nothing.
 */
final class Stops {
    private final UnderPolicy under;

    Stops(UnderPolicy under) {
        this.under = under;
    }

    /** A stop as the version at its trip defines it, and the trip. */
    record Tripped(StopCondition stop, Logged<StopEvent> trip) {}

    /** For each stop that is tripped and binds, as each version defines it, the first trip that stands: a mild definition hides no strict one. */
    List<Tripped> standing() {
        if (!under.kin.hasStops()) {
            return List.of();
        }
        Map<StopCondition, Tripped> first = new LinkedHashMap<>();
        for (Digest member : under.subject.family()) {
            for (Logged<StopEvent> trip : standing(under.facts.checkpoints().get(member).stops())) {
                defined(trip).ifPresent(stop -> first.putIfAbsent(stop, new Tripped(stop, trip)));
            }
        }
        return first.values().stream().sorted(Comparator.comparing(t -> t.stop().id())).toList();
    }

    private List<Logged<StopEvent>> standing(List<Logged<StopEvent>> events) {
        Map<String, List<Logged<StopEvent>>> standing = new TreeMap<>();
        for (Logged<StopEvent> event : events) {
            if (event.fact().policy().name().equals(under.policy.id().name())) {
                String key = event.fact().stop() + " " + event.fact().weights();
                take(event, standing.computeIfAbsent(key, _ -> new ArrayList<>()));
            }
        }
        return standing.values().stream().flatMap(List::stream).toList();
    }

    private void take(Logged<StopEvent> event, List<Logged<StopEvent>> trips) {
        switch (event.fact()) {
            case StopEvent.Tripped _ -> trips.add(event);
            case StopEvent.Cleared cleared -> {
                if (mayClear(event, cleared.as(), trips)) {
                    trips.removeIf(trip -> defined(trip).map(stop -> stop.clearedBy().equals(cleared.as())).orElse(true));
                }
            }
        }
    }

    /** Whether those who sign {@code act} are independent enough to clear the trips in that role. */
    boolean mayClear(Logged<?> act, Role as, List<Logged<StopEvent>> trips) {
        return !under.conflicts().tookPart(act.by()) && trips.stream().noneMatch(trip -> under.conflicts().share(trip.by(), act.by()))
                && under.enrolled().counts(act, as) && isOutsideOwnersChain(act, as);
    }

    /** Whether somebody who cleared it in the role reports to nobody whom an owner of the family ever reported to. */
    private boolean isOutsideOwnersChain(Logged<?> act, Role as) {
        Set<String> owners = under.family().flatMap(c -> c.checkpoint().by().stream()).flatMap(p -> under.enrolled().chains(p).stream()).collect(Collectors.toSet());
        return under.enrolled().early(act, as).anyMatch(p -> !owners.contains(under.enrolled().chains(p).getLast()));
    }

    /**
     * The stop as the version in force at the trip defines it, whichever version the trip names; where that one does not hold
     * it, as the named one does; where that is not known, as this one.
     */
    private Optional<StopCondition> defined(Logged<StopEvent> trip) {
        List<Logged<AdoptedPolicy>> versions = under.facts.policies().stream().filter(p -> p.fact().policy().id().name().equals(under.policy.id().name())).toList();
        Stream<Policy> inForce = versions.stream().filter(p -> p.index() < trip.index() && !p.at().isAfter(trip.at())).reduce((_, newer) -> newer).stream()
                .map(p -> p.fact().policy());
        Stream<Policy> named = versions.stream().map(p -> p.fact().policy()).filter(p -> p.id().equals(trip.fact().policy()));
        return Stream.of(inForce, named, Stream.of(under.policy)).flatMap(policies -> policies).flatMap(policy -> binding(policy, trip.fact().stop())).findFirst();
    }

    private static Stream<StopCondition> binding(Policy policy, StopId stop) {
        return policy.stops().stream().filter(s -> s.id().equals(stop) && policy.binds(s.clause()));
    }
}
