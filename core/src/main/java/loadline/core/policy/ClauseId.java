package loadline.core.policy;

import loadline.core.Name;

/** A clause of a policy, by a stable identifier that its successors keep: {@code rsp-fail-safe}. */
public record ClauseId(String value) implements Comparable<ClauseId> {
    public ClauseId {
        Name.of("a clause id", value);
    }

    @Override
    public int compareTo(ClauseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
