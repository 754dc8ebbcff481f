package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.decision.Reason;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;

/** Stops that stand (O2, F7) and deployments that nobody looks at (O3). */
final class ReferenceStops {
    private final ReferenceUnder under;
    private final ReferenceLog log;

    ReferenceStops(ReferenceUnder under) {
        this.under = under;
        this.log = under.log();
    }

    List<ReferenceReason> reasons() {
        List<ReferenceReason> reasons = new ArrayList<>();
        Set<StopId> tripped = new LinkedHashSet<>();
        events().stream().filter(e -> e.fact() instanceof StopEvent.Tripped).forEach(e -> tripped.add(e.fact().stop()));
        for (StopId stop : tripped) {
            standing(stop).filter(c -> ReferenceSurfaces.holds(c.scope(), under.question()))
                    .ifPresent(c -> reasons.add(new ReferenceReason(Reason.Code.STOP_TRIPPED, under.policy().id(), stop.value(), c.trips())));
        }
        if (isSilent()) {
            reasons.add(new ReferenceReason(Reason.Code.MONITORING_SILENT, under.policy().id(), "monitoring", Gate.Otherwise.BLOCK));
        }
        return reasons;
    }

    /** Trips and clearings of this policy's stops for the family, in log order. */
    private List<Logged<StopEvent>> events() {
        return log.acts(Act.Stopped.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().event()))
                .filter(e -> e.fact().policy().name().equals(under.policy().id().name()) && under.family().has(e.fact().weights())).toList();
    }

    // ---- O2

    /** The stop as it stands: as this version has it, or as it was where this version holds it no longer. */
    private Optional<StopCondition> standing(StopId stop) {
        Optional<Logged<StopEvent>> open = events().stream().filter(e -> e.fact() instanceof StopEvent.Tripped trip && trip.stop().equals(stop)
                && atTrip(e).isPresent() && clearedAfter(e).isEmpty()).reduce((_, later) -> later);
        Optional<StopCondition> now = under.policy().stops().stream().filter(s -> s.id().equals(stop)).findFirst();
        return open.flatMap(e -> now.isPresent() ? now : atTrip(e));
    }

    /** The stop in the version in force when it tripped, or else in the one that the trip names, if that was in force before, or in the one asked. */
    private Optional<StopCondition> atTrip(Logged<StopEvent> trip) {
        return under.texts().inForce(under.policy().id().name(), trip.index(), trip.at()).flatMap(v -> stop(v, trip))
                .or(() -> under.texts().version(trip.fact().policy()).filter(v -> v.isInEffectFor(trip.index(), trip.at())).flatMap(v -> stop(v, trip)))
                .or(() -> stop(under.version(), trip));
    }

    private static Optional<StopCondition> stop(ReferenceTexts.Version version, Logged<StopEvent> trip) {
        return version.policy().stops().stream().filter(s -> s.id().equals(trip.fact().stop())).findFirst();
    }

    private Optional<Logged<StopEvent>> clearedAfter(Logged<StopEvent> trip) {
        return events().stream().filter(e -> e.index() > trip.index() && e.fact() instanceof StopEvent.Cleared clear && clear.stop().equals(trip.fact().stop()) && clears(e, clear, trip)).findFirst();
    }

    private boolean clears(Logged<StopEvent> event, StopEvent.Cleared clear, Logged<StopEvent> trip) {
        List<Logged<StopEvent>> before = events().stream().filter(e -> e.index() < event.index() && e.fact().stop().equals(clear.stop()) && e.fact() instanceof StopEvent.Tripped).toList();
        boolean role = atTrip(trip).filter(c -> c.clearedBy().equals(clear.as())).isPresent();
        return role && restsOn(clear, before.getLast().index(), event.index()) && isFree(event, clear, trippers(event, clear.stop()));
    }

    /** F7: a statement that counts and was logged after the trip. */
    private boolean restsOn(StopEvent.Cleared clear, long after, long before) {
        return log.counted().stream().anyMatch(e -> e.statement().equals(clear.evidence()) && e.index() > after && e.index() < before);
    }

    /** Those who tripped the stop since it was last clear. */
    private Set<Person> trippers(Logged<StopEvent> event, StopId stop) {
        Set<Person> all = new HashSet<>();
        for (Logged<StopEvent> trip : events()) {
            boolean same = trip.index() < event.index() && trip.fact().stop().equals(stop) && trip.fact() instanceof StopEvent.Tripped;
            if (same && clearedBefore(trip, event.index()).isEmpty()) {
                all.addAll(trip.by());
            }
        }
        return all;
    }

    private Optional<Logged<StopEvent>> clearedBefore(Logged<StopEvent> trip, long index) {
        return events().stream().filter(e -> e.index() > trip.index() && e.index() < index && e.fact() instanceof StopEvent.Cleared clear
                && clear.stop().equals(trip.fact().stop()) && clears(e, clear, trip)).findFirst();
    }

    private boolean isFree(Logged<StopEvent> event, StopEvent.Cleared clear, Set<Person> trippers) {
        Set<Person> barred = new HashSet<>(trippers);
        barred.addAll(under.family().takingPart());
        Set<String> chains = new HashSet<>();
        under.family().registrants().forEach(p -> chains.addAll(log.people().chains(p)));
        Roster roster = log.roster(event.index());
        boolean early = event.by().stream().anyMatch(p -> log.people().isEarlyEnough(p, clear.as(), event.index(), event.at(), under.family().firstEvidence()));
        return early && !log.people().share(event.by(), barred) && event.by().stream().noneMatch(p -> chains.contains(roster.members().get(p).chain()));
    }

    // ---- O3

    private boolean isSilent() {
        if (under.question().activity().track() != Activity.Track.DEPLOY || !(under.question().subject() instanceof Subject.Deployment(Digest weights, Digest configuration))) {
            return false;
        }
        Optional<Logged<Act.DecisionMade>> permitted = log.acts(Act.DecisionMade.class).stream()
                .filter(d -> d.fact().question().subject().equals(under.question().subject()) && permits(d.fact().answer()) && log.isRightAfterItsHead(d)).findFirst();
        return permitted.isPresent() && plans(weights, configuration).stream().anyMatch(p -> isSilent(p, permitted.get()));
    }

    private boolean isSilent(Logged<Act.MonitoringPlanned> plan, Logged<Act.DecisionMade> permitted) {
        Logged<?> later = plan.index() > permitted.index() ? plan : permitted;
        return isSilent(plan.fact().plan(), later.at(), reports(plan.fact().plan(), later.index()));
    }

    private List<Logged<Act.MonitoringPlanned>> plans(Digest weights, Digest configuration) {
        return log.acts(Act.MonitoringPlanned.class).stream().filter(p -> p.fact().plan().weights().equals(weights) && p.fact().plan().configuration().equals(configuration)).toList();
    }

    private List<Entry> reports(MonitoringPlan plan, long from) {
        return log.counted().stream().filter(e -> e.act() instanceof Act.MonitoringReported(var report) && report.weights().equals(plan.weights())
                && report.configuration().equals(plan.configuration()) && e.index() > from).toList();
    }

    private boolean isSilent(MonitoringPlan plan, Instant from, List<Entry> reports) {
        Instant last = from;
        for (Entry report : reports) {
            if (plan.cadence().endsBefore(report.at(), last) && !isForgiven(plan, report)) {
                return true;
            }
            last = report.at();
        }
        return plan.cadence().endsBefore(log.asOf(), last);
    }

    /** Somebody in another role than the owner's cleared the stop after the report that ended the gap. */
    private boolean isForgiven(MonitoringPlan plan, Entry report) {
        for (Logged<Act.Stopped> logged : log.acts(Act.Stopped.class)) {
            if (logged.fact().event() instanceof StopEvent.Cleared clear && clear.stop().equals(StopId.MONITORING) && clear.weights().equals(plan.weights())
                    && clear.policy().name().equals(under.policy().id().name())
                    && logged.index() > report.index() && !clear.as().equals(plan.owner()) && restsOn(clear, report.index() - 1, logged.index())
                    && isFree(new Logged<>(logged.index(), logged.at(), logged.by(), logged.statement(), clear), clear, Set.of())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a recorded answer, by its name, lets a deployment go ahead. */
    static boolean permits(String answer) {
        return Set.of("Deploy", "DeployWithObligations", "DeployOnDetermination", "DeployUnderInterimMeasures").contains(answer);
    }
}
