package loadline.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Opening;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;

/** Plans, runs, refusals, withdrawals and estimates as they arrive, grouped at the end into evidence with its defects. */
final class EvidenceBook {
    private final Map<Digest, Logged<Plan>> plans = new LinkedHashMap<>();
    private final List<Logged<EvaluationRun>> runs = new ArrayList<>();
    private final List<Logged<Refusal>> refusals = new ArrayList<>();
    private final Map<Digest, List<Logged<Estimate>>> estimates = new HashMap<>();
    private final Map<Digest, List<Logged<Opening>>> openings = new HashMap<>();
    private final Map<Digest, Logged<EvaluationRun>> runByStatement = new HashMap<>();
    private final Set<Digest> withdrawn = new HashSet<>();
    private final Map<Digest, Digest> weightsOfFile = new HashMap<>();
    private final Map<String, Digest> weightsOfRunId = new HashMap<>();
    private final Set<Digest> reused = new HashSet<>();
    private final Set<String> reusedRunIds = new HashSet<>();
    private final Outcomes outcomes = new Outcomes();

    void plan(Logged<Plan> plan) {
        plans.put(plan.statement(), plan);
    }

    /** Adds a run; answers why it does not count where it does not. */
    Optional<String> run(Logged<EvaluationRun> run) {
        Optional<Digest> weights = weightsOf(run.fact());
        if (weights.isEmpty()) {
            return Optional.of("the run names no checkpoint and carries no known plan");
        }
        if (isRepeated(run, weights.get())) {
            return Optional.of("the same file was recorded before for this checkpoint; recording it again refreshes nothing");
        }
        noteReuse(run, weights.get());
        outcomes.note(run.statement(), run.fact(), weights.get());
        runs.add(run);
        runByStatement.put(run.statement(), run);
        return Optional.empty();
    }

    void refusal(Logged<Refusal> refusal) {
        refusals.add(refusal);
    }

    void estimate(Logged<Estimate> estimate) {
        estimates.computeIfAbsent(estimate.fact().evidence(), _ -> new ArrayList<>()).add(estimate);
    }

    void opening(Logged<Opening> opening) {
        openings.computeIfAbsent(opening.fact().evidence(), _ -> new ArrayList<>()).add(opening);
    }

    /** Withdraws a run; answers why the withdrawal does not count where it does not. */
    Optional<String> withdraw(Digest run, Set<Person> by, Function<Person, Set<String>> identities) {
        Logged<EvaluationRun> known = runByStatement.get(run);
        if (known == null) {
            return Optional.of("it withdraws a run that is not recorded");
        }
        Set<String> owners = known.by().stream().flatMap(person -> identities.apply(person).stream()).collect(Collectors.toSet());
        if (by.stream().anyMatch(person -> !Collections.disjoint(identities.apply(person), owners))) {
            return Optional.of("whoever recorded a run does not withdraw it");
        }
        withdrawn.add(run);
        return Optional.empty();
    }

    /** Runs by the checkpoint among whose facts {@code shelf} keeps them. */
    Map<Digest, List<Logged<EvaluationRun>>> runsByWeights(UnaryOperator<Digest> shelf) {
        Map<Digest, List<Logged<EvaluationRun>>> byWeights = new HashMap<>();
        runs.forEach(run -> byWeights.computeIfAbsent(shelf.apply(weightsOf(run.fact()).orElseThrow()), _ -> new ArrayList<>()).add(run));
        return byWeights;
    }

    /** All evidence, by the checkpoint among whose facts {@code shelf} keeps it and by task, in log order. */
    Map<Digest, Map<String, List<EvidenceGroup>>> groups(UnaryOperator<Digest> shelf) {
        Map<Digest, Map<String, List<EvidenceGroup>>> groups = new TreeMap<>();
        Map<Digest, List<Logged<EvaluationRun>>> ofPlan = new HashMap<>();
        List<Logged<EvaluationRun>> unregistered = new ArrayList<>();
        for (Logged<EvaluationRun> run : runs) {
            planOf(run).ifPresentOrElse(plan -> ofPlan.computeIfAbsent(plan.statement(), _ -> new ArrayList<>()).add(run), () -> unregistered.add(run));
        }
        plans.values().forEach(plan -> add(groups, shelf, ofPlan(plan, ofPlan.getOrDefault(plan.statement(), List.of()))));
        unregistered.forEach(run -> add(groups, shelf, unregistered(run)));
        refusals.stream().filter(r -> !isPlanned(r.fact())).forEach(r -> add(groups, shelf, refused(r)));
        groups.values().forEach(byTask -> byTask.values().forEach(list -> list.sort(java.util.Comparator.comparingLong(EvidenceGroup::since))));
        return groups;
    }

    /** Whether the file was refused under a plan for the same checkpoint and task, which then stays open by itself. */
    private boolean isPlanned(Refusal refusal) {
        return refusal.plan().map(plans::get).filter(p -> p.fact().weights().equals(refusal.weights()) && p.fact().task().equals(refusal.task())).isPresent();
    }

