package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.AssessmentState;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Subject;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.PolicyRules;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/** Evaluates every gate whose scope holds the question, and collects a reason for every atom that does not hold. */
final class Gates {
    /** How a condition stands: it holds, the developer can make it hold, or it cannot be made to hold under the policy. */
    private enum State { HOLDS, CLEARABLE, STUCK }

    private final UnderPolicy under;
    private final Approvals approvals;
    private final OnRecord record;
    private final Reliefs reliefs;
    private ClauseId clause;
    private Gate.Otherwise otherwise;

    Gates(UnderPolicy under) {
        this.under = under;
        this.approvals = new Approvals(under);
        this.record = new OnRecord(under, approvals);
        this.reliefs = new Reliefs(under, record, approvals);
    }

    /** Adds the reasons of every gate that does not open, and answers whether some gate cannot be opened under the policy. */
    boolean check() {
        boolean stuck = false;
        for (PolicyRules.Scoped<Gate> each : under.rules.gates()) {
            stuck |= each.reach().holds(under.question.activity(), under.question.surface()) && check(each.rule(), each.binds());
        }
        if (under.newestProtocol().isPresent()) {
            for (Gate each : under.newestProtocol().get().gates()) {
                stuck |= each.scope().holds(under.question.activity(), under.question.surface()) && check(each, under.policy.binds(each.clause()));
            }
        }
        return stuck;
    }

