package loadline.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.decision.Reason.Code;
import loadline.core.decision.WayOut.Seat;
import loadline.core.decision.WayOut.Step;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.ClauseId;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;

/**
 * Reasons as steps: each once, with whose signatures it takes, what has to come before a conclusion, and in an order in which
 * they can be done.
 */
final class WayOutSteps {
    private final UnderPolicy under;
    private final AdoptedPolicy version;
    private final WayOutSeats seats;

    WayOutSteps(UnderPolicy under, AdoptedPolicy version) {
        this.under = under;
        this.version = version;
        this.seats = new WayOutSeats(under);
    }

    /** A conclusion that clears a threshold is one that the deciders have concluded. What a step starts arises as {@code judged}. */
    List<Step> of(List<Reason> wanting, UnderPolicy judged) {
        Map<String, Reason> once = new LinkedHashMap<>();
        Stream.of(wanting.stream(), before(wanting), after(wanting, judged)).flatMap(reasons -> reasons).forEach(reason -> once.putIfAbsent(reason.code() + " " + reason.about(), reason));
        once.values().removeIf(reason -> reason.code() == Code.NOT_DETERMINED && once.containsKey(Code.NOT_CLEARED + " " + reason.about()));
        List<Step> steps = once.values().stream().map(reason -> new Step(reason, on(reason), seats.of(reason))).sorted(Comparator.comparingInt(WayOutSteps::place)).toList();
        return written(seated(steps));
    }

    /** What the act is about that clears the reason. */
    private Digest on(Reason reason) {
        Digest subject = under.question.subject().weights();
        return switch (reason.code()) {
            case NOT_CLEARED, NOT_DETERMINED -> concludedOf(reason.about()).orElse(weights(under.assessed()));
            case REPORT_MISSING, NOTICE_MISSING, FOLLOW_UP_MISSING -> weights(under.assessed());
            case STOP_TRIPPED -> under.family().flatMap(member -> member.stops().stream()).filter(stop -> reason.evidence().equals(Optional.of(stop.statement())))
                    .map(stop -> stop.fact().weights()).findFirst().orElse(subject);
            case OBLIGATION_OVERDUE -> origins().filter(origin -> isOverdue(reason, origin)).findFirst().orElse(subject);
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, CRITERION_MISSING,
                    CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE, NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON,
                    APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW, REVIEW_MISSING, REVIEW_INSUFFICIENT, CASE_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH,
                    MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE, BOUNDS_TOO_WIDE, FINDING_MISSING, FORECAST_MISSING, POLICY_NOT_UPDATED, MONITORING_SILENT,
                    SECURITY_SHORT -> subject;
        };
    }

    /** The member of the family whose conclusion tightens the threshold: it is lifted on that member alone. */
    private Optional<Digest> concludedOf(String threshold) {
        List<Digest> standing = under.standings.stream().filter(s -> s.threshold().value().equals(threshold) && s.isReached()).flatMap(s -> s.determinations().stream()).toList();
        return under.family().flatMap(member -> member.determinations().stream()).filter(d -> standing.contains(d.statement())).map(d -> d.fact().weights()).findFirst();
    }

    /** Checkpoints that the subject derives from, or whose standings it may carry over. */
    private Stream<Digest> origins() {
        Stream<Digest> assessed = under.lastAssessed().stream().map(WayOutSteps::weights);
        return Stream.concat(assessed, under.origins(Optional.empty()).stream()).filter(origin -> !origin.equals(under.question.subject().weights())).distinct();
    }

    /** Whether the obligation is past its date for that checkpoint already. */
    private boolean isOverdue(Reason reason, Digest origin) {
        Question asked = under.question;
        Subject subject = asked.subject() instanceof Subject.Deployment deployment ? new Subject.Deployment(origin, deployment.configuration()) : new Subject.Weights(origin);
        UnderPolicy there = new UnderPolicy(new Question(asked.activity(), subject, asked.surface(), asked.bounds(), asked.requester()), under.facts, version);
        there.judge();
        there.level = under.level;
        new Obligations(there).check();
        return there.reasons.stream().anyMatch(r -> r.code() == Code.OBLIGATION_OVERDUE && r.about().equals(reason.about()));
    }

    private static Digest weights(Facts.OfCheckpoint checkpoint) {
        return checkpoint.checkpoint().fact().weights();
    }

    /** The report that a conclusion "not reached" rests on, and those to be told of it once it is there: no gate need ask for them. */
    private Stream<Reason> before(List<Reason> wanting) {
        if (wanting.stream().noneMatch(seats::isConcludedNotReached)) {
            return Stream.empty();
        }
        DeterminationRule rule = under.policy.determination();
        Stream<Reason> report = isReported(rule) ? Stream.empty() : Stream.of(reason(Code.REPORT_MISSING, rule.report().value(), rule.clause()));
        Stream<Reason> told = rule.toldBefore().stream().filter(role -> !isTold(role, rule)).map(role -> reason(Code.NOTICE_MISSING, role + "/" + rule.report(), rule.clause()));
        return Stream.concat(report, told);
    }

