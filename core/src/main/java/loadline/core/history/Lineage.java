package loadline.core.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.model.Checkpoint;

/**
 * Families of checkpoints: those joined by parent links, registered or not, or by the model's name. Wider than "derived from
 * the last assessed checkpoint", so that leaving out a link or assessing a snapshot never splits a family.
 */
final class Lineage {
    private final Map<Object, Object> leader = new HashMap<>();
    private final Map<Digest, List<Digest>> families = new TreeMap<>();
    private final Map<Object, List<Digest>> byLeader = new HashMap<>();

    private Lineage() {}

    static Lineage of(Collection<Logged<Checkpoint>> checkpoints) {
        Lineage lineage = new Lineage();
        for (Logged<Checkpoint> each : checkpoints) {
            lineage.join(each.fact().weights(), each.fact().model());
            each.fact().parents().forEach(parent -> lineage.join(each.fact().weights(), parent));
        }
        checkpoints.stream().map(c -> c.fact().weights()).sorted().forEach(weights -> {
            List<Digest> family = lineage.byLeader.computeIfAbsent(lineage.find(weights), _ -> new ArrayList<>());
            family.add(weights);
            lineage.families.put(weights, family);
        });
        lineage.families.replaceAll((_, family) -> List.copyOf(family));
        return lineage;
    }

    /** The family of each registered checkpoint, in order of digest. */
    Map<Digest, List<Digest>> families() {
        return families;
    }

    /**
     * The registered checkpoint among whose facts those about {@code weights} are kept: itself, or the first member of the
     * family that unregistered weights are a parent in, so that a crossing on weights nobody registered is not lost.
     */
    Digest speaksTo(Digest weights) {
        if (families.containsKey(weights)) {
            return weights;
        }
        List<Digest> family = byLeader.get(find(weights));
        return family == null ? weights : family.getFirst();
    }

    private void join(Object a, Object b) {
        leader.put(find(a), find(b));
    }

    private Object find(Object member) {
        Object at = member;
        while (leader.getOrDefault(at, at) != at) {
            at = leader.get(at);
        }
        return at;
    }
}
