package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.assessment.AssessmentState;
import loadline.core.governance.ObligationMet;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;
import loadline.core.policy.Surface;

/** Obligations by timing: before blocks while open, continuous blocks when stale, within rides along until its date has passed. */
final class Obligations {
    private final UnderPolicy under;

    Obligations(UnderPolicy under) {
        this.under = under;
    }

    /** Adds a reason for each obligation that blocks, and answers those that ride along. */
    List<DueObligation> check() {
        List<DueObligation> due = new ArrayList<>();
        for (Obligation obligation : under.policy.obligations()) {
            boolean arises = obligation.scope().holds(under.question.activity(), under.question.surface())
                    && obligation.fromLevel().compareTo(under.level) <= 0 && under.policy.binds(obligation.clause())
                    && (!isDuty(obligation) || under.duties.contains(obligation.id()));
            if (arises) {
                check(obligation, due);
            }
        }
        return due;
    }

    /** Whether it is declared as the duty of a precursor, and so arises only once that is reached. */
    private boolean isDuty(Obligation obligation) {
        return under.policy.precursors().stream().anyMatch(p -> p.duties().contains(obligation.id()));
    }

    private void check(Obligation obligation, List<DueObligation> due) {
        Optional<Logged<ObligationMet>> met = lastMet(obligation, under.subject);
        switch (obligation.timing()) {
            case Obligation.Timing.Before _ -> {
                if (met.isEmpty()) {
                    block(obligation, Reason.Code.OBLIGATION_OPEN, Optional.empty());
                }
            }
            case Obligation.Timing.Continuous(TimeSpan maxAge) -> {
                if (met.isEmpty()) {
                    block(obligation, Reason.Code.OBLIGATION_OPEN, Optional.empty());
                } else if (maxAge.after(met.get().at()).isBefore(under.facts.asOf())) {
                    block(obligation, Reason.Code.OBLIGATION_STALE, Optional.of(maxAge.after(met.get().at())));
                }
            }
            case Obligation.Timing.Within within -> rideAlong(obligation, within, due);
        }
    }

    /**
     * The subject's own clock rides along until its date; past it, it blocks, and so does that of any checkpoint it derives
     * from or that was last assessed for it. Where weights are opened for good any of them blocks while it runs, unless what
     * the deployment would start was met ahead.
     */
    private void rideAlong(Obligation obligation, Obligation.Timing.Within within, List<DueObligation> due) {
        Optional<Instant> own = date(obligation, within, under.subject);
        Optional<Instant> inherited = origins().flatMap(origin -> date(obligation, within, origin).stream()).min(Instant::compareTo);
        Optional<Instant> earliest = Stream.concat(own.stream(), inherited.stream()).min(Instant::compareTo);
        if (earliest.isPresent() && earliest.get().isBefore(under.facts.asOf())) {
            block(obligation, Reason.Code.OBLIGATION_OVERDUE, earliest);
            return;
        }
        if (under.question.surface() == Surface.OPEN_WEIGHTS) {
            if (inherited.isPresent() || own.isPresent() && !isMetAhead(obligation, within)) {
                block(obligation, Reason.Code.OBLIGATION_OPEN, earliest);
            }
            return;
        }
        own.ifPresent(date -> due.add(new DueObligation(obligation.id(), obligation.owner(), date, obligation.clause())));
    }

    /** Whether it was met before the deployment that would start its clock. */
    private boolean isMetAhead(Obligation obligation, Obligation.Timing.Within within) {
        return within.event() == Obligation.Event.DEPLOYMENT && lastMet(obligation, under.subject).isPresent()
                && under.subject.decisions().stream().noneMatch(earlier -> earlier.answer().startsWith("Deploy"));
    }

    private Stream<Facts.OfCheckpoint> origins() {
        return Stream.concat(under.lastAssessed().stream(), under.origins(Optional.empty()).stream().map(under.facts.checkpoints()::get))
                .filter(origin -> origin != under.subject).distinct();
    }

