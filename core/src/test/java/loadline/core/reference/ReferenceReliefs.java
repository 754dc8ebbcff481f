package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.model.Subject;
import loadline.core.policy.Condition;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;

/** Departures that a clause grants (X1 to X3). */
final class ReferenceReliefs {
    private static final TimeSpan LONGEST = TimeSpan.of("P6M");

    private final ReferenceUnder under;
    private final ReferenceLog log;

    ReferenceReliefs(ReferenceUnder under) {
        this.under = under;
        this.log = under.log();
    }

    /** X1: until when a standard that is not in force does not stand in the way; empty where no relief stands for it. */
    Optional<Instant> until(Standard standard) {
        if (standard.criteria().isEmpty()) {
            return Optional.empty();
        }
        return under.policy().reliefs().stream().filter(r -> r.axes().contains(standard.axis())).flatMap(r -> until(r, standard).stream()).max(Instant::compareTo);
    }

    private Optional<Instant> until(ReliefClause clause, Standard standard) {
        boolean ofDeployment = under.question().subject() instanceof Subject.Deployment && under.question().surface() != Surface.OPEN_WEIGHTS;
        if (!ofDeployment || clause.approvers().isEmpty()) {
            return Optional.empty();
        }
        List<Logged<ReliefInvocation>> invoked = new ArrayList<>();
        for (Role role : clause.approvers()) {
            newest(clause, role).ifPresent(invoked::add);
        }
        if (invoked.size() < clause.approvers().size() || !areOne(invoked, standard) || !areFree(invoked)) {
            return Optional.empty();
        }
        Logged<ReliefInvocation> first = invoked.stream().reduce((a, b) -> a.index() <= b.index() ? a : b).orElseThrow();
        Instant latest = LONGEST.after(first.at());
        Instant until = first.fact().until().isBefore(latest) ? first.fact().until() : latest;
        boolean dated = !log.asOf().isAfter(until);
        if (!dated || !isTold(clause, first.index())) {
            return Optional.empty();
        }
        return fact(clause).isEmpty() ? Optional.of(until) : finding(fact(clause).get()).map(f -> f.expires().isBefore(until) ? f.expires() : until);
    }

    private Optional<Logged<ReliefInvocation>> newest(ReliefClause clause, Role role) {
        Subject.Deployment subject = (Subject.Deployment) under.question().subject();
        return log.acts(Act.ReliefInvoked.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().relief()))
                .filter(r -> r.fact().policy().equals(under.policy().id()) && r.fact().relief().equals(clause.id()) && r.fact().as().equals(role)
                        && r.fact().weights().equals(subject.weights()) && r.fact().configuration().equals(subject.configuration()))
                .reduce((_, later) -> later);
    }

    /** The same surface, as wide as the question's or wider, the same standards, measures and date. */
    private boolean areOne(List<Logged<ReliefInvocation>> invoked, Standard standard) {
        ReliefInvocation one = invoked.getFirst().fact();
        boolean same = invoked.stream().map(Logged::fact).allMatch(r -> r.surface() == one.surface() && r.standards().equals(one.standards())
                && r.measures().equals(one.measures()) && r.until().equals(one.until()));
        return same && ReferenceSurfaces.isAtLeast(one.surface(), under.question().surface()) && one.standards().contains(standard.id());
    }

    /** After the last adverse entry, by persons who held their roles early enough, told apart, who did not run, write, register or ask. */
    private boolean areFree(List<Logged<ReliefInvocation>> invoked) {
        ReferencePeople people = log.people();
        boolean each = invoked.stream().allMatch(r -> r.index() > under.lastAdverse()
                && r.by().stream().anyMatch(p -> people.isEarlyEnough(p, r.fact().as(), r.index(), r.at(), under.family().firstEvidence()))
                && !people.share(r.by(), under.family().takingPart()) && !people.share(r.by(), List.of(under.question().requester())));
        boolean apart = invoked.stream().noneMatch(one -> invoked.stream().anyMatch(other -> one != other && people.share(one.by(), other.by())));
        return each && apart;
    }

    private boolean isTold(ReliefClause clause, long first) {
        boolean told = clause.told().stream().allMatch(role -> log.acts(Act.Notified.class).stream()
                .anyMatch(n -> n.index() > first && n.fact().notice().to().equals(role) && n.fact().notice().weights().equals(under.checkpoint())));
        boolean published = !clause.published() || log.acts(Act.Published.class).stream()
                .anyMatch(p -> p.index() > first && p.fact().publication().weights().equals(under.checkpoint()));
        return told && published;
    }

    // ---- X2

    /** The fact about the world that a clause rests on. */
    private static Optional<Condition.Found.Kind> fact(ReliefClause clause) {
        return switch (clause.kind()) {
            case COMPETITOR -> Optional.of(Condition.Found.Kind.COMPETITOR);
            case MARGINAL_RISK -> Optional.of(Condition.Found.Kind.MARGINAL_RISK);
            case INTERIM_MEASURES, EMERGENCY -> Optional.empty();
        };
    }

    /** The newest finding of a kind, if it says that the fact holds and has not expired. */
    private Optional<ExternalFinding> finding(Condition.Found.Kind kind) {
        return newestFinding(under, kind, Optional.empty()).filter(f -> f.holds() && !log.asOf().isAfter(f.expires()));
    }

    /** The newest finding of a kind, in a role where one is named; one that says the fact holds counts only from somebody enrolled early enough (P1) who took no part. */
    static Optional<ExternalFinding> newestFinding(ReferenceUnder under, Condition.Found.Kind kind, Optional<Role> role) {
        ReferenceLog log = under.log();
        return log.acts(Act.ExternallyFound.class).stream()
                .filter(f -> f.fact().finding().policy().equals(under.policy().id()) && f.fact().finding().kind() == kind
                        && (role.isEmpty() || role.get().equals(f.fact().finding().as())))
                .filter(f -> !f.fact().finding().holds() || !log.people().share(f.by(), under.family().takingPart()) && f.by().stream()
                        .anyMatch(p -> log.people().isEarlyEnough(p, f.fact().finding().as(), f.index(), f.at(), under.family().firstEvidence())))
                .reduce((_, later) -> later).map(f -> f.fact().finding());
    }

    /** X2: whether a clause on the axis holds while the fact that it rests on is not found. */
    boolean holdsOnUnknown(Standard.Axis axis) {
        return under.policy().reliefs().stream().anyMatch(r -> r.axes().contains(axis) && r.onUnknown() == ReliefClause.OnUnknown.HOLD
                && fact(r).isPresent() && finding(fact(r).get()).isEmpty());
    }
}
