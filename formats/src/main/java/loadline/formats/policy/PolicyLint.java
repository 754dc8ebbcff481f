package loadline.formats.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.policy.Activity;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.ThresholdId;
import loadline.formats.policy.LintFinding.Code;

/** Looks at what a well-formed policy says: dead safeguards, gates that never open, rules that hold nothing up. */
public final class PolicyLint {
    private final Policy policy;
    private final List<LintFinding> found = new ArrayList<>();

    private PolicyLint(Policy policy) {
        this.policy = policy;
    }

    /** The findings on a policy, by rule and then in the order of the document. */
    public static List<LintFinding> findings(Policy policy) {
        return findings(policy, List.of());
    }

    /** As above, under a protocol that adds {@code demands}. */
    static List<LintFinding> findings(Policy policy, List<Demand> demands) {
        PolicyLint lint = new PolicyLint(policy);
        policy.thresholds().forEach(lint::demandsSomething);
        policy.standards().forEach(lint::canBeMet);
        lint.areDemanded(demands);
        policy.thresholds().forEach(t -> lint.gates("threshold `" + t.id() + "`", t.clause()));
        policy.gates().forEach(lint::check);
        policy.obligations().forEach(lint::check);
        policy.stops().forEach(lint::check);
        policy.reliefs().forEach(lint::canBeInvoked);
        EnumSet.allOf(Activity.class).forEach(lint::isGoverned);
        policy.precursors().forEach(lint::hasDuties);
        return lint.found.stream().sorted(Comparator.comparing(LintFinding::code)).toList();
    }

    private void report(Code code, String message, ClauseId clause) {
        found.add(new LintFinding(code, message, Optional.of(clause)));
    }

    private void demandsSomething(CapabilityThreshold threshold) {
        boolean awaited = policy.gates().stream().anyMatch(gate -> Atoms.of(gate.requires()).anyMatch(new Condition.Cleared(threshold.id())::equals));
        if (threshold.isAssessed() && threshold.demands().isEmpty() && !awaited) {
            report(Code.THRESHOLD_DEMANDS_NOTHING, "threshold `" + threshold.id() + "` demands no standard and no gate waits until it is cleared: reaching it changes nothing", threshold.clause());
        }
    }

    private void canBeMet(Standard standard) {
        if (standard.criteria().isEmpty()) {
            report(Code.STANDARD_WITHOUT_CRITERIA, "standard `" + standard.id() + "` has no criteria, so it is never met", standard.clause());
        }
    }

    private void areDemanded(List<Demand> added) {
        Set<StandardId> demanded = new HashSet<>();
        Stream.of(added.stream(), policy.baseline().stream(), policy.thresholds().stream().flatMap(t -> t.demands().stream())).flatMap(d -> d).map(Demand::standard).forEach(demanded::add);
        policy.standards().stream().filter(s -> !demanded.contains(s.id()))
                .forEach(s -> report(Code.STANDARD_NEVER_DEMANDED, "no threshold and no baseline demands standard `" + s.id() + "`", s.clause()));
    }

    private void check(Gate gate) {
        String which = "gate `" + gate.id() + "`";
        gates(which, gate.clause());
        if (!canHold(gate.requires())) {
            report(Code.GATE_NEVER_OPENS, which + " asks for something that cannot come true under the policy", gate.clause());
        }
        if (alwaysHolds(gate.requires())) {
            report(Code.GATE_ALWAYS_OPEN, which + " asks for something that always holds", gate.clause());
        }
    }

    private void check(Obligation obligation) {
        gates("obligation `" + obligation.id() + "`", obligation.clause());
    }

    private void check(StopCondition stop) {
        gates("stop `" + stop.id() + "`", stop.clause());
    }

    private void canBeInvoked(ReliefClause relief) {
        if (relief.approvers().isEmpty() || relief.axes().isEmpty()) {
            report(Code.RELIEF_NEVER_GRANTED, "relief `" + relief.id() + "` names no " + (relief.approvers().isEmpty() ? "approver" : "axis") + ", so it never stands for a standard", relief.clause());
        }
    }

