package loadline.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.assessment.AssessmentState;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.ResidualLevel;
import loadline.core.model.Subject;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/** Evaluates every gate whose scope holds the question, and collects a reason for every atom that does not hold. */
final class Gates {
    /** How a condition stands: it holds, the developer can make it hold, or it cannot be made to hold under the policy. */
    private enum State { HOLDS, CLEARABLE, STUCK }

    private final UnderPolicy under;
    private final Approvals approvals;
    private Gate gate;

    Gates(UnderPolicy under) {
        this.under = under;
        this.approvals = new Approvals(under);
    }

    /** Adds the reasons of every gate that does not open, and answers whether some gate cannot be opened under the policy. */
    boolean check() {
        boolean stuck = false;
        for (Gate each : under.policy.gates()) {
            stuck |= check(each);
        }
        if (under.newestProtocol().isPresent()) {
            for (Gate each : under.newestProtocol().get().gates()) {
                stuck |= check(each);
            }
        }
        return stuck;
    }

    private boolean check(Gate each) {
        if (!each.scope().holds(under.question.activity(), under.question.surface())) {
            return false;
        }
        if (!under.policy.binds(each.clause())) {
            under.notes.add(new Note(Note.Code.CLAUSE_DOES_NOT_BIND, each.id().value()));
            return false;
        }
        gate = each;
        return state(each.requires()) == State.STUCK;
    }

    private State state(Condition condition) {
        return switch (condition) {
            case Condition.All all -> atLeast(all.parts().size(), all.parts());
            case Condition.Any any -> atLeast(1, any.parts());
            case Condition.AtLeast some -> atLeast(some.count(), some.parts());
            case Condition.FromLevel from -> under.level.compareTo(from.level()) >= 0 ? state(from.then()) : State.HOLDS;
            case Condition.LevelAtMost most -> levelAtMost(most.level());
            case Condition.Cleared cleared -> cleared(cleared);
            case Condition.DemandsMet demands -> demandsMet(demands.axes());
            case Condition.AssessmentCurrent _ -> assessmentCurrent();
            case Condition.Determined _ -> determined();
            case Condition.ReportFiled filed -> holds(hasReport(filed), Code.REPORT_MISSING, filed.report().value());
            case Condition.NoticeGiven notice -> holds(hasNotice(notice), Code.NOTICE_MISSING, notice.to() + "/" + notice.about());
            case Condition.Published published -> holds(isPublished(published), Code.NOT_PUBLISHED, published.report().value());
            case Condition.Approved approved -> approved(approved);
            case Condition.ReviewSufficient review -> reviewed(review.kind());
            case Condition.CaseAccepted accepted -> holds(isAccepted(accepted), Code.CASE_MISSING, accepted.kind() + "/" + accepted.by());
            case Condition.ResidualAtMost residual -> residual(residual);
            case Condition.Monitored _ -> holds(isMonitored(), Code.MONITORING_MISSING, "monitoring-plan");
        };
    }

    /** At least {@code count} parts hold: reasons of the parts that fail stay only if too few hold. */
    private State atLeast(int count, List<Condition> parts) {
        int mark = under.reasons.size();
        int holding = 0;
        int clearable = 0;
        for (Condition part : parts) {
            switch (state(part)) {
                case HOLDS -> holding++;
                case CLEARABLE -> clearable++;
                case STUCK -> { }
            }
        }
        if (holding >= count) {
            under.reasons.subList(mark, under.reasons.size()).clear();
            return State.HOLDS;
        }
        return holding + clearable >= count ? State.CLEARABLE : State.STUCK;
    }

    private State levelAtMost(Level most) {
        if (under.level.compareTo(most) <= 0) {
            return State.HOLDS;
        }
        boolean open = under.standings.stream().noneMatch(s -> s.isReached() && s.level().compareTo(most) > 0);
        against(Code.LEVEL_TOO_HIGH, under.level.name(), open);
        return open ? State.CLEARABLE : State.STUCK;
    }

    private State cleared(Condition.Cleared condition) {
        for (Standing standing : under.standings) {
            if (standing.threshold().equals(condition.threshold())) {
                return standing.isCleared() ? State.HOLDS : notCleared(standing);
            }
        }
        return holds(false, Code.NOT_CLEARED, condition.threshold().value());
    }