    /** Obligations whose clock a step starts, and that leave no time at all: open, they would stand in the way at once. */
    private Stream<Reason> after(List<Reason> wanting, UnderPolicy judged) {
        boolean concludes = wanting.stream().anyMatch(reason -> reason.code() == Code.NOT_DETERMINED || seats.isConcludedNotReached(reason));
        boolean publishes = wanting.stream().anyMatch(reason -> reason.code() == Code.NOT_PUBLISHED);
        return under.policy.obligations().stream().filter(o -> o.timing() instanceof Obligation.Timing.Within(TimeSpan span, Obligation.Event event)
                && (concludes && event == Obligation.Event.DETERMINATION || publishes && event == Obligation.Event.PUBLICATION)
                && span.after(under.facts.asOf()).equals(under.facts.asOf()) && arises(o, judged)).map(o -> reason(Code.OBLIGATION_OPEN, o.id().value(), o.clause()));
    }

    private boolean arises(Obligation obligation, UnderPolicy judged) {
        boolean isDuty = under.policy.precursors().stream().anyMatch(precursor -> precursor.duties().contains(obligation.id()));
        return obligation.scope().holds(under.question.activity(), under.question.surface()) && obligation.fromLevel().compareTo(judged.level) <= 0
                && under.policy.binds(obligation.clause()) && (!isDuty || judged.duties.contains(obligation.id()));
    }

    private boolean isReported(DeterminationRule rule) {
        return under.assessed().reports().stream().anyMatch(r -> r.fact().report().equals(rule.report()));
    }

    private boolean isTold(Role role, DeterminationRule rule) {
        return under.assessed().notices().stream().anyMatch(n -> n.fact().to().equals(role) && n.fact().about().equals(rule.report())
                && under.assessed().reports().stream().anyMatch(r -> r.fact().report().equals(rule.report()) && r.index() < n.index()));
    }

    /** A reason that no gate gave. */
    Reason reason(Code code, String about, ClauseId clause) {
        return new Reason(code, under.policy.id(), clause, about, true, Gate.Otherwise.BLOCK, Optional.empty(), Optional.empty());
    }

    /** One person fills one seat: of approvals that cannot all be given by different persons, the later ones are given by nobody. */
    private List<Step> seated(List<Step> steps) {
        List<Seat> taken = new ArrayList<>();
        List<Step> seated = new ArrayList<>(steps.size());
        for (Step step : steps) {
            boolean fits = true;
            if (isApproval(step.reason().code())) {
                taken.addAll(step.seats());
                fits = seats.areApart(taken);
            }
            seated.add(fits ? step : new Step(step.reason(), step.on(), step.seats().stream().map(WayOutSeats::unfilled).toList()));
            if (!fits) {
                taken.removeAll(step.seats());
            }
        }
        return seated;
    }

    /** Whoever writes a report takes part from then on: nobody does whom another step needs, or whose signature would no longer count. */
    private List<Step> written(List<Step> steps) {
        Set<Person> needed = new TreeSet<>(seats.answered());
        steps.stream().flatMap(step -> step.seats().stream()).filter(seat -> seat.able().size() == 1).forEach(seat -> needed.addAll(seat.able()));
        return steps.stream().map(step -> step.reason().code() == Code.REPORT_MISSING ? new Step(step.reason(), step.on(), List.of(seats.allBut(needed))) : step).toList();
    }

    private static boolean isApproval(Code code) {
        return switch (code) {
            case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW -> true;
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, NOT_CLEARED, NOT_DETERMINED, LEVEL_TOO_HIGH,
                    STANDARD_UNDEFINED, CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE, REPORT_MISSING, NOTICE_MISSING, NOT_PUBLISHED,
                    REVIEW_MISSING, REVIEW_INSUFFICIENT, CASE_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE,
                    OBLIGATION_OVERDUE, BOUNDS_TOO_WIDE, FINDING_MISSING, FORECAST_MISSING, POLICY_NOT_UPDATED, FOLLOW_UP_MISSING, MONITORING_SILENT, SECURITY_SHORT,
                    STOP_TRIPPED -> false;
        };
    }

    /** What is measured, then what is written and told, what people conclude of it, what protects, who looked, who answers for it. */
    private static int place(Step step) {
        return switch (step.reason().code()) {
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, POLICY_NOT_UPDATED -> 0;
            case NOT_CLEARED -> step.seats().isEmpty() ? 1 : 6;
            case LEVEL_TOO_HIGH, STANDARD_UNDEFINED -> 1;
            case ASSESSMENT_DUE, ASSESSMENT_OVERDUE -> 2;
            case FOLLOW_UP_MISSING, FORECAST_MISSING -> 3;
            case REPORT_MISSING -> 4;
            case NOTICE_MISSING, NOT_PUBLISHED -> 5;
            case NOT_DETERMINED -> 6;
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE, SECURITY_SHORT -> 7;
            case MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE, FINDING_MISSING -> 8;
            case REVIEW_MISSING, REVIEW_INSUFFICIENT -> 9;
            case STOP_TRIPPED, MONITORING_SILENT -> 10;
            case RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, CASE_MISSING -> 11;
            case BOUNDS_TOO_WIDE -> 12;
            case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW -> 13;
        };
    }
}
