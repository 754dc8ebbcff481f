package loadline.core.policy;

import loadline.core.Name;

/** One criterion of a standard: {@code red-teaming}. */
public record CriterionId(String value) implements Comparable<CriterionId> {
    public CriterionId {
        Name.of("a criterion id", value);
    }

    @Override
    public int compareTo(CriterionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
