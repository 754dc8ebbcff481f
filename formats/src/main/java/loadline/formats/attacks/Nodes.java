package loadline.formats.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.formats.policy.Yaml;

/** Documents made of parts of documents. Every part keeps the place it was written at. */
final class Nodes {
    private Nodes() {}

    /** The value under a key. */
    static Optional<Yaml> value(Yaml node, String key) {
        return node instanceof Yaml.Mapping mapping ? mapping.entries().stream().filter(e -> e.key().text().equals(key)).map(Yaml.Entry::value).findFirst() : Optional.empty();
    }

    /** The mapping with the value of a key set, in the place it had. */
    static Yaml.Mapping with(Yaml.Mapping mapping, String key, Yaml value) {
        List<Yaml.Entry> entries = new ArrayList<>(mapping.entries());
        Yaml.Entry entry = new Yaml.Entry(new Yaml.Scalar(value.at(), key, Yaml.Kind.TEXT), value);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().text().equals(key)) {
                entries.set(i, entry);
                return new Yaml.Mapping(mapping.at(), entries);
            }
        }
        entries.add(entry);
        return new Yaml.Mapping(mapping.at(), entries);
    }

    /** The mapping with every key of {@code changes} set. What is no mapping is replaced. */
    static Yaml merged(Yaml node, Yaml changes) {
        if (!(node instanceof Yaml.Mapping mapping) || !(changes instanceof Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries))) {
            return changes;
        }
        Yaml.Mapping merged = mapping;
        for (Yaml.Entry entry : entries) {
            merged = with(merged, entry.key().text(), entry.value());
        }
        return merged;
    }

    /** The mapping with every key of {@code changes} merged into the value under that key. */
    static Yaml mergedByKey(Yaml node, Yaml changes) {
        if (!(node instanceof Yaml.Mapping mapping) || !(changes instanceof Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries))) {
            return changes;
        }
        Yaml.Mapping merged = mapping;
        for (Yaml.Entry entry : entries) {
            Yaml value = value(merged, entry.key().text()).map(before -> merged(before, entry.value())).orElse(entry.value());
            merged = with(merged, entry.key().text(), value);
        }
        return merged;
    }
}
