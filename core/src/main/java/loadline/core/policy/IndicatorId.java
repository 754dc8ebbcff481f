package loadline.core.policy;

import loadline.core.Name;

/** An indicator of a protocol: {@code bioweapons-acquisition-uplift}. */
public record IndicatorId(String value) implements Comparable<IndicatorId> {
    public IndicatorId {
        Name.of("an indicator id", value);
    }

    @Override
    public int compareTo(IndicatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