    private State notCleared(Standing standing) {
        boolean waits = under.policy.onInconclusive() != OnInconclusive.TREAT_AS_REACHED
                && (standing.ground() == Standing.Ground.INCONCLUSIVE || isMilderThanHold(gate.otherwise()));
        against(Code.NOT_CLEARED, standing.threshold().value(), true, waits ? Gate.Otherwise.HOLD : gate.otherwise(), Optional.empty(), Optional.empty());
        return State.CLEARABLE;
    }

    /** Where an open threshold holds, one that is reached does not get off with less. */
    private static boolean isMilderThanHold(Gate.Otherwise otherwise) {
        return switch (otherwise) {
            case BLOCK, PAUSE, NO_NEW_CUSTOMERS -> true;
            case HOLD, WITHDRAW, HALT, ISOLATE, LOCK, DELETE -> false;
        };
    }

    private State demandsMet(Set<Standard.Axis> axes) {
        State worst = State.HOLDS;
        for (Standard standard : under.demanded) {
            if (axes.contains(standard.axis())) {
                State state = inForce(standard);
                worst = state.compareTo(worst) > 0 ? state : worst;
            }
        }
        return worst;
    }

    private State inForce(Standard standard) {
        if (standard.criteria().isEmpty()) {
            boolean open = !under.isDemandedForGood(standard);
            against(Code.STANDARD_UNDEFINED, standard.id().value(), open);
            return open ? State.CLEARABLE : State.STUCK;
        }
        Optional<Digest> target = standard.axis() == Standard.Axis.SECURITY ? Optional.of(under.question.subject().weights()) : under.configurationDigest;
        Map<Facts.CriterionKey, Facts.InForce> attested = target.map(under.facts.attestations()::get).orElse(Map.of());
        State worst = State.HOLDS;
        for (Criterion criterion : standard.criteria()) {
            if (under.question.surface() == Surface.NONE || criterion.surfaces().contains(under.question.surface())) {
                State state = inForce(new Facts.CriterionKey(standard.id(), criterion.id()), criterion.maxAge(), attested);
                worst = state.compareTo(worst) > 0 ? state : worst;
            }
        }
        return worst;
    }

    private State inForce(Facts.CriterionKey criterion, Optional<TimeSpan> maxAge, Map<Facts.CriterionKey, Facts.InForce> attested) {
        Facts.InForce found = attested.get(criterion);
        if (found == null) {
            return holds(false, Code.CRITERION_MISSING, about(criterion));
        }
        Optional<Digest> evidence = Optional.of(found.attestation().statement());
        if (found.attestation().fact().status() != Attestation.Status.IN_FORCE) {
            Code code = found.attestation().fact().status() == Attestation.Status.PLANNED ? Code.CRITERION_PLANNED : Code.CRITERION_FAILED;
            against(code, about(criterion), true, gate.otherwise(), evidence, Optional.of(found.attestation().at()));
            return State.CLEARABLE;
        }
        if (maxAge.isPresent()) {
            Instant stale = maxAge.get().after(found.evidenceSince());
            if (stale.isBefore(under.facts.asOf())) {
                against(Code.CRITERION_STALE, about(criterion), true, gate.otherwise(), evidence, Optional.of(stale));
                return State.CLEARABLE;
            }
        }
        return State.HOLDS;
    }

    private static String about(Facts.CriterionKey criterion) {
        return criterion.standard() + "/" + criterion.criterion();
    }

    private State assessmentCurrent() {
        return switch (under.assessment) {
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> State.HOLDS;
            case AssessmentState.Due due -> switch (under.question.activity()) {
                case DEPLOY, CONTROLLED_AB, SHARE_WITH_EVALUATOR, USE_INTERNALLY_LIMITED, USE_INTERNALLY_LARGE_SCALE, USE_INTERNALLY_AUTONOMOUS ->
                    late(Code.ASSESSMENT_DUE, due.since());
                case CONTINUE_FOR_EXISTING_CUSTOMERS, STORE, TRAIN_FURTHER, RESUME_TRAINING -> State.HOLDS;
            };
            case AssessmentState.Overdue overdue -> late(Code.ASSESSMENT_OVERDUE, overdue.since());
        };
    }

    private State late(Code code, Instant since) {
        against(code, under.question.subject().weights().value(), true, gate.otherwise(), Optional.empty(), Optional.of(since));
        return State.CLEARABLE;
    }

