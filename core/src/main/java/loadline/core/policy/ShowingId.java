package loadline.core.policy;

import loadline.core.Name;

/** Something an assessment must show beside its numbers: {@code threat-model-mapping}. */
public record ShowingId(String value) implements Comparable<ShowingId> {
    public ShowingId {
        Name.of("a showing id", value);
    }

    @Override
    public int compareTo(ShowingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
