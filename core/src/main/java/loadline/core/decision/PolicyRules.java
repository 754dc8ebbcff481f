package loadline.core.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.model.Question;
import loadline.core.policy.Activity;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;

/** One version of a policy as every decision reads it: references followed and scopes spelt out once, when facts are folded. */
final class PolicyRules {
    private final Map<StandardId, Demanded> standards = new HashMap<>();
    private final Set<ClauseId> binding = new HashSet<>();
    private final List<Assessed> assessed;
    private final List<Demanded> baseline;
    private final Map<ThresholdId, List<Demanded>> demands = new HashMap<>();
    private final List<Scoped<Gate>> gates;

    PolicyRules(Policy policy) {
        policy.clauses().stream().filter(Clause::gates).map(Clause::id).forEach(binding::add);
        for (Standard standard : policy.standards()) {
            standards.put(standard.id(), new Demanded(standard, standards.size(), Reach.NOWHERE));
        }
        this.baseline = policy.baseline().stream().map(this::demanded).toList();
        policy.thresholds().forEach(threshold -> demands.put(threshold.id(), threshold.demands().stream().map(this::demanded).toList()));
        this.assessed = policy.thresholds().stream().filter(CapabilityThreshold::isAssessed)
                .map(threshold -> new Assessed(threshold, policy.precursors().stream().filter(p -> p.before().contains(threshold.id())).toList())).toList();
        this.gates = policy.gates().stream().map(gate -> new Scoped<>(gate, Reach.of(gate.scope()))).toList();
    }

    /** A threshold whose standing bears on decisions, and the precursors that stand before it. */
    record Assessed(CapabilityThreshold threshold, List<Precursor> precursors) {}

    /** A rule, and what its scope reaches. */
    record Scoped<T>(T rule, Reach reach) {}

    /** A demanded standard and its place among the policy's. */
    private record Demanded(Standard standard, int place, Reach reach) {}

    /** What a scope reaches: a bit for each activity and each surface. */
    record Reach(int activities, int surfaces) {
        private static final Reach NOWHERE = new Reach(0, 0);

        /** A scope reaches the same surfaces for each of its activities. */
        static Reach of(Scope scope) {
            int activities = 0;
            for (Activity activity : scope.activities()) {
                activities |= 1 << activity.ordinal();
            }
            Activity one = scope.activities().iterator().next();
            int surfaces = 0;
            for (Surface surface : Surface.values()) {
                surfaces |= scope.holds(one, surface) ? 1 << surface.ordinal() : 0;
            }
            return new Reach(activities, surfaces);
        }

        boolean holds(Question question) {
            return (activities >> question.activity().ordinal() & surfaces >> question.surface().ordinal() & 1) != 0;
        }
    }

    private Demanded demanded(Demand demand) {
        Demanded standard = standards.get(demand.standard());
        return new Demanded(standard.standard, standard.place, Reach.of(demand.before()));
    }

    /** Every assessed threshold, in the policy's order. */
    List<Assessed> assessed() {
        return assessed;
    }

    /** Every gate, in the policy's order. */
    List<Scoped<Gate>> gates() {
        return gates;
    }

    /** Whether a clause may hold anything up; the protocol's own gates rest on no clause and always may. */
    boolean binds(ClauseId clause) {
        return binding.contains(clause) || clause.equals(Protocol.OWN);
    }

    /** Whether one of its binding gates reaches the question. */
    boolean govern(Question question) {
        for (Scoped<Gate> gate : gates) {
            if (gate.reach.holds(question) && binds(gate.rule.clause())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The standards that the question waits for, each once: the baseline's, those of every threshold whose standing
     * {@code holds}, and the protocol's for either.
     */
    List<Standard> demandedOf(Question question, List<Standing> standings, Optional<Protocol> protocol, Predicate<Standing> holds) {
        List<Standard> standards = new ArrayList<>();
        BitSet seen = new BitSet();
        add(baseline, question, standards, seen);
        for (Standing standing : standings) {
            if (holds.test(standing)) {
                add(demands.get(standing.threshold()), question, standards, seen);
            }
        }
        if (protocol.isPresent() && !protocol.get().demands().isEmpty()) {
            List<Demanded> further = protocol.get().demands().stream()
                    .filter(d -> d.threshold().isEmpty() || standings.stream().anyMatch(s -> s.threshold().equals(d.threshold().get()) && holds.test(s)))
                    .map(d -> demanded(d.demand())).toList();
            add(further, question, standards, seen);
        }
        return standards;
    }

    private static void add(List<Demanded> demands, Question question, List<Standard> standards, BitSet seen) {
        for (Demanded demand : demands) {
            if (!seen.get(demand.place) && demand.reach.holds(question)) {
                seen.set(demand.place);
                standards.add(demand.standard);
            }
        }
    }
}
