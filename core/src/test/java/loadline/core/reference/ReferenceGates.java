package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.decision.Reason;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Protocol;
import loadline.core.policy.Standard;

/** Gates and their atoms (G1 to G3, D5, R2). */
final class ReferenceGates {
    private final ReferenceUnder under;
    private final ReferenceSafeguards safeguards;
    private final ReferenceReliefs reliefs;
    private final ReferenceAtoms atoms;
    private final List<Instant> relieved = new ArrayList<>();

    /** How a condition came out: whether it holds, whether the developer can make it hold, and every reason against. */
    record Came(boolean holds, boolean clearable, List<ReferenceReason> reasons) {
        static final Came HOLDS = new Came(true, true, List.of());
    }

    ReferenceGates(ReferenceUnder under) {
        this.under = under;
        this.safeguards = new ReferenceSafeguards(under);
        this.reliefs = new ReferenceReliefs(under);
        this.atoms = new ReferenceAtoms(under);
    }

    private List<Gate> gates() {
        List<Gate> all = new ArrayList<>(under.policy().gates());
        all.addAll(under.protocol().map(Protocol::gates).orElse(List.of()));
        return all.stream().filter(g -> ReferenceSurfaces.holds(g.scope(), under.question()) && under.policy().binds(g.clause())).toList();
    }

    /** G1. */
    boolean govern() {
        return !gates().isEmpty();
    }

    /** G2: how every gate came out whose scope holds the question. */
    List<Came> all() {
        return gates().stream().map(g -> came(g.requires(), g)).toList();
    }

    /** X1: until when the reliefs stand that something rested on. */
    List<Instant> relieved() {
        return relieved;
    }

    private Came came(Condition condition, Gate gate) {
        return switch (condition) {
            case Condition.All all -> atLeast(all.parts().size(), all.parts(), gate);
            case Condition.Any any -> atLeast(1, any.parts(), gate);
            case Condition.AtLeast some -> atLeast(some.count(), some.parts(), gate);
            case Condition.FromLevel from -> under.level().rank() >= from.level().rank() ? came(from.then(), gate) : Came.HOLDS;
            case Condition.LevelAtMost most -> levelAtMost(most.level(), gate);
            case Condition.Cleared cleared -> cleared(cleared, gate);
            case Condition.DemandsMet met -> demandsMet(met, gate);
            case Condition.AssessmentCurrent _ -> assessmentCurrent(gate);
            case Condition.Determined _ -> determined(gate);
            case Condition.ReportFiled filed -> atom(atoms.filed(filed), filed.report().value(), gate);
            case Condition.NoticeGiven notice -> atom(atoms.told(notice), notice.to() + "/" + notice.about(), gate);
            case Condition.Published published -> atom(atoms.published(published), published.report().value(), gate);
            case Condition.Approved approved -> atom(atoms.approved(approved), approved.by().name(), gate);
            case Condition.ReviewSufficient review -> reviewed(review, gate);
            case Condition.CaseAccepted accepted -> atom(atoms.accepted(accepted), accepted.kind() + "/" + accepted.by(), gate);
            case Condition.ResidualAtMost residual -> atom(atoms.residual(residual), residual.category(), gate);
            case Condition.Monitored _ -> atom(atoms.monitored(), "monitoring-plan", gate);
            case Condition.BoundedBy by -> atom(ReferenceSurfaces.areWithin(under.question().bounds(), by.bounds()) ? Optional.empty() : Optional.of(Reason.Code.BOUNDS_TOO_WIDE), under.question().surface().name(), gate);
            case Condition.Found found -> atom(atoms.found(found), found.kind() + "/" + found.by(), gate);
            case Condition.ForecastBeyond forecast -> atom(atoms.forecast(forecast), forecast.threshold().value(), gate);
            case Condition.UpdatedSinceStop updated -> atom(atoms.updatedSince(updated.stop()), updated.stop().value(), gate);
            case Condition.FollowUpAssessed _ -> atom(atoms.followedUp(), under.checkpoint().value(), gate);
        };
    }

    /** R2: of alternatives as many must be clearable as are asked for. */
    private Came atLeast(int count, List<Condition> parts, Gate gate) {
        List<Came> all = parts.stream().map(p -> came(p, gate)).toList();
        long holding = all.stream().filter(Came::holds).count();
        if (holding >= count) {
            return Came.HOLDS;
        }
        long clearable = all.stream().filter(c -> c.holds() || c.clearable()).count();
        return new Came(false, clearable >= count, all.stream().flatMap(c -> c.reasons().stream()).toList());
    }

    private Came atom(Optional<Reason.Code> code, String about, Gate gate) {
        return code.map(c -> fails(c, about, gate.otherwise(), true)).orElse(Came.HOLDS);
    }

    private Came fails(Reason.Code code, String about, Gate.Otherwise otherwise, boolean clearable) {
        return new Came(false, clearable, List.of(new ReferenceReason(code, under.policy().id(), about, otherwise)));
    }

