package loadline.core.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Rule;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;

/**
 * The runs of one plan, or one run that had none, or one refused file that had none, on one checkpoint, with the estimates
 * recorded for them.
 *
 * @param weights the checkpoint the evidence is about
 * @param defects what is wrong with the runs whatever indicator reads them
 */
public record EvidenceGroup(
        Digest weights, String task, Optional<Logged<Plan>> plan, Optional<Logged<Refusal>> refusal, List<Logged<EvaluationRun>> runs,
        List<Logged<Estimate>> estimates, Set<Defect> defects) {
    public EvidenceGroup {
        Rule.require(plan.isPresent() || refusal.isPresent() || !runs.isEmpty(), "evidence is a plan, a run or a refused file");
        runs = List.copyOf(runs);
        estimates = List.copyOf(estimates);
        defects = Set.copyOf(defects);
    }

    /** What the evidence is known by, and ages from: the plan where there was one. */
    private Logged<?> first() {
        if (plan.isPresent()) {
            return plan.get();
        }
        return runs.isEmpty() ? refusal.get() : runs.getFirst();
    }

    /** The statement the evidence is known by: the plan's, or the unregistered run's, or the refusal's. */
    public Digest key() {
        return first().statement();
    }

    /** From when the evidence ages. */
    public Instant agesFrom() {
        return first().at();
    }

    /** Index of the entry the evidence is known by. */
    public long since() {
        return first().index();
    }

    /** Whether a complete result is still wanted. */
    public boolean isOpen() {
        return !defects.isEmpty() && defects.contains(Defect.PLAN_OPEN);
    }

    /** Whether the estimate was computed over every run of the evidence. Over fewer it may still cross, and does nothing else. */
    public boolean isReadWholeBy(Estimate estimate) {
        if (estimate.runs().size() != runs.size() || runs.isEmpty()) {
            return false;
        }
        for (int i = 0; i < runs.size(); i++) {
            if (!estimate.runs().contains(runs.get(i).statement())) {
                return false;
            }
        }
        return true;
    }

    /** Whether this complete, registered, later result answers for an open one: its plan asks for at least as much. */
    public boolean answers(EvidenceGroup open) {
        return plan.isPresent() && !isOpen() && since() > open.since() && weights.equals(open.weights()) && task.equals(open.task())
                && (open.plan().isEmpty() || plan.get().fact().isAtLeastAsDemandingAs(open.plan().get().fact()));
    }
}
