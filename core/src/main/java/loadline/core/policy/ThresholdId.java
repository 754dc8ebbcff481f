package loadline.core.policy;

import loadline.core.Name;

/** A capability threshold or precursor of a policy: {@code CBRN-3}, {@code bio-high}. */
public record ThresholdId(String value) implements Comparable<ThresholdId> {
    public ThresholdId {
        Name.of("a threshold id", value);
    }

    @Override
    public int compareTo(ThresholdId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
