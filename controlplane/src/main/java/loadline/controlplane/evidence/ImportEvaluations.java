package loadline.controlplane.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.controlplane.recording.Fit;
import loadline.controlplane.workspace.Commit;
import loadline.controlplane.workspace.Draft;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.importers.Imported;

/** Records what result files gave: a run or a refusal each, then the estimates, all in one append. */
public final class ImportEvaluations {
    private static final String UNKNOWN_TASK = "unknown";

    private final Workspace workspace;

    public ImportEvaluations(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What the files speak for.
     *
     * @param weights the checkpoint; where it is absent, each run names a plan in its metadata, and the plan names it
     * @param plan statement of the plan that refused files were to answer: it stays open
     */
    public record Claim(Optional<Digest> weights, Optional<Digest> plan) {}

    /** What became of one file. */
    public sealed interface Fate {
        /** It is in the log. */
        record Recorded(long index, Digest statement) implements Fate {}

        /** It was left out, because it would not count. */
        record LeftOut(String why) implements Fate {}
    }

    /** Records the files, in their order; one fate each. Those that would not count are left out, the others are recorded. */
    public List<Fate> record(List<Imported> files, Claim claim, Signer by) throws IOException {
        while (true) {
            Draft draft = workspace.draft();
            List<Fate> fates = new ArrayList<>();
            for (Imported file : files) {
                fates.add(add(draft, file, claim, by));
            }
            if (draft.entries().isEmpty()) {
                return fates;
            }
            EstimatesDue.computed(draft.facts()).forEach(estimate -> draft.add(new Act.Estimated(estimate), List.of(by)));
            if (workspace.commit(draft) instanceof Commit.Appended) {
                return fates;
            }
        }
    }

    private Fate add(Draft draft, Imported file, Claim claim, Signer by) {
        Facts facts = draft.facts();
        Optional<Plan> plan = namedPlan(file, claim).flatMap(digest -> plan(facts, digest));
        Optional<Digest> weights = claim.weights().or(() -> plan.map(Plan::weights)).or(() -> ownWeights(file));
        if (weights.isEmpty()) {
            return new Fate.LeftOut("it names no known plan, so nobody can tell which checkpoint it speaks for; say so with --checkpoint");
        }
        if (plan.isPresent() && !plan.get().weights().equals(weights.get())) {
            return new Fate.LeftOut("its plan is for checkpoint `" + plan.get().weights().brief() + "`, not for `" + weights.get().brief() + "`; leave out --checkpoint, or name the right one");
        }
        Act act = switch (file) {
            case Imported.Read(EvaluationRun run) -> new Act.RunRecorded(withWeights(run, weights.get()));
            case Imported.Refused refused -> new Act.RunRefused(new Refusal(
                    refused.file(), claim.plan(), weights.get(), plan.map(Plan::task).orElse(UNKNOWN_TASK), refused.code().text(), refused.message()));
        };
        Optional<String> problem = Fit.problem(act, facts);
        return problem.<Fate>map(Fate.LeftOut::new).orElseGet(() -> tried(draft, act, by));
    }

    private static Fate tried(Draft draft, Act act, Signer by) {
        Optional<String> why = draft.wouldDrop(act, List.of(by));
        if (why.isPresent()) {
            return new Fate.LeftOut(why.get());
        }
        Entry entry = draft.add(act, List.of(by));
        return new Fate.Recorded(entry.index(), entry.statement());
    }

    private static Optional<Digest> namedPlan(Imported file, Claim claim) {
        return switch (file) {
            case Imported.Read(EvaluationRun run) -> run.plan();
            case Imported.Refused _ -> claim.plan();
        };
    }

    private static Optional<Digest> ownWeights(Imported file) {
        return file instanceof Imported.Read(EvaluationRun run) ? run.weights() : Optional.empty();
    }

    private static Optional<Plan> plan(Facts facts, Digest statement) {
        return facts.checkpoints().values().stream().flatMap(c -> c.evidence().values().stream()).flatMap(List::stream)
                .flatMap(group -> group.plan().stream()).filter(plan -> plan.statement().equals(statement)).map(plan -> plan.fact()).findFirst();
    }

    private static EvaluationRun withWeights(EvaluationRun run, Digest weights) {
        return new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), run.status(), run.task(), run.taskVersion(), run.model(),
                run.plan(), Optional.of(weights), run.samples(), run.limits(), run.metrics(), run.result(), run.findings());
    }
}
