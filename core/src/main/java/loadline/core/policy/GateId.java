package loadline.core.policy;

import loadline.core.Name;

/** A gate of a policy or protocol: {@code deploy-or-store}. */
public record GateId(String value) implements Comparable<GateId> {
    public GateId {
        Name.of("a gate id", value);
    }

    @Override
    public int compareTo(GateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
