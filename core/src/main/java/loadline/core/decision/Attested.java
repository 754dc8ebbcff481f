package loadline.core.decision;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Logged;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Criterion;
import loadline.core.policy.Standard;
import loadline.core.safeguard.Attestation;

/** What is attested of one subject, looked up for each standard of each policy version that anything is attested of: once, when facts are folded. */
final class Attested {
    private static final Attested NOTHING = new Attested(Map.of(), List.of());

    private final Map<Standard, Found[]> byStandard = new IdentityHashMap<>();

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

    /** The newest attestation of a criterion, and until when it is young enough. */
    static final class Found {
        private final Facts.InForce inForce;
        private final boolean holds;
        private final long lastSecond;
        private final int lastNano;

        private Found(Facts.InForce inForce, Criterion criterion) {
            Instant last = criterion.maxAge().map(age -> age.after(inForce.evidenceSince())).orElse(Instant.MAX);
            this.inForce = inForce;
            this.holds = inForce.attestation().fact().status() == Attestation.Status.IN_FORCE;
            this.lastSecond = last.getEpochSecond();
            this.lastNano = last.getNano();
        }

        /** Whether it says that the criterion is in force, and its evidence is not too old. */
        boolean holdsAt(Instant asOf) {
            return holds && (asOf.getEpochSecond() < lastSecond || asOf.getEpochSecond() == lastSecond && asOf.getNano() <= lastNano);
        }

        Facts.InForce inForce() {
            return inForce;
        }
    }

    private static Found[] inOrder(Standard standard, Map<Facts.CriterionKey, Facts.InForce> attested) {
        Found[] found = new Found[standard.criteria().size()];
        for (int i = 0; i < found.length; i++) {
            Criterion criterion = standard.criteria().get(i);
            Facts.InForce inForce = attested.get(new Facts.CriterionKey(standard.id(), criterion.id()));
            found[i] = inForce == null ? null : new Found(inForce, criterion);
        }
        return found;
    }

    /** The newest attestation of the standard's criterion in that place; null where there is none. */
    Found of(Standard standard, int place) {
        Found[] found = byStandard.get(standard);
        return found == null ? null : found[place];
    }
}