    private Came reviewed(Condition.ReviewSufficient condition, Gate gate) {
        List<String> insufficient = atoms.insufficient(condition).stream().map(r -> condition.kind() + "/" + r).toList();
        if (insufficient.isEmpty()) {
            return atom(atoms.isReviewed(condition) ? Optional.empty() : Optional.of(Reason.Code.REVIEW_MISSING), condition.kind(), gate);
        }
        return new Came(false, true, insufficient.stream().map(about -> new ReferenceReason(Reason.Code.REVIEW_INSUFFICIENT, under.policy().id(), about, gate.otherwise())).toList());
    }

    // ---- thresholds

    private Came cleared(Condition.Cleared condition, Gate gate) {
        Optional<ReferenceStandings.Stands> standing = under.standing(condition.threshold());
        if (standing.isPresent() && standing.get().isCleared()) {
            return Came.HOLDS;
        }
        return fails(Reason.Code.NOT_CLEARED, condition.threshold().value(), standing.map(s -> waiting(s, gate)).orElse(gate.otherwise()), true);
    }

    private Came levelAtMost(Level limit, Gate gate) {
        if (under.level().rank() <= limit.rank()) {
            return Came.HOLDS;
        }
        boolean reached = under.standings().stream().anyMatch(s -> s.isReached() && s.level().rank() > limit.rank());
        return fails(Reason.Code.LEVEL_TOO_HIGH, under.level().name(), gate.otherwise(), !reached);
    }

    /** D5: what a threshold waits for where it is inconclusive; where that is people, one that is reached gets no milder consequence. */
    private Gate.Otherwise waiting(ReferenceStandings.Stands standing, Gate gate) {
        if (under.policy().onInconclusive() == OnInconclusive.TREAT_AS_REACHED) {
            return gate.otherwise();
        }
        return standing.isReached() ? stricter(gate.otherwise(), Gate.Otherwise.HOLD) : Gate.Otherwise.HOLD;
    }

    private static Gate.Otherwise stricter(Gate.Otherwise one, Gate.Otherwise other) {
        return ReferenceLadder.answer(one, true, Activity.Track.DEPLOY).strictness() > ReferenceLadder.answer(other, true, Activity.Track.DEPLOY).strictness() ? one : other;
    }

    private Came determined(Gate gate) {
        boolean holds = under.policy().onInconclusive() != OnInconclusive.TREAT_AS_REACHED;
        Gate.Otherwise otherwise = holds ? stricter(gate.otherwise(), Gate.Otherwise.HOLD) : gate.otherwise();
        List<ReferenceStandings.Stands> open = under.standings().stream().filter(s -> s.determination().isEmpty()).toList();
        List<ReferenceReason> reasons = open.stream().map(s -> new ReferenceReason(Reason.Code.NOT_DETERMINED, under.policy().id(), s.threshold().id().value(), otherwise)).toList();
        return open.isEmpty() ? Came.HOLDS : new Came(false, true, reasons);
    }

    // ---- assessment

    private Came assessmentCurrent(Gate gate) {
        boolean runs = switch (under.question().activity()) {
            case CONTINUE_FOR_EXISTING_CUSTOMERS, TRAIN_FURTHER, STORE -> true;
            case USE_INTERNALLY_LIMITED, USE_INTERNALLY_LARGE_SCALE, USE_INTERNALLY_AUTONOMOUS, RESUME_TRAINING, SHARE_WITH_EVALUATOR, CONTROLLED_AB, DEPLOY -> false;
        };
        if (under.assessment().isOverdue()) {
            return fails(Reason.Code.ASSESSMENT_OVERDUE, under.checkpoint().value(), gate.otherwise(), true);
        }
        return under.assessment().isDue() && !runs ? fails(Reason.Code.ASSESSMENT_DUE, under.checkpoint().value(), gate.otherwise(), true) : Came.HOLDS;
    }

    // ---- safeguards

    private Came demandsMet(Condition.DemandsMet condition, Gate gate) {
        List<ReferenceReason> reasons = new ArrayList<>();
        boolean clearable = true;
        for (ReferenceSafeguards.Demanded demanded : safeguards.demanded()) {
            List<ReferenceSafeguards.Lack> lacks = safeguards.lacks(demanded.standard(), under.checkpoint());
            if (!condition.axes().contains(demanded.standard().axis()) || lacks.isEmpty() || isRelieved(demanded.standard())) {
                continue;
            }
            clearable &= !demanded.standard().criteria().isEmpty() || !demanded.forGood();
            lacks.forEach(l -> reasons.add(new ReferenceReason(l.code(), under.policy().id(), l.about(), delayed(gate.otherwise(), demanded))));
        }
        return reasons.isEmpty() ? Came.HOLDS : new Came(false, clearable, reasons);
    }

    private boolean isRelieved(Standard standard) {
        Optional<Instant> until = reliefs.until(standard);
        until.ifPresent(relieved::add);
        return until.isPresent();
    }

    /** X2. */
    private Gate.Otherwise delayed(Gate.Otherwise otherwise, ReferenceSafeguards.Demanded demanded) {
        boolean clearable = !demanded.standard().criteria().isEmpty() || !demanded.forGood();
        return clearable && reliefs.holdsOnUnknown(demanded.standard().axis()) ? stricter(otherwise, Gate.Otherwise.HOLD) : otherwise;
    }
}
