package loadline.core.policy;

import loadline.core.Name;

/** A standard of safeguards: {@code ASL-3-security}. */
public record StandardId(String value) implements Comparable<StandardId> {
    public StandardId {
        Name.of("a standard id", value);
    }

    @Override
    public int compareTo(StandardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
