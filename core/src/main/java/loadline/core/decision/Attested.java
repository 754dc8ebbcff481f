package loadline.core.decision;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Logged;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Criterion;
import loadline.core.policy.Standard;

/** What is attested of one subject, looked up for each standard of each policy version that anything is attested of: once, when facts are folded. */
final class Attested {
    private static final Attested NOTHING = new Attested(Map.of(), List.of());

    private final Map<Standard, Facts.InForce[]> byStandard = new IdentityHashMap<>();

    Attested(Map<Facts.CriterionKey, Facts.InForce> attested, List<Logged<AdoptedPolicy>> policies) {
        Set<?> standards = attested.keySet().stream().map(Facts.CriterionKey::standard).collect(Collectors.toSet());
        for (Logged<AdoptedPolicy> policy : policies) {
            policy.fact().policy().standards().stream().filter(standard -> standards.contains(standard.id()))
                    .forEach(standard -> byStandard.put(standard, inOrder(standard, attested)));
        }
    }

    /** Of a subject that nothing is attested of. */
    static Attested nothing() {
        return NOTHING;
    }

    private static Facts.InForce[] inOrder(Standard standard, Map<Facts.CriterionKey, Facts.InForce> attested) {
        Facts.InForce[] found = new Facts.InForce[standard.criteria().size()];
        for (int i = 0; i < found.length; i++) {
            Criterion criterion = standard.criteria().get(i);
            found[i] = attested.get(new Facts.CriterionKey(standard.id(), criterion.id()));
        }
        return found;
    }

    /** The newest attestation of the standard's criterion in that place; null where there is none. */
    Facts.InForce of(Standard standard, int place) {
        Facts.InForce[] found = byStandard.get(standard);
        return found == null ? null : found[place];
    }
}
