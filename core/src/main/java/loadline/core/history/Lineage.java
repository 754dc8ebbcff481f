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

    /** The family of each checkpoint, in order of digest. */
    static Map<Digest, List<Digest>> families(Collection<Logged<Checkpoint>> checkpoints) {
        Lineage lineage = new Lineage();
        for (Logged<Checkpoint> each : checkpoints) {
            lineage.join(each.fact().weights(), each.fact().model());
            each.fact().parents().forEach(parent -> lineage.join(each.fact().weights(), parent));
        }
        Map<Object, List<Digest>> byLeader = new HashMap<>();
        Map<Digest, List<Digest>> families = new TreeMap<>();
        checkpoints.stream().map(c -> c.fact().weights()).sorted().forEach(weights -> {
            List<Digest> family = byLeader.computeIfAbsent(lineage.find(weights), _ -> new ArrayList<>());
            family.add(weights);
            families.put(weights, family);
        });
        families.replaceAll((_, family) -> List.copyOf(family));
        return families;
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
