package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.history.Genesis;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Form;
import loadline.formats.policy.Forms;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;

/** Reads a case document. Every key is closed; every problem is reported with its place. */
public final class CaseYaml {
    private final Forms forms;
    private final DeedYaml deeds;
    private Case.Asked asked;

    private CaseYaml(Problems problems) {
        this.forms = new Forms(problems);
        this.deeds = new DeedYaml(forms, this);
    }

    /** The case, or everything that is wrong with the document. {@code fileName} is for messages. */
    public static Parsed<Case> read(String fileName, byte[] bytes) {
        return PolicyYaml.read(fileName, bytes, CaseYaml::read);
    }

    /** The case that a document says which was put together from parts, or null, with what is wrong in {@code problems}. */
    public static Case read(Yaml root, Problems problems) {
        return new CaseYaml(problems).document(root);
    }

    private Case document(Yaml root) {
        return forms.fields("a case", root, f -> {
            String note = f.required("note", forms::text);
            Optional<String> published = f.optional("published", forms::text);
            Optional<String> divergence = f.optional("divergence", forms::text);
            Instant clock = f.required("clock", this::instant);
            Genesis.Clock timekeeping = f.optional("timekeeping", forms.choice(Genesis.Clock.class)).orElse(Genesis.Clock.MACHINE);
            List<String> policies = f.required("policies", forms.listOf(forms::text));
            Integer quorum = f.optional("quorum", forms::count).orElse(1);
            List<Case.Member> people = f.required("people", members());
            asked = f.required("question", this::question);
            List<Case.Step> history = f.required("history", this::steps);
            Case.Expected expected = f.required("expected", this::expected);
            return () -> new Case(note, published, divergence, clock, timekeeping, policies, quorum, people, history, asked, expected);
        });
    }

    /** The steps in their order. The same may be done twice, so none is refused for standing twice. */
    private List<Case.Step> steps(String name, Yaml node) {
        if (!(node instanceof Yaml.Sequence(Yaml.Place _, List<Yaml> items))) {
            return forms.refuse(node, name + " is a list of steps, not " + node.described(), "write `- ` before each");
        }
        List<Case.Step> steps = new ArrayList<>();
        items.forEach(item -> steps.add(deeds.step("a step", item)));
        return steps;
    }

    /** Persons by name. */
    Form<List<Case.Member>> members() {
        return forms.keyed(Person::new, _ -> { }, this::member);
    }

    private Case.Member member(Person person, Yaml node) {
        return forms.fields("a person", node, f -> {
            Set<Role> roles = f.required("roles", forms.setOf(forms::role));
            String chain = f.optional("chain", forms::text).orElse("company");
            String identity = f.optional("identity", forms::text).orElseGet(person::id);
            boolean external = f.optional("external", forms::truth).orElse(false);
            boolean root = f.optional("root", forms::truth).orElse(false);
            return () -> new Case.Member(person, roles, chain, identity, external, root);
        });
    }

    Instant instant(String name, Yaml node) {
        String text = forms.text(name, node);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return forms.refuse(node, name + " is a moment in UTC, not " + Problem.quote(text), "write it as `2025-05-22T16:00:00Z`");
        }
    }

    private Case.Asked question(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Activity activity = f.required("activity", forms.choice(Activity.class));
            String checkpoint = f.required("on", forms::text);
            Optional<String> configuration = f.optional("configuration", forms::text);
            Surface surface = f.required("surface", forms.choice(Surface.class));
            SurfaceBounds bounds = f.optional("bounds", this::bounds).orElse(SurfaceBounds.UNKNOWN);
            Person by = f.required("by", forms.named(Person::new));
            return () -> new Case.Asked(activity, checkpoint, configuration, surface, bounds, by);
        });
    }

    /** Another question than the case's: the same but for what is said. */
    Case.Asked asked(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Optional<Activity> activity = f.optional("activity", forms.choice(Activity.class));
            Optional<String> checkpoint = f.optional("on", forms::text);
            Optional<String> configuration = f.optional("configuration", forms::text);
            Optional<Surface> surface = f.optional("surface", forms.choice(Surface.class));
            Optional<SurfaceBounds> bounds = f.optional("bounds", this::bounds);
            Optional<Person> by = f.optional("by", forms.named(Person::new));
            return () -> new Case.Asked(activity.orElse(asked.activity()), checkpoint.orElse(asked.checkpoint()), configuration.or(asked::configuration),
                    surface.orElse(asked.surface()), bounds.orElse(asked.bounds()), by.orElse(asked.by()));
        });
    }

    private SurfaceBounds bounds(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Optional<Integer> accounts = f.optional("accounts", forms::count);
            Optional<Boolean> tools = f.optional("tools", forms::truth);
            Optional<TimeSpan> autonomy = f.optional("autonomy", forms::span);
            Optional<Boolean> fineTuning = f.optional("fineTuning", forms::truth);
            Optional<Integer> attempts = f.optional("attempts", forms::count);
            return () -> new SurfaceBounds(accounts.map(OptionalLong::of).orElseGet(OptionalLong::empty), tools, autonomy, fineTuning,
                    attempts.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        });
    }

    private Case.Expected expected(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            String answer = f.required("answer", forms::text);
            Optional<String> level = f.optional("level", forms::text);
            Optional<String> assessment = f.optional("assessment", forms::text);
            Optional<String> basis = f.optional("basis", forms::text);
            List<Map.Entry<String, String>> standings = words(f, "standings");
            Optional<Set<String>> reasons = f.optional("reasons", forms.listOf(forms::text)).map(Set::copyOf);
            Set<String> notes = Set.copyOf(f.optionalList("notes", forms.listOf(forms::text)));
            Set<String> obligations = Set.copyOf(f.optionalList("obligations", forms.listOf(forms::text)));
            List<Map.Entry<String, String>> former = words(f, "former");
            List<String> dropped = f.optionalList("dropped", forms.listOf(forms::text));
            List<Map.Entry<String, Case.ExpectedIndicator>> indicators = f.optionalList("indicators", forms.keyed(Function.identity(), _ -> { }, this::indicator));
            return () -> new Case.Expected(answer, level, assessment, basis, inOrder(standings), reasons, notes, obligations, inOrder(former), dropped, inOrder(indicators));
        });
    }

    private List<Map.Entry<String, String>> words(Fields f, String key) {
        return f.optionalList(key, forms.keyed(Function.identity(), _ -> { }, this::word));
    }

    private Map.Entry<String, String> word(String key, Yaml node) {
        String text = forms.text("`" + key + "`", node);
        return key == null || text == null ? null : Map.entry(key, text);
    }

    private Map.Entry<String, Case.ExpectedIndicator> indicator(String id, Yaml node) {
        return forms.fields("an expected indicator", node, f -> {
            String outcome = f.required("outcome", forms::text);
            Optional<String> registered = f.optional("registered", forms::text);
            Optional<BigDecimal> lower = f.optional("lower", forms::decimal);
            Optional<BigDecimal> upper = f.optional("upper", forms::decimal);
            Set<String> defects = Set.copyOf(f.optionalList("defects", forms.listOf(forms::text)));
            return () -> Map.entry(id, new Case.ExpectedIndicator(outcome, registered, lower, upper, defects));
        });
    }

    private static <K extends Comparable<K>, V> Map<K, V> inOrder(List<Map.Entry<K, V>> entries) {
        Map<K, V> map = new TreeMap<>();
        entries.forEach(e -> map.put(e.getKey(), e.getValue()));
        return map;
    }
}
