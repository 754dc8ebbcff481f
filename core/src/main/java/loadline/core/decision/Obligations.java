package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    private void rideAlong(Obligation obligation, Obligation.Timing.Within within, List<DueObligation> due) {
        Optional<Instant> met = Stream.concat(lastMet(obligation, under.subject).stream(), lastMet(obligation, under.assessed()).stream())
                .map(Logged::at).max(Instant::compareTo);
        Optional<Instant> start = starts(within.event()).filter(at -> met.isEmpty() || at.isAfter(met.get())).min(Instant::compareTo);
        if (start.isEmpty()) {
            return;
        }
        Instant date = within.span().after(start.get());
        if (date.isBefore(under.facts.asOf())) {
            block(obligation, Reason.Code.OBLIGATION_OVERDUE, Optional.of(date));
            return;
        }
        due.add(new DueObligation(obligation.id(), obligation.owner(), date, obligation.clause()));
    }

    /** When the clock of an event started, for this subject or for the checkpoint whose standings carry over. */
    private Stream<Instant> starts(Obligation.Event event) {
        return switch (event) {
            case DEPLOYMENT -> under.question.activity().track() == Activity.Track.DEPLOY ? Stream.of(firstPermission()) : Stream.empty();
            case DETERMINATION -> here().flatMap(c -> c.determinations().stream()).map(Logged::at);
            case ASSESSMENT_DUE -> switch (under.assessment) {
                case AssessmentState.Due state -> Stream.of(state.since());
                case AssessmentState.Overdue state -> Stream.of(state.since());
                case AssessmentState.Current _, AssessmentState.CarriedOver _ -> Stream.empty();
            };
            case PUBLICATION -> here().flatMap(c -> c.publications().stream()).map(Logged::at);
            case POLICY_CHANGE -> under.inForceSince().stream();
            case STOP_TRIPPED -> here().flatMap(c -> c.stops().stream().filter(s -> s.fact() instanceof StopEvent.Tripped
                    && s.fact().weights().equals(c.checkpoint().fact().weights()))).map(Logged::at);
            case AWARENESS, DISCOVERY -> Stream.empty();
        };
    }

    private Stream<Facts.OfCheckpoint> here() {
        return Stream.of(under.subject, under.assessed()).distinct();
    }

    /** When these weights were first permitted, whatever the configuration, or now if they never were. */
    private Instant firstPermission() {
        return here().flatMap(c -> c.decisions().stream()).filter(earlier -> earlier.answer().startsWith("Deploy"))
                .min(Comparator.comparingLong(Facts.Earlier::index)).map(Facts.Earlier::at).orElse(under.facts.asOf());
    }

    private Optional<Logged<ObligationMet>> lastMet(Obligation obligation, Facts.OfCheckpoint checkpoint) {
        Logged<ObligationMet> last = null;
        for (Logged<ObligationMet> met : checkpoint.met()) {
            last = met.fact().obligation().equals(obligation.id()) && met.fact().policy().equals(under.policy.id()) ? met : last;
        }
        return Optional.ofNullable(last);
    }

    private void block(Obligation obligation, Reason.Code code, Optional<Instant> since) {
        under.reasons.add(new Reason(code, under.policy.id(), obligation.clause(), obligation.id().value(), true, Gate.Otherwise.BLOCK, Optional.empty(), since));
    }
}
