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
import loadline.core.Person;
import loadline.core.governance.Roster;
import loadline.core.monitoring.StopEvent;
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

    /** For each stop that is tripped and binds, the first trip that stands. */
    List<Tripped> standing() {
        Map<StopId, Tripped> first = new LinkedHashMap<>();
        for (Digest member : under.subject.family()) {
            for (Logged<StopEvent> trip : standing(under.facts.checkpoints().get(member).stops())) {
                defined(trip.fact()).ifPresent(stop -> first.putIfAbsent(stop.id(), new Tripped(stop, trip)));
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
                if (isIndependent(event, cleared, trips)) {
                    trips.removeIf(trip -> defined(trip.fact()).map(stop -> stop.clearedBy().equals(cleared.as())).orElse(true));
                }
            }
        }
    }

    private boolean isIndependent(Logged<StopEvent> event, StopEvent.Cleared cleared, List<Logged<StopEvent>> trips) {
        return !under.conflicts().tookPart(event.by()) && trips.stream().noneMatch(trip -> under.conflicts().share(trip.by(), event.by()))
                && under.enrolled().counts(event, cleared.as()) && isOutsideOwnersChain(event, cleared);
    }

    /** Whether somebody who cleared it in the role reports to nobody whom an owner of the family reports to. */
    private boolean isOutsideOwnersChain(Logged<StopEvent> event, StopEvent.Cleared cleared) {
        Roster roster = under.facts.roster();
        Set<String> owners = under.family().flatMap(c -> c.checkpoint().by().stream()).flatMap(p -> chain(p, roster)).collect(Collectors.toSet());
        return event.by().stream().filter(p -> roster.holds(p, cleared.as())).flatMap(p -> chain(p, roster)).anyMatch(chain -> !owners.contains(chain));
    }

    private static Stream<String> chain(Person person, Roster roster) {
        return Stream.ofNullable(roster.members().get(person)).map(Roster.Member::chain);
    }

    /** The stop as the version it tripped under defines it; as this version does where that one is not known. */
    private Optional<StopCondition> defined(StopEvent event) {
        return Stream.concat(under.facts.policies().stream().map(p -> p.fact().policy()).filter(p -> p.id().equals(event.policy())), Stream.of(under.policy))
                .flatMap(policy -> binding(policy, event.stop())).findFirst();
    }

    private static Stream<StopCondition> binding(Policy policy, StopId stop) {
        return policy.stops().stream().filter(s -> s.id().equals(stop) && policy.binds(s.clause()));
    }
}