    /** By when the obligation is due for a checkpoint: counted from the first event since it was last met for it. */
    private Optional<Instant> date(Obligation obligation, Obligation.Timing.Within within, Facts.OfCheckpoint checkpoint) {
        Optional<Logged<ObligationMet>> met = lastMet(obligation, checkpoint);
        Stream<Instant> since = starts(within.event(), checkpoint).filter(start -> met.isEmpty() || start.isAfter(met.get())).map(Start::at);
        return Stream.concat(since, incidents(within.event(), checkpoint, met)).min(Instant::compareTo).map(within.span()::after);
    }

    /** When a clock started, and the entry that started it; what no entry starts comes before every entry of its time. */
    private record Start(Instant at, long index) {
        static Start of(Logged<?> logged) {
            return new Start(logged.at(), logged.index());
        }

        static Start of(Instant at) {
            return new Start(at, -1);
        }

        boolean isAfter(Logged<?> met) {
            return at.isAfter(met.at()) || at.equals(met.at()) && index > met.index();
        }
    }

    /** When the clock of an event started for a checkpoint. */
    private Stream<Start> starts(Obligation.Event event, Facts.OfCheckpoint checkpoint) {
        return switch (event) {
            case DEPLOYMENT -> under.question.activity().track() == Activity.Track.DEPLOY ? firstPermission(checkpoint).stream() : Stream.empty();
            case DETERMINATION -> checkpoint.determinations().stream().map(Start::of);
            case ASSESSMENT_DUE -> checkpoint == under.subject ? assessmentDue().stream().map(Start::of) : Stream.empty();
            case PUBLICATION -> checkpoint.publications().stream().map(Start::of);
            case POLICY_CHANGE -> checkpoint == under.subject ? under.inForceSince().stream().map(Start::of) : Stream.empty();
            case STOP_TRIPPED -> checkpoint.stops().stream().filter(s -> s.fact() instanceof StopEvent.Tripped
                    && s.fact().weights().equals(checkpoint.checkpoint().fact().weights())).map(Start::of);
            case AWARENESS, DISCOVERY -> Stream.empty();
        };
    }

    /** When incidents logged since the obligation was last met happened: on the date they claim, or at their entry where that is earlier. */
    private static Stream<Instant> incidents(Obligation.Event event, Facts.OfCheckpoint checkpoint, Optional<Logged<ObligationMet>> met) {
        return checkpoint.incidents().stream().filter(i -> i.fact().event() == event && (met.isEmpty() || i.index() > met.get().index()))
                .map(i -> i.fact().on().isBefore(i.at()) ? i.fact().on() : i.at());
    }

    private Optional<Instant> assessmentDue() {
        return switch (under.assessment) {
            case AssessmentState.Due state -> Optional.of(state.since());
            case AssessmentState.Overdue state -> Optional.of(state.since());
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> Optional.empty();
        };
    }

    /** When these weights were first permitted, whatever the configuration; for the subject now, if they never were. */
    private Optional<Start> firstPermission(Facts.OfCheckpoint checkpoint) {
        for (Facts.Earlier earlier : checkpoint.decisions()) {
            if (earlier.answer().startsWith("Deploy")) {
                return Optional.of(new Start(earlier.at(), earlier.index()));
            }
        }
        return checkpoint == under.subject ? Optional.of(Start.of(under.facts.asOf())) : Optional.empty();
    }

    private Optional<Logged<ObligationMet>> lastMet(Obligation obligation, Facts.OfCheckpoint checkpoint) {
        Logged<ObligationMet> last = null;
        for (Logged<ObligationMet> met : checkpoint.met()) {
            last = met.fact().obligation().equals(obligation.id()) && met.fact().policy().equals(under.policy.id()) ? met : last;
        }
        return Optional.ofNullable(last);
    }

    private void block(Obligation obligation, Reason.Code code, Optional<Instant> since) {
        under.add(new Reason(code, under.policy.id(), obligation.clause(), obligation.id().value(), true, Gate.Otherwise.BLOCK, Optional.empty(), since));
    }
}
