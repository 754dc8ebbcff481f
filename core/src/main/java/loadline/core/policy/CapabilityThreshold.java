package loadline.core.policy;

import java.util.List;
import loadline.core.Rule;

/**
 * A policy's wording of a dangerous capability, and what reaching it demands. The number evaluations are compared with is
 * not here: it is the protocol's {@link Line}.
 *
 * @param level the rung that reaching it leads to
 * @param demands standards that must be in force once it is reached or not ruled out
 */
public record CapabilityThreshold(
        ThresholdId id, String domain, Kind kind, Level level, String wording, String baseline, List<Demand> demands, ClauseId clause) {

    /** What sort of line the policy draws. Only {@code CAPABILITY} and {@code CRITICAL} are assessed; the others are reported. */
    public enum Kind { CAPABILITY, CRITICAL, TRACKED, RESEARCH }

    public CapabilityThreshold {
        Rule.require(!domain.isBlank() && !wording.isBlank(), "a threshold names its domain and wording");
        demands = List.copyOf(demands);
    }

    /** Whether its standing bears on decisions. */
    public boolean isAssessed() {
        return kind == Kind.CAPABILITY || kind == Kind.CRITICAL;
    }
}
