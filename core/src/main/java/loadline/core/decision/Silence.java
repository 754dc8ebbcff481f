package loadline.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.governance.Roster;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.StopId;

/**
 * Silent monitoring trips. A deployment that was permitted and has a monitoring plan is reported on at the plan's cadence; a
 * longer gap stands until somebody outside the plan owner's chain clears {@link StopId#MONITORING} after it ended. A later
 * plan may ask for reports more often, never less, and starts no new count.
 */
final class Silence {
    private final UnderPolicy under;
    private final List<Logged<MonitoringPlan>> plans;

    Silence(UnderPolicy under) {
        this.under = under;
        this.plans = under.configuration.monitoring().isEmpty() ? List.of() : under.configuration.monitoring().stream().filter(m -> m.fact().weights().equals(weights())).toList();
    }

    /** Since when the gap stands that nobody cleared. */
    Optional<Instant> since() {
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> permitted = under.subject.decisions().stream()
                .filter(d -> d.answer().startsWith("Deploy") && d.question().subject().equals(under.question.subject())).map(Facts.Earlier::at).findFirst();
        if (permitted.isEmpty()) {
            return Optional.empty();
        }
        Instant planned = plans.getFirst().at();
        return gap(permitted.get().isAfter(planned) ? permitted.get() : planned);
    }

    private Optional<Instant> gap(Instant from) {
        Instant quiet = from;
        for (Logged<MonitoringReport> report : under.configuration.watched()) {
            if (report.fact().weights().equals(weights()) && report.at().isAfter(from)) {
                Instant due = nextAfter(quiet);
                if (due.isBefore(report.at()) && !isCleared(report.index())) {
                    return Optional.of(due);
                }
                quiet = report.at();
            }
        }
        return Optional.of(nextAfter(quiet)).filter(due -> due.isBefore(under.facts.asOf()));
    }

    /** By when the next report is due: after the shortest cadence that any plan had asked for by then. */
    private Instant nextAfter(Instant quiet) {
        return plans.stream().filter(p -> !p.at().isAfter(quiet)).map(p -> p.fact().cadence().after(quiet)).min(Instant::compareTo).orElseThrow();
    }

    /** Whether the gap that ended at {@code index} was cleared later by somebody outside the owner's chain, who did not take part. */
    private boolean isCleared(long index) {
        return under.subject.stops().stream().anyMatch(s -> s.fact() instanceof StopEvent.Cleared cleared && cleared.stop().equals(StopId.MONITORING) && s.index() > index
                && cleared.weights().equals(weights()) && cleared.policy().name().equals(under.policy.id().name())
                && !under.conflicts().tookPart(s.by()) && isOutsideOwnersChain(s, cleared.as()));
    }

    /** Owners are those who hold the role that a plan names, and those who signed a plan. */
    private boolean isOutsideOwnersChain(Logged<StopEvent> event, Role as) {
        Roster roster = under.facts.roster();
        Set<String> owners = plans.stream().flatMap(p -> Stream.concat(roster.holders(p.fact().owner()).stream(), p.by().stream()))
                .flatMap(p -> under.enrolled().chains(p).stream()).collect(Collectors.toSet());
        return under.enrolled().early(event, as).anyMatch(p -> !owners.contains(under.enrolled().chains(p).getLast()));
    }

    private Digest weights() {
        return under.question.subject().weights();
    }
}
