package loadline.core.model;

import loadline.core.Name;

/** An AI model by its registered name: {@code opus-4}. All its checkpoints carry it. */
public record ModelId(String value) implements Comparable<ModelId> {
    public ModelId {
        Name.of("a model id", value);
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
