package loadline.formats.attacks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.formats.cases.Case;
import loadline.formats.cases.CaseYaml;
import loadline.formats.policy.Forms;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;
import loadline.formats.policy.YamlDocument;

/** Reads an attack. Every key is closed; every problem is reported with its place, in the pair or in its base. */
public final class AttackYaml {
    private static final Pattern RULE = Pattern.compile("[A-Z][0-9]{1,2}");

    private final String file;
    private final byte[] bytes;
    private final Function<String, Optional<byte[]>> files;
    private final Problems problems;
    private final Forms forms;

    private AttackYaml(String file, byte[] bytes, Function<String, Optional<byte[]>> files) {
        this.file = file;
        this.bytes = bytes;
        this.files = files;
        this.problems = new Problems(file);
        this.forms = new Forms(problems);
    }

    /** What a document says before its histories are composed. */
    private record Pair(Set<String> rules, Yaml does, String base, List<Labelled> steps, Optional<Yaml> log, Optional<Yaml> people, Optional<Yaml> question, Yaml honest, Yaml manipulation, Yaml twin) {}

    /**
     * The attack, or everything that is wrong with its document or the base that it names.
     *
     * @param fileName the document's file, for messages; without its ending, the attack's id
     * @param files reads a file named in the document; empty where there is none
     */
    public static Parsed<Attack> read(String fileName, byte[] bytes, Function<String, Optional<byte[]>> files) {
        return new AttackYaml(fileName, bytes, files).document();
    }

    private Parsed<Attack> document() {
        Pair pair = YamlDocument.read(bytes, problems).map(this::pair).orElse(null);
        if (pair == null || problems.hasAny()) {
            return new Parsed.Rejected<>(problems.all());
        }
        Problems ofBase = new Problems(pair.base());
        Optional<Story> base = files.apply(pair.base()).flatMap(read -> base(read, ofBase));
        if (ofBase.hasAny()) {
            return new Parsed.Rejected<>(ofBase.all());
        }
        if (base.isEmpty()) {
            return new Parsed.Rejected<>(List.of(Problem.ofFile(file, "there is no base " + Problem.quote(pair.base()), "name a file beside the attack, such as `bases/deploy.yaml`")));
        }
        Attack attack = compose(pair, base.get());
        return attack == null || problems.hasAny() ? new Parsed.Rejected<>(problems.all()) : new Parsed.Accepted<>(attack, Sha256.of(bytes));
    }

    private Pair pair(Yaml root) {
        return forms.fields("an attack", root, f -> {
            Set<String> rules = f.required("rules", forms.setOf(this::rule));
            Yaml does = f.required("does", this::sentence);
            String base = f.required("base", forms::text);
            List<Labelled> steps = f.optional("steps", (_, node) -> Labelled.all(forms, node)).orElse(List.of());
            Optional<Yaml> log = f.optional("log", AttackYaml::any);
            Optional<Yaml> people = f.optional("people", AttackYaml::any);
            Optional<Yaml> question = f.optional("question", AttackYaml::any);
            Yaml honest = f.required("honest", AttackYaml::any);
            Yaml manipulation = f.required("manipulation", AttackYaml::any);
            Yaml twin = f.required("twin", AttackYaml::any);
            return () -> new Pair(rules, does, base, steps, log, people, question, honest, manipulation, twin);
        });
    }

    private static Yaml any(String name, Yaml node) {
        return node;
    }

    private String rule(String name, Yaml node) {
        String rule = forms.text(name, node);
        boolean fine = rule == null || RULE.matcher(rule).matches();
        return fine ? rule : forms.refuse(node, name + " is a rule such as `G3`, not " + Problem.quote(rule), "write the rule's letter and number");
    }

    private Yaml sentence(String name, Yaml node) {
        return forms.text(name, node) == null ? null : node;
    }

    /** The base as it will be composed; read once as a whole, so that its own problems are told at its own places. */
    private Optional<Story> base(byte[] read, Problems ofBase) {
        Forms inBase = new Forms(ofBase);
        Optional<Yaml> root = YamlDocument.read(read, ofBase);
        if (root.isPresent() && !(root.get() instanceof Yaml.Mapping)) {
            inBase.refuse(root.get(), "a base is a mapping, not " + root.get().described(), "write `key: value` for each of its keys");
        }
        if (ofBase.hasAny() || !(root.orElse(null) instanceof Yaml.Mapping frame)) {
            return Optional.empty();
        }
        List<Labelled> steps = Nodes.value(frame, "history").map(node -> Labelled.all(inBase, node)).orElse(List.of());
        Story story = new Story(frame, steps);
        Yaml word = new Yaml.Scalar(frame.at(), "base", Yaml.Kind.TEXT);
        CaseYaml.read(story.document(word, word), ofBase);
        return ofBase.hasAny() ? Optional.empty() : Optional.of(story);
    }

    private Attack compose(Pair pair, Story base) {
        Story withLog = pair.log().map(base::changed).orElse(base);
        Story withPeople = pair.people().map(people -> withLog.changedById("people", people)).orElse(withLog);
        Story honest = pair.question().map(question -> withPeople.changed("question", question)).orElse(withPeople).then(pair.steps());
        Manipulation manipulation = new Manipulation.Reader(problems, honest).read("`manipulation`", pair.manipulation());
        if (manipulation == null || problems.hasAny()) {
            return null;
        }
        Story twin = manipulation.change().apply(honest);
        Attack.Situation first = situation(pair.does(), honest, pair.honest());
        Attack.Situation second = situation(pair.does(), twin, pair.twin());
        manipulation.tampering().ifPresent(tampering -> refuseUnlessThere(tampering, twin, pair.manipulation()));
        return forms.made(pair.manipulation(), () -> new Attack(id(), new TreeSet<>(pair.rules()), ((Yaml.Scalar) pair.does()).text(), first, second, manipulation.tampering()));
    }

    private Attack.Situation situation(Yaml does, Story story, Yaml expected) {
        Attack.Expected wanted = expected(expected);
        Yaml answer = Nodes.value(expected, "answer").orElse(expected);
        Case read = problems.hasAny() ? null : CaseYaml.read(story.document(does, answer), problems);
        return read == null ? null : new Attack.Situation(read, story.places(), wanted);
    }

    private Attack.Expected expected(Yaml node) {
        return forms.fields("what is expected", node, f -> {
            String answer = f.required("answer", forms::text);
            Set<String> reasons = Set.copyOf(f.optionalList("reasons", forms.listOf(forms::text)));
            Set<String> shows = Set.copyOf(f.optionalList("shows", forms.listOf(forms::text)));
            Optional<String> refuted = f.optional("refuted", forms::text);
            Attack.By by = f.optional("by", forms.choice(Attack.By.class)).orElse(Attack.By.BUNDLE);
            return () -> new Attack.Expected(answer, reasons, shows, refuted, by);
        });
    }

    private void refuseUnlessThere(Tampering tampering, Story twin, Yaml node) {
        if (tampering instanceof Tampering.OnStep(var _, String step) && twin.place(step).isEmpty()) {
            problems.add(node.at(), "the record is tampered with at the step " + Problem.quote(step) + ", and no step has that `id`", "use one of " + twin.places().keySet().stream().sorted().toList());
        }
    }

    private String id() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
    }
}
