package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.assessment.AssessmentState;
import loadline.core.governance.ObligationMet;
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
        Optional<Logged<ObligationMet>> met = lastMet(obligation);
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
            case Obligation.Timing.Within within -> rideAlong(obligation, within, met, due);
        }
    }

    private void rideAlong(Obligation obligation, Obligation.Timing.Within within, Optional<Logged<ObligationMet>> met, List<DueObligation> due) {
        Optional<Instant> start = start(within.event());
        if (start.isEmpty() || met.isPresent() && !met.get().at().isBefore(start.get())) {
            return;
        }
        Instant date = within.span().after(start.get());
        if (date.isBefore(under.facts.asOf())) {
            block(obligation, Reason.Code.OBLIGATION_OVERDUE, Optional.of(date));
            return;
        }
        due.add(new DueObligation(obligation.id(), obligation.owner(), date, obligation.clause()));
    }

    /** When the clock of an event started for this subject; empty where it has not. */
    private Optional<Instant> start(Obligation.Event event) {
        return switch (event) {
            case DEPLOYMENT -> under.question.activity().track() == Activity.Track.DEPLOY ? Optional.of(firstPermission()) : Optional.empty();
            case DETERMINATION -> under.subject.determinations().stream().map(Logged::at).max(Instant::compareTo);
            case ASSESSMENT_DUE -> switch (under.assessment) {
                case AssessmentState.Due state -> Optional.of(state.since());
                case AssessmentState.Overdue state -> Optional.of(state.since());
                case AssessmentState.Current _, AssessmentState.CarriedOver _ -> Optional.empty();
            };
            case PUBLICATION -> under.subject.publications().stream().map(Logged::at).min(Instant::compareTo);
            case POLICY_CHANGE -> under.facts.policies().stream().filter(p -> p.fact().policy().id().equals(under.policy.id())).map(Logged::at).findFirst();
            case STOP_TRIPPED -> under.subject.stops().stream().map(Logged::at).min(Instant::compareTo);
            case AWARENESS, DISCOVERY -> Optional.empty();
        };
    }

    /** When this subject was first permitted here, or now if it never was. */
    private Instant firstPermission() {
        for (Facts.Earlier earlier : under.subject.decisions()) {
            boolean permitted = earlier.answer().startsWith("Deploy") && earlier.question().subject().equals(under.question.subject());
            if (permitted) {
                return earlier.at();
            }
        }
        return under.facts.asOf();
    }

    private Optional<Logged<ObligationMet>> lastMet(Obligation obligation) {
        Logged<ObligationMet> last = null;
        for (Logged<ObligationMet> met : under.subject.met()) {
            last = met.fact().obligation().equals(obligation.id()) && met.fact().policy().equals(under.policy.id()) ? met : last;
        }
        return Optional.ofNullable(last);
    }

    private void block(Obligation obligation, Reason.Code code, Optional<Instant> since) {
        under.reasons.add(new Reason(code, under.policy.id(), obligation.clause(), obligation.id().value(), true, Gate.Otherwise.BLOCK, Optional.empty(), since));
    }
}
