package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.decision.Reason;
import loadline.core.governance.Incident;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;
import loadline.core.policy.Precursor;
import loadline.core.policy.Surface;

/** What must be done, and by when (O1, X3). */
final class ReferenceObligations {
    private final ReferenceUnder under;
    private final ReferenceLog log;
    private final List<ReferenceReason> reasons = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();

    /** An obligation that rides along until a date. */
    public record Due(String obligation, Instant by) {}

    ReferenceObligations(ReferenceUnder under) {
        this.under = under;
        this.log = under.log();
        under.policy().obligations().stream().filter(this::arises).forEach(this::ask);
    }

    List<ReferenceReason> reasons() {
        return reasons;
    }

    List<Due> due() {
        return due;
    }

    private boolean arises(Obligation obligation) {
        List<Precursor> declaring = under.policy().precursors().stream().filter(p -> p.duties().contains(obligation.id())).toList();
        boolean onTheWay = declaring.isEmpty() || declaring.stream().anyMatch(p -> under.isOnTheWay(p.id()));
        return under.policy().binds(obligation.clause()) && ReferenceSurfaces.holds(obligation.scope(), under.question())
                && under.level().rank() >= obligation.fromLevel().rank() && onTheWay;
    }

    private void ask(Obligation obligation) {
        Optional<Entry> met = lastMet(obligation, under.checkpoint());
        switch (obligation.timing()) {
            case Obligation.Timing.Before _ -> require(met.isPresent(), Reason.Code.OBLIGATION_OPEN, obligation);
            case Obligation.Timing.Continuous continuous ->
                    require(met.isPresent() && !continuous.maxAge().endsBefore(under.asOf(), met.get().at()), met.isEmpty() ? Reason.Code.OBLIGATION_OPEN : Reason.Code.OBLIGATION_STALE, obligation);
            case Obligation.Timing.Within within -> ask(obligation, within);
        }
    }

    private void ask(Obligation obligation, Obligation.Timing.Within within) {
        Optional<Instant> by = by(obligation, within, under.checkpoint());
        List<Instant> all = new ArrayList<>(by.stream().toList());
        others(within).forEach(o -> by(obligation, within, o).ifPresent(all::add));
        boolean overdue = all.stream().anyMatch(this::isPast);
        boolean before = under.question().surface() == Surface.OPEN_WEIGHTS;
        require(!overdue, Reason.Code.OBLIGATION_OVERDUE, obligation);
        require(overdue || !before || all.isEmpty(), Reason.Code.OBLIGATION_OPEN, obligation);
        if (!overdue && !before) {
            by.ifPresent(date -> due.add(new Due(obligation.id().value(), date)));
        }
    }

    /** The checkpoints that this one derives from, and the one last assessed. */
    private Set<Digest> others(Obligation.Timing.Within within) {
        boolean logged = within.event() != Obligation.Event.POLICY_CHANGE && within.event() != Obligation.Event.ASSESSMENT_DUE;
        if (!logged) {
            return Set.of();
        }
        Set<Digest> others = ReferenceAssessment.ancestors(log, under.checkpoint());
        under.assessment().last().ifPresent(l -> others.add(l.fact().weights()));
        others.remove(under.checkpoint());
        return others;
    }

    private boolean isPast(Instant by) {
        return under.asOf().isAfter(by);
    }

    private void require(boolean holds, Reason.Code code, Obligation obligation) {
        if (!holds) {
            reasons.add(new ReferenceReason(code, under.policy().id(), obligation.id().value(), Gate.Otherwise.BLOCK));
        }
    }

    /** F7: an obligation is met by its owner. */
    private Optional<Entry> lastMet(Obligation obligation, Digest weights) {
        return log.counted().stream().filter(e -> e.act() instanceof Act.Met(var met) && met.policy().equals(under.policy().id()) && met.obligation().equals(obligation.id())
                && met.weights().equals(weights) && log.roster(e.index()).anyHolds(e.by(), obligation.owner())).reduce((_, later) -> later);
    }

    private Optional<Instant> by(Obligation obligation, Obligation.Timing.Within within, Digest weights) {
        Optional<Entry> met = lastMet(obligation, weights);
        return start(within.event(), weights, met).map(within.span()::after);
    }

    /** The first event since the obligation was last met for the checkpoint. */
    private Optional<Instant> start(Obligation.Event event, Digest weights, Optional<Entry> met) {
        long since = met.map(Entry::index).orElse(-1L);
        return switch (event) {
            case DEPLOYMENT -> log.counted().stream().filter(e -> isPermission(e, weights)).findFirst().filter(e -> e.index() > since).map(Entry::at).or(() -> isAboutToDeploy(weights, met) ? Optional.of(under.asOf()) : Optional.empty());
            case DETERMINATION -> first(since, e -> e.act() instanceof Act.Determined(var d) && d.weights().equals(weights));
            case PUBLICATION -> first(since, e -> e.act() instanceof Act.Published(var p) && p.weights().equals(weights));
            case STOP_TRIPPED -> first(since, e -> e.act() instanceof Act.Stopped(StopEvent.Tripped t) && t.weights().equals(weights));
            case ASSESSMENT_DUE -> assessmentDue(weights).filter(at -> met.isEmpty() || at.isAfter(met.get().at()));
            case POLICY_CHANGE -> Optional.of(under.version().effect()).filter(at -> met.isEmpty() || at.isAfter(met.get().at()));
            case AWARENESS, DISCOVERY -> incident(event, weights, since);
        };
    }

    private Optional<Instant> first(long since, Predicate<Entry> what) {
        return log.counted().stream().filter(e -> e.index() > since && what.test(e)).map(Entry::at).findFirst();
    }

    private boolean isPermission(Entry entry, Digest weights) {
        return entry.act() instanceof Act.DecisionMade made && made.question().activity().track() == Activity.Track.DEPLOY && made.question().subject().weights().equals(weights)
                && ReferenceStops.permits(made.answer()) && log.isRightAfterItsHead(ReferenceLog.logged(entry, made));
    }

    /** Before the first permission to deploy, now: a later moment than the one in which it was met, and before at all for open weights (X3). */
    private boolean isAboutToDeploy(Digest weights, Optional<Entry> met) {
        boolean asked = !isPermitted(weights) && weights.equals(under.checkpoint()) && under.question().activity().track() == Activity.Track.DEPLOY;
        return asked && (met.isEmpty() || under.question().surface() != Surface.OPEN_WEIGHTS && under.asOf().isAfter(met.get().at()));
    }

    private boolean isPermitted(Digest weights) {
        return log.counted().stream().anyMatch(e -> isPermission(e, weights));
    }

    private Optional<Instant> assessmentDue(Digest weights) {
        ReferenceAssessment state = weights.equals(under.checkpoint()) ? under.assessment() : under.about(weights).assessment();
        return state.isDue() ? Optional.of(state.since()) : Optional.empty();
    }

    private Optional<Instant> incident(Obligation.Event event, Digest weights, long since) {
        Set<Instant> starts = new HashSet<>();
        for (Logged<Act.IncidentLogged> logged : log.acts(Act.IncidentLogged.class)) {
            Incident incident = logged.fact().incident();
            if (logged.index() > since && incident.event() == event && incident.weights().equals(weights)) {
                starts.add(incident.on().isBefore(logged.at()) ? incident.on() : logged.at());
            }
        }
        return starts.stream().min(Instant::compareTo);
    }
}
