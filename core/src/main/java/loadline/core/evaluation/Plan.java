package loadline.core.evaluation;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Rule;

/**
 * What will be run, registered before it runs. A run that carries the plan's digest in its metadata is registered.
 *
 * @param weights the checkpoint it is about
 * @param modelName the name the result file will give the model
 * @param task the task's name in the result file
 * @param dataset digest of the data set, where there is one
 * @param items planned items; {@code epochs}, attempts each
 * @param selection the rule that selects runs and removes duplicates, fixed before scores
 * @param elicitation how hard the model is tried; a plan that does not say tries neither tools nor unattended work
 * @param treeSize size of the log when it was written: a lower bound in time
 */
public record Plan(
        Digest weights, String modelName, String task, Optional<Digest> dataset, Optional<Digest> scaffold, int items, int epochs,
        Optional<Long> seed, String selection, boolean helpfulOnly, Elicitation elicitation, Instant deadline, long treeSize) {
    public Plan {
        Rule.require(items >= 1 && epochs >= 1, "a plan has at least one item and one epoch");
        Rule.require(!task.isBlank() && !modelName.isBlank() && !selection.isBlank(), "a plan names its task, model and selection rule");
        Rule.require(treeSize >= 0, "the size of a log is not negative");
    }

    /** A plan that does not say how the model is elicited. */
    public Plan(Digest weights, String modelName, String task, Optional<Digest> dataset, Optional<Digest> scaffold, int items, int epochs,
            Optional<Long> seed, String selection, boolean helpfulOnly, Instant deadline, long treeSize) {
        this(weights, modelName, task, dataset, scaffold, items, epochs, seed, selection, helpfulOnly, Elicitation.NONE, deadline, treeSize);
    }

    /** Whether this plan asks for at least as much as {@code other} of the same weights and task. */
    public boolean isAtLeastAsDemandingAs(Plan other) {
        return weights.equals(other.weights) && task.equals(other.task) && items >= other.items && epochs >= other.epochs
                && (helpfulOnly || !other.helpfulOnly) && elicitation.isAtLeast(other.elicitation);
    }
}
