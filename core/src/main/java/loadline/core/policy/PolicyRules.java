package loadline.core.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A policy as every decision reads it: references followed and scopes spelt out once, when it is adopted. */
public final class PolicyRules {
    private final Map<StandardId, Demanded> standards = new HashMap<>();
    private final List<Assessed> assessed;
    private final List<Demanded> baseline;
    private final Map<ThresholdId, List<Demanded>> demands = new HashMap<>();
    private final List<Scoped<Gate>> gates;

    PolicyRules(Policy policy) {
        for (Standard standard : policy.standards()) {
            standards.put(standard.id(), new Demanded(standard, standards.size(), Reach.NOWHERE));
        }
        this.baseline = policy.baseline().stream().map(this::demanded).toList();
        policy.thresholds().forEach(threshold -> demands.put(threshold.id(), threshold.demands().stream().map(this::demanded).toList()));
        this.assessed = policy.thresholds().stream().filter(CapabilityThreshold::isAssessed)
                .map(threshold -> new Assessed(threshold, policy.precursors().stream().filter(p -> p.before().contains(threshold.id())).toList())).toList();
        this.gates = policy.gates().stream().map(gate -> new Scoped<>(gate, Reach.of(gate.scope()), policy.binds(gate.clause()))).toList();
    }

    /** A threshold whose standing bears on decisions, and the precursors that stand before it. */
    public record Assessed(CapabilityThreshold threshold, List<Precursor> precursors) {}

    /** A rule, what its scope reaches, and whether its clause may hold anything up. */
    public record Scoped<T>(T rule, Reach reach, boolean binds) {}

    /** A demanded standard and its place among the policy's. */
    public record Demanded(Standard standard, int place, Reach reach) {}

    /** What a scope reaches: a bit for each activity and each surface. */
    public record Reach(int activities, int surfaces) {
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

        /** Whether the scope holds the activity on the surface. */
        public boolean holds(Activity activity, Surface surface) {
            return (activities >> activity.ordinal() & surfaces >> surface.ordinal() & 1) != 0;
        }
    }

    /** A demand on the standards of this policy. */
    public Demanded demanded(Demand demand) {
        Demanded standard = standards.get(demand.standard());
        return new Demanded(standard.standard, standard.place, Reach.of(demand.before()));
    }

    /** Every assessed threshold, in the policy's order. */
    public List<Assessed> assessed() {
        return assessed;
    }

    /** Every gate, in the policy's order. */
    public List<Scoped<Gate>> gates() {
        return gates;
    }

    /** Whether one of its binding gates reaches the activity on the surface. */
    public boolean govern(Activity activity, Surface surface) {
        for (Scoped<Gate> gate : gates) {
            if (gate.binds && gate.reach.holds(activity, surface)) {
                return true;
            }
        }
        return false;
    }

    /** Standards that every subject must meet. */
    public List<Demanded> baseline() {
        return baseline;
    }

    /** Standards that a threshold asks for. */
    public List<Demanded> demandsOf(ThresholdId threshold) {
        return demands.get(threshold);
    }
}
