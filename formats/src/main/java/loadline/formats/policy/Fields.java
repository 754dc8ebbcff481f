package loadline.formats.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.formats.Problem;

/** The keys of one mapping. A key that was never asked for is unknown to the language, and a problem. */
public final class Fields {
    private final Problems problems;
    private final Yaml.Mapping mapping;
    private final String what;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Problems problems, Yaml.Mapping mapping, String what) {
        this.problems = problems;
        this.mapping = mapping;
        this.what = what;
    }

    /** The value of a key that must be there; null where it is missing or not of the form. */
    public <T> T required(String key, Form<T> form) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty()) {
            problems.add(mapping.at(), what + " needs the key `" + key + "`", "add it");
            return null;
        }
        return form.read("`" + key + "`", value.get());
    }

    /** The value of a key that may be absent. */
    public <T> Optional<T> optional(String key, Form<T> form) {
        return value(key).map(node -> form.read("`" + key + "`", node));
    }

    /** The list under a key that may be absent, which means the empty list. */
    public <T> List<T> optionalList(String key, Form<List<T>> form) {
        return optional(key, form).orElse(List.of());
    }

    /** The one key of {@code keys} that is there, or empty, with a problem, where none or several are. */
    public Optional<String> oneOf(String... keys) {
        List<String> there = List.of(keys).stream().filter(key -> value(key).isPresent()).toList();
        if (there.size() == 1) {
            return Optional.of(there.getFirst());
        }
        String wanted = List.of(keys).stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
        String found = there.isEmpty() ? "none" : there.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
        problems.add(mapping.at(), what + " holds exactly one of " + wanted + ", not " + found, there.isEmpty() ? "add one" : "keep one");
        return Optional.empty();
    }

    private Optional<Yaml> value(String key) {
        asked.add(key);
        return mapping.entries().stream().filter(e -> e.key().text().equals(key)).map(Yaml.Entry::value).findFirst();
    }

    /** Where the mapping starts. */
    public Yaml.Place at() {
        return mapping.at();
    }

    /** Where the value of {@code key} starts; where the mapping starts if it has none. */
    public Yaml.Place at(String key) {
        return value(key).map(Yaml::at).orElse(at());
    }

    /** Records a problem for each key that was not asked for. */
    void refuseOthers() {
        mapping.entries().stream().map(Yaml.Entry::key).filter(key -> !asked.contains(key.text()) && !problems.isFull()).forEach(this::unknown);
    }

    private void unknown(Yaml.Scalar key) {
        String known = asked.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
        String remedy = Nearest.to(key.text(), asked).map(near -> "write `" + near + "`").orElse("remove it, or use one of " + known);
        problems.add(key.at(), what + " has no key " + Problem.quote(key.text()), remedy);
    }
}
