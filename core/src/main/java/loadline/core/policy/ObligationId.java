package loadline.core.policy;

import loadline.core.Name;

/** An obligation of a policy: {@code publish-summary}. */
public record ObligationId(String value) implements Comparable<ObligationId> {
    public ObligationId {
        Name.of("an obligation id", value);
    }

    @Override
    public int compareTo(ObligationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
