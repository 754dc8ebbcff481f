package loadline.formats.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import loadline.formats.Problem;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Forms;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;

/**
 * What makes the twin of the honest situation: one change of its history, its people, its question or what else its log is set
 * up with, one tampering with the record, or both, where a change of the history is then hidden.
 */
record Manipulation(UnaryOperator<Story> change, Optional<Tampering> tampering) {
    /** The label of inserted steps that have none. */
    static final String INSERTED = "inserted";

    private static final String[] VERBS = {"insert", "remove", "replace", "change", "move", "people", "question", "log", "record"};

    /** Reads a manipulation of {@code honest}. A label that names no step is a problem. */
    static final class Reader {
        private final Forms forms;
        private final Problems problems;
        private final Story honest;

        Reader(Problems problems, Story honest) {
            this.forms = new Forms(problems);
            this.problems = problems;
            this.honest = honest;
        }

        Manipulation read(String name, Yaml node) {
            return forms.fields("a manipulation", node, f -> {
                boolean hides = f.optional("record", (_, there) -> there).isPresent();
                Optional<String> verb = hides && !changes(node) ? Optional.of("record") : f.oneOf(List.of(VERBS).subList(0, VERBS.length - 1).toArray(String[]::new));
                UnaryOperator<Story> change = verb.map(v -> change(v, f)).orElse(UnaryOperator.identity());
                Optional<Tampering> tampering = f.optional("record", this::tampering);
                return () -> new Manipulation(change, tampering);
            });
        }

        private static boolean changes(Yaml node) {
            return List.of(VERBS).subList(0, VERBS.length - 1).stream().anyMatch(verb -> Nodes.value(node, verb).isPresent());
        }

        private UnaryOperator<Story> change(String verb, Fields f) {
            return switch (verb) {
                case "insert" -> insert(f);
                case "remove" -> remove(f);
                case "replace" -> replace(f);
                case "change" -> changeStep(f);
                case "move" -> move(f);
                case "people" -> mapping("people", f, (story, node) -> story.changedById("people", node));
                case "question" -> mapping("question", f, (story, node) -> story.changed("question", node));
                case "log" -> mapping("log", f, (story, node) -> story.changed(node));
                default -> UnaryOperator.identity();
            };
        }

        /** A change made by what stands under the verb. */
        private interface ByNode {
            Story of(Story story, Yaml node);
        }

        private static UnaryOperator<Story> mapping(String verb, Fields f, ByNode change) {
            Yaml node = f.required(verb, (_, there) -> there);
            return story -> change.of(story, node);
        }

        private UnaryOperator<Story> insert(Fields f) {
            List<Labelled> steps = f.required("insert", (_, node) -> inserted(Labelled.all(forms, node)));
            int at = position(f);
            return story -> story.with(inserted(story.steps(), at, steps));
        }

        private static List<Labelled> inserted(List<Labelled> steps) {
            return steps.stream().map(s -> s.label().isPresent() ? s : new Labelled(Optional.of(INSERTED), s.step())).toList();
        }

        private static List<Labelled> inserted(List<Labelled> steps, int at, List<Labelled> more) {
            List<Labelled> all = new ArrayList<>(steps);
            all.addAll(at, more);
            return all;
        }

        private UnaryOperator<Story> remove(Fields f) {
            List<Integer> at = f.required("remove", this::places);
            return story -> story.with(without(story.steps(), at));
        }

        private static List<Labelled> without(List<Labelled> steps, List<Integer> places) {
            return IntStream.range(0, steps.size()).filter(i -> !places.contains(i)).mapToObj(steps::get).toList();
        }

        private UnaryOperator<Story> replace(Fields f) {
            List<Integer> at = f.required("replace", this::places);
            List<Labelled> steps = f.required("with", (_, node) -> inserted(Labelled.all(forms, node)));
            return story -> story.with(inserted(without(story.steps(), at), at.getFirst(), steps));
        }

        private UnaryOperator<Story> changeStep(Fields f) {
            int at = f.required("change", this::place);
            Yaml to = f.required("to", (_, node) -> node);
            return story -> {
                List<Labelled> steps = new ArrayList<>(story.steps());
                steps.set(at, new Labelled(steps.get(at).label(), Nodes.merged(steps.get(at).step(), to)));
                return story.with(steps);
            };
        }

        private UnaryOperator<Story> move(Fields f) {
            List<Integer> from = f.required("move", this::places);
            int to = position(f);
            int passed = (int) from.stream().filter(at -> at < to).count();
            return story -> story.with(inserted(without(story.steps(), from), to - passed, from.stream().map(story.steps()::get).toList()));
        }

        /** Where steps are put: before a label, after one, or at the end. */
        private int position(Fields f) {
            Optional<Integer> before = f.optional("before", this::place);
            Optional<Integer> after = f.optional("after", this::place);
            return before.or(() -> after.map(at -> at + 1)).orElse(honest.steps().size());
        }

        /** The places of one step or of several, in the order of the history. */
        private List<Integer> places(String name, Yaml node) {
            return node instanceof Yaml.Sequence(Yaml.Place _, List<Yaml> several) ? several.stream().map(each -> place(name, each)).sorted().toList() : List.of(place(name, node));
        }

        /** The place of a step that the honest history holds; 0, with a problem, where it holds none of that label. */
        private int place(String name, Yaml node) {
            String label = forms.text(name, node);
            Optional<Integer> place = label == null ? Optional.of(0) : honest.place(label);
            if (place.isEmpty()) {
                problems.add(node.at(), name + " names the step " + Problem.quote(label) + ", and no step has that `id`", "use one of " + honest.places().keySet().stream().sorted().toList());
            }
            return place.orElse(0);
        }

        private Tampering tampering(String name, Yaml node) {
            if (node instanceof Yaml.Scalar) {
                return Optional.ofNullable(forms.choice(Tampering.What.class).read(name, node)).map(Tampering.OfLog::new).orElse(null);
            }
            return forms.fields("a tampering with the record", node, f -> switch (f.oneOf("hide", "unmap", "omit", "alter", "forge", "unsign", "edit", "repeat", "lose", "predate", "answer", "upperBound", "text").orElse("")) {
                case "answer" -> {
                    String answer = f.required("answer", forms::text);
                    yield () -> new Tampering.OtherAnswer(answer);
                }
                case "upperBound" -> {
                    var upper = f.required("upperBound", forms::decimal);
                    yield () -> new Tampering.OtherBound(upper);
                }
                case "text" -> {
                    String file = f.required("text", forms::text);
                    String instead = f.required("instead", forms::text);
                    yield () -> new Tampering.OtherText(file, instead);
                }
                case "" -> null;
                case String verb -> {
                    String step = f.required(verb, forms::text);
                    yield () -> new Tampering.OnStep(Tampering.How.valueOf(verb.toUpperCase(java.util.Locale.ROOT)), step);
                }
            });
        }
    }
}