    private State determined() {
        State worst = State.HOLDS;
        for (Standing standing : under.standings) {
            if (standing.determination().isEmpty()) {
                boolean waits = under.policy.onInconclusive() == OnInconclusive.HOLD_FOR_DETERMINATION;
                against(Code.NOT_DETERMINED, standing.threshold().value(), true, waits ? Gate.Otherwise.HOLD : gate.otherwise(), Optional.empty(), Optional.empty());
                worst = State.CLEARABLE;
            }
        }
        return worst;
    }

    private boolean hasReport(Condition.ReportFiled filed) {
        return under.subject.reports().stream().anyMatch(r -> r.fact().report().equals(filed.report()))
                || under.assessed().reports().stream().anyMatch(r -> r.fact().report().equals(filed.report()));
    }

    private boolean hasNotice(Condition.NoticeGiven wanted) {
        return under.subject.notices().stream().anyMatch(n -> n.fact().to().equals(wanted.to()) && n.fact().about().equals(wanted.about()))
                || under.assessed().notices().stream().anyMatch(n -> n.fact().to().equals(wanted.to()) && n.fact().about().equals(wanted.about()));
    }

    private boolean isPublished(Condition.Published wanted) {
        return under.subject.publications().stream().anyMatch(p -> p.fact().report().equals(wanted.report()));
    }

    private State approved(Condition.Approved wanted) {
        Optional<Code> problem = approvals.problem(wanted);
        return problem.isEmpty() ? State.HOLDS : holds(false, problem.get(), wanted.by().name());
    }

    private State reviewed(String kind) {
        Reviews reviews = Reviews.of(kind, under.configuration, under.question.subject().weights());
        reviews.insufficient().forEach(round ->
                against(Code.REVIEW_INSUFFICIENT, kind + "/" + round.fact().reviewer(), true, gate.otherwise(), Optional.of(round.statement()), Optional.of(round.at())));
        reviews.invited().forEach(round -> under.notes.add(new Note(Note.Code.REVIEW_INVITED, kind + "/" + round.fact().reviewer())));
        if (!reviews.insufficient().isEmpty()) {
            return State.CLEARABLE;
        }
        return holds(!reviews.sufficient().isEmpty(), Code.REVIEW_MISSING, kind);
    }

    private boolean isAccepted(Condition.CaseAccepted wanted) {
        return under.configuration.acceptances().stream().anyMatch(a -> a.fact().kind().equals(wanted.kind()) && a.fact().as().equals(wanted.by())
                && a.fact().weights().equals(under.question.subject().weights()) && !under.conflicts().tookPart(a.by()));
    }

    private State residual(Condition.ResidualAtMost wanted) {
        Logged<ResidualLevel> last = null;
        for (Logged<ResidualLevel> each : under.configuration.residuals()) {
            boolean counts = each.fact().category().equals(wanted.category()) && each.fact().when() == wanted.when()
                    && each.fact().policy().equals(under.policy.id()) && each.fact().weights().equals(under.question.subject().weights());
            last = counts ? each : last;
        }
        if (last == null) {
            return holds(false, Code.RESIDUAL_UNSIGNED, wanted.category());
        }
        Level signed = under.policy.level(last.fact().level()).orElse(under.policy.levels().getLast());
        return holds(signed.compareTo(wanted.level()) <= 0, Code.RESIDUAL_TOO_HIGH, wanted.category());
    }

    private boolean isMonitored() {
        return under.question.subject() instanceof Subject.Deployment deployment
                && under.configuration.monitoring().stream().anyMatch(m -> m.fact().weights().equals(deployment.weights()));
    }

    private State holds(boolean holds, Code code, String about) {
        if (holds) {
            return State.HOLDS;
        }
        against(code, about, true);
        return State.CLEARABLE;
    }

    private void against(Code code, String about, boolean clearable) {
        against(code, about, clearable, gate.otherwise(), Optional.empty(), Optional.empty());
    }

    private void against(Code code, String about, boolean clearable, Gate.Otherwise otherwise, Optional<Digest> evidence, Optional<Instant> since) {
        ClauseId clause = gate.clause();
        under.reasons.add(new Reason(code, under.policy.id(), clause, about, clearable, otherwise, evidence, since));
    }
}
