package loadline.formats.attacks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.formats.policy.Yaml;

/**
 * A case as it is being composed.
 *
 * @param frame the document without its steps: clock, policies, people, question
 */
record Story(Yaml.Mapping frame, List<Labelled> steps) {
    private static final String HISTORY = "history";

    Story {
        steps = List.copyOf(steps);
    }

    Story with(List<Labelled> changed) {
        return new Story(frame, changed);
    }

    /** With further steps at the end. */
    Story then(List<Labelled> more) {
        List<Labelled> all = new ArrayList<>(steps);
        all.addAll(more);
        return with(all);
    }

    /** With every key of {@code changes} set in the value under {@code key}. */
    Story changed(String key, Yaml changes) {
        return new Story(Nodes.with(frame, key, Nodes.merged(Nodes.value(frame, key).orElse(changes), changes)), steps);
    }

    /** With every key of {@code changes} set in the document. */
    Story changed(Yaml changes) {
        return Nodes.merged(frame, changes) instanceof Yaml.Mapping changed ? new Story(changed, steps) : this;
    }

    /** With every key of {@code changes} set in what stands under its id in the value under {@code key}. */
    Story changedById(String key, Yaml changes) {
        return new Story(Nodes.with(frame, key, Nodes.mergedByKey(Nodes.value(frame, key).orElse(changes), changes)), steps);
    }

    /** Where the step with that label stands. */
    Optional<Integer> place(String label) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isCalled(label)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Where each labelled step stands. */
    Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int at = i;
            steps.get(i).label().ifPresent(label -> places.putIfAbsent(label, at));
        }
        return places;
    }

    /** The whole as a case document: with {@code note}, and {@code answer} as what is expected. */
    Yaml.Mapping document(Yaml note, Yaml answer) {
        Yaml history = new Yaml.Sequence(frame.at(), steps.stream().map(Labelled::step).toList());
        Yaml.Scalar key = new Yaml.Scalar(answer.at(), "answer", Yaml.Kind.TEXT);
        Yaml expected = new Yaml.Mapping(answer.at(), List.of(new Yaml.Entry(key, answer)));
        return Nodes.with(Nodes.with(Nodes.with(frame, "note", note), HISTORY, history), "expected", expected);
    }
}
