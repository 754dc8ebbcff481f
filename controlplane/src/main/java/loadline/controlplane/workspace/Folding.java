package loadline.controlplane.workspace;

import java.util.List;
import loadline.core.decision.Facts;
import loadline.core.history.Entry;
import loadline.core.history.Fold;

/** Folds the entries of one log as they come, each once. For one thread. */
final class Folding {
    private final Fold fold = new Fold();
    private int folded;

    /** The facts of these entries, the first of which are those that were given before. */
    Facts facts(List<Entry> entries) {
        entries.subList(folded, entries.size()).forEach(fold::accept);
        folded = entries.size();
        return fold.facts();
    }
}
