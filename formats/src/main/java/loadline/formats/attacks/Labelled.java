package loadline.formats.attacks;

import java.util.List;
import java.util.Optional;
import loadline.formats.policy.Forms;
import loadline.formats.policy.Yaml;

/** A step of a history as it was written, and the {@code id} that it goes by. */
record Labelled(Optional<String> label, Yaml step) {
    /** The steps of a list. */
    static List<Labelled> all(Forms forms, Yaml node) {
        if (!(node instanceof Yaml.Sequence(Yaml.Place _, List<Yaml> items))) {
            forms.refuse(node, "steps are a list, not " + node.described(), "write `- ` before each");
            return List.of();
        }
        return items.stream().map(item -> new Labelled(Nodes.value(item, "id").map(id -> forms.text("`id`", id)), item)).toList();
    }

    boolean isCalled(String name) {
        return label.filter(name::equals).isPresent();
    }
}