    private void gates(String which, ClauseId id) {
        Clause clause = policy.clause(id);
        if (!clause.gates()) {
            report(Code.CLAUSE_DOES_NOT_GATE, which + " rests on clause `" + id + "` (" + Forms.word(clause.modality()) + ", " + Forms.word(clause.column())
                    + "), which does not gate: it is reported and holds nothing up", id);
        }
        if (clause.secondHand()) {
            report(Code.CLAUSE_SECOND_HAND, which + " rests on clause `" + id + "`, which was not encoded from the primary text", id);
        }
    }

    private void isGoverned(Activity activity) {
        boolean governed = policy.gates().stream().anyMatch(g -> g.scope().activities().contains(activity) && policy.clause(g.clause()).gates());
        if (!governed) {
            found.add(new LintFinding(Code.ACTIVITY_NOT_GOVERNED, "no gate on a clause that gates reaches `" + Forms.word(activity) + "`: the answer to it is `not governed`", Optional.empty()));
        }
    }

    private void hasDuties(Precursor precursor) {
        if (precursor.duties().isEmpty()) {
            report(Code.PRECURSOR_WITHOUT_DUTIES, "precursor `" + precursor.id() + "` starts no duty when it is reached", precursor.clause());
        }
    }

    private boolean canHold(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(this::canHold);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::canHold);
            case Condition.AtLeast(int count, List<Condition> parts) -> parts.stream().filter(this::canHold).count() >= count;
            case Condition.FromLevel from -> from.level().rank() > 0 || canHold(from.then());
            case Condition.Cleared(ThresholdId threshold) -> isJudged(threshold);
            case Condition.DemandsMet(Set<Standard.Axis> axes) -> policy.baseline().stream().map(d -> policy.standard(d.standard()))
                    .noneMatch(s -> axes.contains(s.axis()) && s.criteria().isEmpty());
            case Condition.LevelAtMost _, Condition.AssessmentCurrent _, Condition.Determined _, Condition.ReportFiled _,
                    Condition.NoticeGiven _, Condition.Published _, Condition.Approved _, Condition.ReviewSufficient _, Condition.CaseAccepted _,
                    Condition.ResidualAtMost _, Condition.Monitored _, Condition.BoundedBy _, Condition.Found _, Condition.ForecastBeyond _,
                    Condition.UpdatedSinceStop _, Condition.FollowUpAssessed _ -> true;
        };
    }

    private boolean alwaysHolds(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(this::alwaysHolds);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::alwaysHolds);
            case Condition.AtLeast(int count, List<Condition> parts) -> parts.stream().filter(this::alwaysHolds).count() >= count;
            case Condition.FromLevel from -> alwaysHolds(from.then());
            case Condition.LevelAtMost(Level level) -> level.rank() == policy.levels().size() - 1;
            case Condition.DemandsMet(Set<Standard.Axis> axes) -> policy.standards().stream().noneMatch(s -> axes.contains(s.axis()));
            case Condition.BoundedBy(SurfaceBounds bounds) -> SurfaceBounds.UNKNOWN.areWithin(bounds);
            case Condition.Cleared _, Condition.AssessmentCurrent _, Condition.Determined _, Condition.ReportFiled _,
                    Condition.NoticeGiven _, Condition.Published _, Condition.Approved _, Condition.ReviewSufficient _, Condition.CaseAccepted _,
                    Condition.ResidualAtMost _, Condition.Monitored _, Condition.Found _, Condition.ForecastBeyond _,
                    Condition.UpdatedSinceStop _, Condition.FollowUpAssessed _ -> false;
        };
    }

    private boolean isJudged(ThresholdId id) {
        return policy.precursors().stream().anyMatch(p -> p.id().equals(id)) || policy.threshold(id).isAssessed();
    }
}