    private boolean check(Gate each, boolean binds) {
        if (!binds) {
            under.notes.add(new Note(Note.Code.CLAUSE_DOES_NOT_BIND, each.id().value()));
            return false;
        }
        clause = each.clause();
        otherwise = each.otherwise();
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
            case Condition.ReportFiled filed -> holds(record.isReported(filed), Code.REPORT_MISSING, filed.report().value());
            case Condition.NoticeGiven notice -> holds(record.isTold(notice), Code.NOTICE_MISSING, notice.to() + "/" + notice.about());
            case Condition.Published published -> holds(record.isPublished(published), Code.NOT_PUBLISHED, published.report().value());
            case Condition.Approved approved -> approved(approved);
            case Condition.ReviewSufficient review -> reviewed(review.kind());
            case Condition.CaseAccepted accepted -> holds(record.isAccepted(accepted), Code.CASE_MISSING, accepted.kind() + "/" + accepted.by());
            case Condition.ResidualAtMost residual -> residual(residual);
            case Condition.Monitored _ -> holds(record.isMonitored(), Code.MONITORING_MISSING, "monitoring-plan");
            case Condition.BoundedBy bounded -> holds(record.isBounded(bounded), Code.BOUNDS_TOO_WIDE, under.question.surface().name());
            case Condition.Found found -> holds(record.isFound(found), Code.FINDING_MISSING, found.kind() + "/" + found.by());
            case Condition.ForecastBeyond forecast -> holds(record.isForecastBeyond(forecast), Code.FORECAST_MISSING, forecast.threshold().value());
            case Condition.UpdatedSinceStop updated -> holds(record.isUpdatedSince(updated), Code.POLICY_NOT_UPDATED, updated.stop().value());
            case Condition.FollowUpAssessed _ -> holds(record.isFollowedUp(), Code.FOLLOW_UP_MISSING, under.question.subject().weights().value());
        };
    }

    /**
     * At least {@code count} parts hold: reasons of the parts that fail stay only if too few hold. On the way out are the
     * reasons of as many clearable parts as are wanting, those with the fewest.
     */
    private State atLeast(int count, List<Condition> parts) {
        int mark = under.reasons.size();
        int wayMark = under.way.size();
        int holding = 0;
        List<List<Reason>> ways = List.of();
        for (Condition part : parts) {
            State state = state(part);
            if (state == State.HOLDS) {
                holding++;
            } else {
                ways = ways.isEmpty() ? new ArrayList<>() : ways;
                List<Reason> own = under.way.subList(wayMark, under.way.size());
                if (state == State.CLEARABLE) {
                    ways.add(List.copyOf(own));
                }
                own.clear();
            }
        }
        if (holding >= count) {
            under.reasons.subList(mark, under.reasons.size()).clear();
            return State.HOLDS;
        }
        if (holding + ways.size() < count) {
            return State.STUCK;
        }
        ways.stream().sorted(Comparator.comparingInt(List::size)).limit(count - holding).forEach(under.way::addAll);
        return State.CLEARABLE;
    }

    private State levelAtMost(Level most) {
        if (under.level.compareTo(most) <= 0) {
            return State.HOLDS;
        }
        boolean open = true;
        for (Standing standing : under.standings) {
            open &= !standing.isReached() || standing.level().compareTo(most) <= 0;
        }
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
                && (standing.ground() == Standing.Ground.INCONCLUSIVE || isMilderThanHold(otherwise));
        against(Code.NOT_CLEARED, standing.threshold().value(), true, waits ? Gate.Otherwise.HOLD : otherwise, Optional.empty(), Optional.empty());
        return State.CLEARABLE;
    }

    /** Where an open threshold holds, one that is reached does not get off with less. */
    private static boolean isMilderThanHold(Gate.Otherwise otherwise) {
        return switch (otherwise) {
            case BLOCK, DEGRADE, PAUSE, NO_NEW_CUSTOMERS -> true;
            case HOLD, WITHDRAW, HALT, ISOLATE, LOCK, DELETE -> false;
        };
    }

    private State demandsMet(Set<Standard.Axis> axes) {
        State worst = State.HOLDS;
        for (Standard standard : under.demanded) {
            if (axes.contains(standard.axis())) {
                State state = unlessRelieved(standard);
                worst = state.compareTo(worst) > 0 ? state : worst;
            }
        }
        return worst;
    }

    /** Whether the standard is in force for the subject. Asked of a model beside the question's: what it lacks stays with {@link #under}, its own. */
    boolean isInForce(Standard standard) {
        clause = standard.clause();
        otherwise = Gate.Otherwise.BLOCK;
        return inForce(standard) == State.HOLDS;
    }

    /** A standard that is not in force gives its reasons, unless a relief stands for it; then its date is kept. */
    private State unlessRelieved(Standard standard) {
        int mark = under.reasons.size();
        int wayMark = under.way.size();
        State state = inForce(standard);
        if (state != State.CLEARABLE) {
            return state;
        }
        Optional<Instant> until = standard.criteria().isEmpty() ? Optional.empty() : reliefs.until(standard);
        if (until.isEmpty()) {
            holdWhileUnknown(standard, mark, wayMark);
            return state;
        }
        forget(mark, wayMark);
        under.relieved(until.get());
        under.notes.add(new Note(Note.Code.RELIEVED, standard.id().value()));
        return State.HOLDS;
    }

    private void forget(int mark, int wayMark) {
        under.reasons.subList(mark, under.reasons.size()).clear();
        under.way.subList(wayMark, under.way.size()).clear();
    }

    private void holdWhileUnknown(Standard standard, int mark, int wayMark) {
        if (isMilderThanHold(otherwise) && reliefs.holdsWhileUnknown(standard.axis())) {
            under.reasons.subList(mark, under.reasons.size()).replaceAll(reason -> reason.with(Gate.Otherwise.HOLD));
            under.way.subList(wayMark, under.way.size()).replaceAll(reason -> reason.with(Gate.Otherwise.HOLD));
        }
    }

    private State inForce(Standard standard) {
        if (standard.criteria().isEmpty()) {
            boolean open = !under.isDemandedForGood(standard);
            against(Code.STANDARD_UNDEFINED, standard.id().value(), open);
            return open ? State.CLEARABLE : State.STUCK;
        }
        Optional<Digest> target = standard.axis() == Standard.Axis.SECURITY ? Optional.of(under.question.subject().weights()) : under.configurationDigest;
        Attested attested = target.map(under.facts.prepared()::attested).orElse(Attested.nothing());
        State worst = State.HOLDS;
        for (int i = 0; i < standard.criteria().size(); i++) {
            Criterion criterion = standard.criteria().get(i);
            if (under.question.surface() == Surface.NONE || under.question.surface().isAmongOrWiderThanOneOf(criterion.surfaces())) {
                State state = inForce(standard, criterion, attested.of(standard, i));
                worst = state.compareTo(worst) > 0 ? state : worst;
            }
        }
        return worst;
    }

    private State inForce(Standard standard, Criterion criterion, Attested.Found found) {
        if (found == null) {
            return holds(false, Code.CRITERION_MISSING, about(standard, criterion));
        }
        if (found.holdsAt(under.facts.asOf())) {
            return State.HOLDS;
        }
        Logged<Attestation> attestation = found.inForce().attestation();
        Code code = switch (attestation.fact().status()) {
            case PLANNED -> Code.CRITERION_PLANNED;
            case FAILED -> Code.CRITERION_FAILED;
            case IN_FORCE -> Code.CRITERION_STALE;
        };
        Instant since = code == Code.CRITERION_STALE ? criterion.maxAge().orElseThrow().after(found.inForce().evidenceSince()) : attestation.at();
        against(code, about(standard, criterion), true, otherwise, Optional.of(attestation.statement()), Optional.of(since));
        return State.CLEARABLE;
    }

    private static String about(Standard standard, Criterion criterion) {
        return standard.id() + "/" + criterion.id();
    }

    private State assessmentCurrent() {
        return switch (under.assessment) {
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> State.HOLDS;
            case AssessmentState.Due due -> switch (under.question.activity()) {
                case DEPLOY, CONTROLLED_AB, SHARE_WITH_EVALUATOR, USE_INTERNALLY_LIMITED, USE_INTERNALLY_LARGE_SCALE, USE_INTERNALLY_AUTONOMOUS, RESUME_TRAINING ->
                    late(Code.ASSESSMENT_DUE, due.since());
                case CONTINUE_FOR_EXISTING_CUSTOMERS, STORE, TRAIN_FURTHER -> State.HOLDS;
            };
            case AssessmentState.Overdue overdue -> late(Code.ASSESSMENT_OVERDUE, overdue.since());
        };
    }

    private State late(Code code, Instant since) {
        against(code, under.question.subject().weights().value(), true, otherwise, Optional.empty(), Optional.of(since));
        return State.CLEARABLE;
    }

    private State determined() {
        State worst = State.HOLDS;
        for (Standing standing : under.standings) {
            if (standing.determination().isEmpty()) {
                boolean waits = under.policy.onInconclusive() != OnInconclusive.TREAT_AS_REACHED && isMilderThanHold(otherwise);
                against(Code.NOT_DETERMINED, standing.threshold().value(), true, waits ? Gate.Otherwise.HOLD : otherwise, Optional.empty(), Optional.empty());
                worst = State.CLEARABLE;
            }
        }
        return worst;
    }

    private State approved(Condition.Approved wanted) {
        Optional<Code> problem = approvals.problem(wanted);
        return problem.isEmpty() ? State.HOLDS : holds(false, problem.get(), wanted.by().name());
    }

    private State reviewed(String kind) {
        Reviews reviews = Reviews.of(kind, under.configuration, under.question.subject().weights());
        reviews.insufficient().forEach(round ->
                against(Code.REVIEW_INSUFFICIENT, kind + "/" + round.fact().reviewer(), true, otherwise, Optional.of(round.statement()), Optional.of(round.at())));
        reviews.invited().forEach(round -> under.notes.add(new Note(Note.Code.REVIEW_INVITED, kind + "/" + round.fact().reviewer())));
        if (!reviews.insufficient().isEmpty()) {
            return State.CLEARABLE;
        }
        return holds(reviews.sufficient().stream().anyMatch(this::mayLoosen), Code.REVIEW_MISSING, kind);
    }

    private boolean mayLoosen(Logged<ReviewRound> round) {
        return under.enrolled().areAllKnown(round) && !under.conflicts().tookPart(round.by());
    }

    private State residual(Condition.ResidualAtMost wanted) {
        Optional<Level> stands = record.residual(wanted.category(), wanted.when());
        if (stands.isEmpty()) {
            return holds(false, Code.RESIDUAL_UNSIGNED, wanted.category());
        }
        return holds(stands.get().compareTo(wanted.level()) <= 0, Code.RESIDUAL_TOO_HIGH, wanted.category());
    }

    private State holds(boolean holds, Code code, String about) {
        if (holds) {
            return State.HOLDS;
        }
        against(code, about, true);
        return State.CLEARABLE;
    }

    private void against(Code code, String about, boolean clearable) {
        against(code, about, clearable, otherwise, Optional.empty(), Optional.empty());
    }

    private void against(Code code, String about, boolean clearable, Gate.Otherwise consequence, Optional<Digest> evidence, Optional<Instant> since) {
        under.add(new Reason(code, under.policy.id(), clause, about, clearable, consequence, evidence, since));
    }
}