    private static void add(Map<Digest, Map<String, List<EvidenceGroup>>> groups, UnaryOperator<Digest> shelf, EvidenceGroup group) {
        groups.computeIfAbsent(shelf.apply(group.weights()), _ -> new TreeMap<>()).computeIfAbsent(group.task(), _ -> new ArrayList<>()).add(group);
    }

    private EvidenceGroup ofPlan(Logged<Plan> plan, List<Logged<EvaluationRun>> mine) {
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        if (mine.stream().noneMatch(r -> isComplete(r.fact()))) {
            defects.add(Defect.PLAN_OPEN);
        }
        mine.forEach(run -> {
            addDefects(run, defects);
            if (!run.fact().model().equals(plan.fact().modelName())) {
                defects.add(Defect.MODEL_MISMATCH);
            }
            if (run.at().isAfter(plan.fact().deadline())) {
                defects.add(Defect.LATE);
            }
        });
        addWithdrawn(mine, defects);
        return new EvidenceGroup(plan.fact().weights(), plan.fact().task(), Optional.of(plan), Optional.empty(), mine, estimatesFor(plan.statement()), openingsOf(plan.statement()), defects);
    }

    private EvidenceGroup unregistered(Logged<EvaluationRun> run) {
        Set<Defect> defects = EnumSet.of(Defect.UNREGISTERED);
        addDefects(run, defects);
        addWithdrawn(List.of(run), defects);
        return new EvidenceGroup(weightsOf(run.fact()).orElseThrow(), run.fact().task(), Optional.empty(), Optional.empty(), List.of(run), estimatesFor(run.statement()),
                openingsOf(run.statement()), defects);
    }

    private EvidenceGroup refused(Logged<Refusal> refusal) {
        return new EvidenceGroup(refusal.fact().weights(), refusal.fact().task(), Optional.empty(), Optional.of(refusal), List.of(), List.of(), List.of(),
                EnumSet.of(Defect.UNREGISTERED, Defect.PLAN_OPEN));
    }

    private void addDefects(Logged<EvaluationRun> run, Set<Defect> defects) {
        if (!isComplete(run.fact()) || run.fact().findings().stream().anyMatch(Finding::barsRulingOut)) {
            defects.add(Defect.RUN_DEFECTIVE);
        }
        if (reused.contains(run.fact().file()) || reusedRunIds.contains(run.fact().runId()) || outcomes.areReused(run.statement())) {
            defects.add(Defect.REUSED);
        }
    }

    /** Evidence is withdrawn when all its runs are; of the rest of a plan's runs, what is left is not what was planned. */
    private void addWithdrawn(List<Logged<EvaluationRun>> mine, Set<Defect> defects) {
        long gone = mine.stream().filter(r -> withdrawn.contains(r.statement())).count();
        if (gone > 0) {
            defects.add(gone == mine.size() ? Defect.WITHDRAWN : Defect.RUN_DEFECTIVE);
        }
    }

    private static boolean isComplete(EvaluationRun run) {
        return run.status() == EvaluationRun.Status.SUCCESS || run.status() == EvaluationRun.Status.PUBLISHED;
    }

    private List<Logged<Estimate>> estimatesFor(Digest evidence) {
        return estimates.getOrDefault(evidence, List.of());
    }

    private List<Logged<Opening>> openingsOf(Digest evidence) {
        return openings.getOrDefault(evidence, List.of());
    }

    /** The plan a run was made under: logged before it, for the same checkpoint and task. */
    private Optional<Logged<Plan>> planOf(Logged<EvaluationRun> run) {
        return run.fact().plan().map(plans::get).filter(plan -> plan.index() < run.index() && plan.fact().task().equals(run.fact().task())
                && run.fact().weights().map(plan.fact().weights()::equals).orElse(true));
    }

    private Optional<Digest> weightsOf(EvaluationRun run) {
        return run.weights().or(() -> run.plan().map(plans::get).map(plan -> plan.fact().weights()));
    }

    private boolean isRepeated(Logged<EvaluationRun> run, Digest weights) {
        return runs.stream().anyMatch(other -> other.fact().file().equals(run.fact().file()) && other.fact().task().equals(run.fact().task())
                && weightsOf(other.fact()).equals(Optional.of(weights)));
    }

    private void noteReuse(Logged<EvaluationRun> run, Digest weights) {
        Digest before = weightsOfFile.putIfAbsent(run.fact().file(), weights);
        if (before != null && !before.equals(weights)) {
            reused.add(run.fact().file());
        }
        String runId = run.fact().runId();
        Digest claimed = runId.isEmpty() ? null : weightsOfRunId.putIfAbsent(runId, weights);
        if (claimed != null && !claimed.equals(weights)) {
            reusedRunIds.add(runId);
        }
    }
}
