package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.StopId;

/**
 * Silent monitoring trips. A deployment that was permitted and has a monitoring plan is reported on at the plan's cadence;
 * a longer gap stands until somebody outside the plan owner's role clears {@link #STOP} after it ended.
 */
final class Silence {
    /** Under this name a gap is cleared. */
    static final StopId STOP = new StopId("monitoring");

    private final UnderPolicy under;

    Silence(UnderPolicy under) {
        this.under = under;
    }

    /** Since when the gap stands that nobody cleared. */
    Optional<Instant> since() {
        Optional<Logged<MonitoringPlan>> plan = under.configuration.monitoring().stream().filter(m -> m.fact().weights().equals(weights())).reduce((_, newer) -> newer);
        Optional<Instant> permitted = under.subject.decisions().stream()
                .filter(d -> d.answer().startsWith("Deploy") && d.question().subject().equals(under.question.subject())).map(Facts.Earlier::at).findFirst();
        if (plan.isEmpty() || permitted.isEmpty()) {
            return Optional.empty();
        }
        Instant from = permitted.get().isAfter(plan.get().at()) ? permitted.get() : plan.get().at();
        return gap(from, plan.get().fact());
    }

    private Optional<Instant> gap(Instant from, MonitoringPlan plan) {
        Instant quiet = from;
        List<Instant> gaps = new ArrayList<>();
        for (Logged<MonitoringReport> report : under.configuration.watched()) {
            boolean counts = report.fact().weights().equals(weights()) && report.at().isAfter(from);
            if (counts && plan.cadence().after(quiet).isBefore(report.at()) && !isCleared(report.index(), plan)) {
                gaps.add(plan.cadence().after(quiet));
            }
            quiet = counts ? report.at() : quiet;
        }
        TimeSpan cadence = plan.cadence();
        if (cadence.after(quiet).isBefore(under.facts.asOf())) {
            gaps.add(cadence.after(quiet));
        }
        return gaps.stream().findFirst();
    }

    /** Whether the gap that ended at {@code index} was cleared later, in another role than the owner's, by nobody who took part. */
    private boolean isCleared(long index, MonitoringPlan plan) {
        return under.subject.stops().stream().anyMatch(s -> s.fact() instanceof StopEvent.Cleared cleared && cleared.stop().equals(STOP) && s.index() > index
                && cleared.policy().name().equals(under.policy.id().name()) && !cleared.as().equals(plan.owner())
                && !under.conflicts().tookPart(s.by()) && under.enrolled().counts(s, cleared.as()));
    }

    private Digest weights() {
        return under.question.subject().weights();
    }
}
