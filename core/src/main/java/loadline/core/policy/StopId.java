package loadline.core.policy;

import loadline.core.Name;

/** A stop condition: {@code weights-exfiltration}. */
public record StopId(String value) implements Comparable<StopId> {
    /** Under this name silent monitoring is cleared, whatever stops the policy has. */
    public static final StopId MONITORING = new StopId("monitoring");

    public StopId {
        Name.of("a stop id", value);
    }

    @Override
    public int compareTo(StopId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
