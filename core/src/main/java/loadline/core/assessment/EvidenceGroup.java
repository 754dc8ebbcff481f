package loadline.core.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * recorded for them. What every decision asks of it is worked out when it is made.
 */
public final class EvidenceGroup {
    private final Digest weights;
    private final Digest key;
    private final Instant agesFrom;
    private final String task;
    private final Defects defects;
    private final Optional<Logged<Plan>> plan;
    private final long since;
    private final long lastIndex;
    private final boolean isOpen;
    private final boolean isPublished;
    private final Optional<Logged<Refusal>> refusal;
    private final List<Logged<EvaluationRun>> runs;
    private final List<Logged<Estimate>> estimates;
    private final List<Logged<Opening>> openings;

    /**
     * A piece of evidence.
     *
     * @param weights the checkpoint the evidence is about
     * @param defects what is wrong with the runs whatever indicator reads them
     */
    public EvidenceGroup(
            Digest weights, String task, Optional<Logged<Plan>> plan, Optional<Logged<Refusal>> refusal, List<Logged<EvaluationRun>> runs,
            List<Logged<Estimate>> estimates, List<Logged<Opening>> openings, Set<Defect> defects) {
        Rule.require(plan.isPresent() || refusal.isPresent() || !runs.isEmpty(), "evidence is a plan, a run or a refused file");
        this.weights = weights;
        this.task = task;
        this.plan = plan;
        this.refusal = refusal;
        this.runs = List.copyOf(runs);
        this.estimates = List.copyOf(estimates);
        this.openings = List.copyOf(openings);
        this.defects = Defects.of(defects);
        Logged<?> first = plan.isPresent() ? plan.get() : runs.isEmpty() ? refusal.get() : runs.getFirst();
        this.key = first.statement();
        this.agesFrom = first.at();
        this.since = first.index();
        this.lastIndex = runs.isEmpty() ? since : runs.getLast().index();
        this.isOpen = this.defects.has(Defect.PLAN_OPEN);
        this.isPublished = runs.stream().anyMatch(run -> run.fact().result() instanceof EvaluationRun.Result.Published);
    }

    /** A piece of evidence beside which nobody spoke of a sealed cutoff. */
    public EvidenceGroup(
            Digest weights, String task, Optional<Logged<Plan>> plan, Optional<Logged<Refusal>> refusal, List<Logged<EvaluationRun>> runs,
            List<Logged<Estimate>> estimates, Set<Defect> defects) {
        this(weights, task, plan, refusal, runs, estimates, List.of(), defects);
    }

    /** The checkpoint the evidence is about. */
    public Digest weights() {
        return weights;
    }

    /** The task that was run. */
    public String task() {
        return task;
    }

    /** The plan, where there was one. */
    public Optional<Logged<Plan>> plan() {
        return plan;
    }

    /** The refusal of the file, where the evidence is that. */
    public Optional<Logged<Refusal>> refusal() {
        return refusal;
    }

    /** The runs, in log order. */
    public List<Logged<EvaluationRun>> runs() {
        return runs;
    }

    /** The estimates recorded for it, in log order. */
    public List<Logged<Estimate>> estimates() {
        return estimates;
    }

    /** What keepers of sealed cutoffs said of it, in log order. */
    public List<Logged<Opening>> openings() {
        return openings;
    }

    /** What is wrong with the runs whatever indicator reads them. */
    public Defects defects() {
        return defects;
    }

    /** The statement the evidence is known by: the plan's, or the unregistered run's, or the refusal's. */
    public Digest key() {
        return key;
    }

    /** From when the evidence ages: the plan where there was one. */
    public Instant agesFrom() {
        return agesFrom;
    }

    /** Index of the entry the evidence is known by. */
    public long since() {
        return since;
    }

    /** Index of its newest run, or of the entry it is known by where it has none. */
    public long lastIndex() {
        return lastIndex;
    }

    /** Whether a complete result is still wanted. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Whether a run of it is a published figure. */
    boolean isPublished() {
        return isPublished;
    }

    /** Whether the estimate was computed over every run of the evidence. Over fewer it may still cross, and does nothing else. */
    public boolean isReadWholeBy(Estimate estimate) {
        return !runs.isEmpty() && estimate.runs().size() == runs.size() && runs.stream().allMatch(run -> estimate.runs().contains(run.statement()));
    }

    /** Whether this complete, registered, later result answers for an open one: its plan asks for at least as much. */
    public boolean answers(EvidenceGroup open) {
        return plan.isPresent() && !isOpen && since > open.since && weights.equals(open.weights) && task.equals(open.task)
                && (open.plan.isEmpty() || plan.get().fact().isAtLeastAsDemandingAs(open.plan.get().fact()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceGroup group && weights.equals(group.weights) && task.equals(group.task) && plan.equals(group.plan)
                && refusal.equals(group.refusal) && runs.equals(group.runs) && estimates.equals(group.estimates) && openings.equals(group.openings) && defects.equals(group.defects);
    }

    @Override
    public int hashCode() {
        return Objects.hash(weights, task, key);
    }

    @Override
    public String toString() {
        return "evidence " + key.brief() + " of `" + task + "` on " + weights.brief() + " with defects " + defects;
    }
}
