package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.ReliefInvocation;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition.Found;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;

/**
 * Departures that a clause grants. One stands for a standard while every approver that the clause names has invoked it alike
 * since the last adverse entry, those to be told were told and the report is public where the clause says so, the fact it
 * depends on is found to hold, and its date has not passed. Weights that anyone may copy get none, and neither does anything
 * but serving: only its answers carry a date.
 */
final class Reliefs {
    private final UnderPolicy under;
    private final OnRecord record;
    private final Approvals approvals;

    Reliefs(UnderPolicy under, OnRecord record, Approvals approvals) {
        this.under = under;
        this.record = record;
        this.approvals = approvals;
    }

    /** Until when the standard is relieved. */
    Optional<Instant> until(Standard standard) {
        if (under.question.surface() == Surface.OPEN_WEIGHTS || under.question.activity().track() != Activity.Track.DEPLOY) {
            return Optional.empty();
        }
        Optional<Instant> latest = Optional.empty();
        for (ReliefClause clause : under.policy.reliefs()) {
            Optional<Instant> until = clause.axes().contains(standard.axis()) ? until(clause, standard) : Optional.empty();
            latest = latest.isEmpty() || until.isPresent() && until.get().isAfter(latest.get()) ? until : latest;
        }
        return latest;
    }

    private Optional<Instant> until(ReliefClause clause, Standard standard) {
        List<Logged<ReliefInvocation>> invoked = under.configuration.reliefs().stream().filter(r -> concerns(r.fact(), clause, standard) && r.index() > approvals.lastAdverse()).toList();
        if (!isFounded(clause)) {
            return Optional.empty();
        }
        Optional<Instant> found = expiry(clause);
        return invoked.stream().filter(r -> isCarried(r, alike(r.fact(), invoked), clause)).map(r -> end(alike(r.fact(), invoked)))
                .map(end -> found.filter(end::isAfter).orElse(end)).filter(end -> !end.isBefore(under.facts.asOf())).max(Instant::compareTo);
    }

    /** The date that was signed; no clause says how long is too long, so at most six months from the first signature. */
    private static Instant end(List<Logged<ReliefInvocation>> alike) {
        Instant signed = alike.getFirst().fact().until();
        Instant latest = Determinations.SILENT_EXPIRY.after(alike.getFirst().at());
        return signed.isBefore(latest) ? signed : latest;
    }

    private boolean concerns(ReliefInvocation relief, ReliefClause clause, Standard standard) {
        return relief.relief().equals(clause.id()) && relief.policy().equals(under.policy.id()) && relief.weights().equals(under.question.subject().weights())
                && relief.surface().isAtLeastAsWideAs(under.question.surface()) && relief.standards().contains(standard.id());
    }

    private static List<Logged<ReliefInvocation>> alike(ReliefInvocation one, List<Logged<ReliefInvocation>> all) {
        return all.stream().filter(r -> r.fact().surface() == one.surface() && r.fact().standards().equals(one.standards()) && r.fact().measures().equals(one.measures()) && r.fact().until().equals(one.until())).toList();
    }

    /** Every approver signed, no person for two of them, none who took part or asked; and whoever is to be told was, from then on. */
    private boolean isCarried(Logged<ReliefInvocation> one, List<Logged<ReliefInvocation>> alike, ReliefClause clause) {
        List<Logged<ReliefInvocation>> seats = new ArrayList<>();
        for (Role role : clause.approvers()) {
            alike.stream().filter(r -> r.fact().as().equals(role) && isImpartial(r) && seats.stream().noneMatch(s -> under.conflicts().share(s.by(), r.by())))
                    .findFirst().ifPresent(seats::add);
        }
        long first = alike.getFirst().index();
        boolean told = clause.told().stream().allMatch(role -> under.subject.notices().stream().anyMatch(n -> n.fact().to().equals(role) && n.index() > first));
        boolean published = !clause.published() || under.subject.publications().stream().anyMatch(p -> p.index() > first);
        return !clause.approvers().isEmpty() && seats.size() == clause.approvers().size() && seats.contains(one) && told && published;
    }

    private boolean isImpartial(Logged<ReliefInvocation> relief) {
        return !under.conflicts().tookPart(relief.by()) && !under.conflicts().share(relief.by(), Set.of(under.question.requester()))
                && under.enrolled().counts(relief, relief.fact().as());
    }

    private boolean isFounded(ReliefClause clause) {
        return kind(clause).isEmpty() || finding(clause).isPresent();
    }

    /** When the finding expires that the clause rests on. */
    private Optional<Instant> expiry(ReliefClause clause) {
        return finding(clause).map(f -> f.fact().expires());
    }

    /** The newest finding of the kind that the clause rests on, if it is one of the clause's approvers' and says that the fact holds. */
    private Optional<Logged<ExternalFinding>> finding(ReliefClause clause) {
        return kind(clause).flatMap(kind -> record.newestFinding(kind, Optional.empty())).filter(f -> clause.approvers().contains(f.fact().as()));
    }

    private static Optional<Found.Kind> kind(ReliefClause clause) {
        return switch (clause.kind()) {
            case INTERIM_MEASURES, EMERGENCY -> Optional.empty();
            case COMPETITOR -> Optional.of(Found.Kind.COMPETITOR);
            case MARGINAL_RISK -> Optional.of(Found.Kind.MARGINAL_RISK);
        };
    }

    /** Whether a clause on the axis holds everything up while the fact it depends on is unknown. */
    boolean holdsWhileUnknown(Standard.Axis axis) {
        for (ReliefClause clause : under.policy.reliefs()) {
            if (clause.axes().contains(axis) && clause.onUnknown() == ReliefClause.OnUnknown.HOLD && !isFounded(clause)) {
                return true;
            }
        }
        return false;
    }
}
