package loadline.core.policy;

import loadline.core.Name;

/** A departure that a clause grants: {@code interim-measures}. */
public record ReliefId(String value) implements Comparable<ReliefId> {
    public ReliefId {
        Name.of("a relief id", value);
    }

    @Override
    public int compareTo(ReliefId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
