package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Activity;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.cases.Case.Step;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Forms;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;

/** Reads a case document. Every key is closed; every problem is reported with its place. */
public final class CaseYaml {
    private static final String[] VERBS = {"wait", "adopt", "register", "plan", "run", "record", "show", "report", "tell", "publish", "determine", "assess",
        "attest", "review", "monitor", "meet", "approve", "trip"};

    private final Forms forms;
    private Person first;

    private CaseYaml(Problems problems) {
        this.forms = new Forms(problems);
    }

    /** The case, or everything that is wrong with the document. {@code fileName} is for messages. */
    public static Parsed<Case> read(String fileName, byte[] bytes) {
        return PolicyYaml.read(fileName, bytes, (root, problems) -> new CaseYaml(problems).document(root));
    }

    private Case document(Yaml root) {
        return forms.fields("a case", root, f -> {
            String note = f.required("note", forms::text);
            Optional<String> published = f.optional("published", forms::text);
            Optional<String> divergence = f.optional("divergence", forms::text);
            Instant clock = f.required("clock", this::instant);
            List<PolicyId> policies = f.required("policies", forms.listOf(forms.versioned(PolicyId::of)));
            List<Map.Entry<Person, Case.Member>> people = f.required("people", forms.keyed(this::person, _ -> { }, this::member));
            List<Step> history = f.required("history", forms.listOf(this::step));
            Case.Asked question = f.required("question", this::question);
            Case.Expected expected = f.required("expected", this::expected);
            return () -> new Case(note, published, divergence, clock, policies, inOrder(people), history, question, expected);
        });
    }

    private static <K extends Comparable<K>, V> Map<K, V> inOrder(List<Map.Entry<K, V>> entries) {
        Map<K, V> map = new TreeMap<>();
        entries.forEach(e -> map.put(e.getKey(), e.getValue()));
        return map;
    }

    private Person person(String id) {
        Person person = new Person(id);
        first = first == null ? person : first;
        return person;
    }

    private Map.Entry<Person, Case.Member> member(Person person, Yaml node) {
        return forms.fields("a person", node, f -> {
            Set<Role> roles = f.required("roles", forms.setOf(forms::role));
            String chain = f.optional("chain", forms::text).orElse("company");
            boolean external = f.optional("external", forms::truth).orElse(false);
            return () -> Map.entry(person, new Case.Member(roles, chain, external));
        });
    }

    private Instant instant(String name, Yaml node) {
        String text = forms.text(name, node);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return forms.refuse(node, name + " is a moment in UTC, not " + Problem.quote(text), "write it as `2025-05-22T16:00:00Z`");
        }
    }

    private Step step(String name, Yaml node) {
        return forms.fields("a step", node, f -> switch (f.oneOf(VERBS).orElse("")) {
            case "wait" -> maker(f.required("wait", forms::span), Step.Wait::new);
            case "adopt" -> adopt(f);
            case "register" -> register(f);
            case "plan" -> plan(f);
            case "run" -> run(f);
            case "record" -> on(f, "record", Step.Record::new);
            case "show" -> show(f);
            case "report" -> on(f, "report", Step.Report::new);
            case "tell" -> tell(f);
            case "publish" -> on(f, "publish", Step.Publish::new);
            case "determine" -> determine(f);
            case "assess" -> assess(f);
            case "attest" -> attest(f);
            case "review" -> review(f);
            case "monitor" -> monitor(f);
            case "meet" -> on(f, "meet", Step.Meet::new);
            case "approve" -> maker(f.required("approve", forms.someOf(forms::role)), Step.Approve::new);
            case "trip" -> on(f, "trip", Step.Trip::new);
            default -> null;
        });
    }

    /** A step about a checkpoint, by somebody. */
    @FunctionalInterface
    private interface OnCheckpoint {
        Step of(String what, String checkpoint, Person by);
    }

    private Supplier<Step> on(Fields f, String verb, OnCheckpoint made) {
        String what = f.required(verb, forms::text);
        String checkpoint = f.required("on", forms::text);
        Person by = by(f);
        return () -> made.of(what, checkpoint, by);
    }

    private static <T> Supplier<Step> maker(T part, Function<T, Step> made) {
        return () -> made.apply(part);
    }

    /** Who acts: the first person of the case where the step names nobody. */
    private Person by(Fields f) {
        return f.optional("by", forms.named(Person::new)).orElse(first);
    }

    private Supplier<Step> adopt(Fields f) {
        String file = f.required("adopt", forms::text);
        Person by = by(f);
        return () -> new Step.Adopt(file, by);
    }

    private Supplier<Step> register(Fields f) {
        String name = f.required("register", forms::text);
        String model = f.required("model", forms::text);
        Checkpoint.Variant variant = f.optional("variant", forms.choice(Checkpoint.Variant.class)).orElse(Checkpoint.Variant.FINAL);
        Set<String> parents = f.optional("parents", forms.setOf(forms::text)).orElse(Set.of());
        Checkpoint.Compute compute = f.optional("compute", this::compute).orElse(new Checkpoint.Compute.Unknown());
        Person by = by(f);
        return () -> new Step.Register(name, model, variant, parents, compute, by);
    }

    private Checkpoint.Compute compute(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            BigDecimal lower = f.required("lower", forms::decimal);
            BigDecimal upper = f.required("upper", forms::decimal);
            Digest metric = CaseHistory.digest("metric " + f.required("metric", forms::text));
            return () -> new Checkpoint.Compute.Measured(lower, upper, metric, "stated in the case");
        });
    }

    private Supplier<Step> plan(Fields f) {
        String task = f.required("plan", forms::text);
        String checkpoint = f.required("on", forms::text);
        String model = f.required("model", forms::text);
        Integer items = f.required("items", forms::count);
        Integer epochs = f.optional("epochs", forms::count).orElse(1);
        Person by = by(f);
        return () -> new Step.PlanRun(task, checkpoint, model, items, epochs, by);
    }

    private Supplier<Step> run(Fields f) {
        String task = f.required("run", forms::text);
        String checkpoint = f.required("on", forms::text);
        String model = f.required("model", forms::text);
        Integer solved = f.required("solved", this::number);
        Integer items = f.required("items", forms::count);
        Integer limited = f.optional("limited", this::number).orElse(0);
        Integer errored = f.optional("errored", this::number).orElse(0);
        String status = f.optional("status", forms::text).orElse("success");
        boolean planned = f.optional("planned", forms::truth).orElse(false);
        Person by = by(f);
        return () -> new Step.Run(task, checkpoint, model, solved, items, limited, errored, status, planned, by);
    }

    private Integer number(String name, Yaml node) {
        BigDecimal number = forms.notNegative(name, node);
        boolean whole = number == null || number.stripTrailingZeros().scale() <= 0 && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
        return !whole ? forms.refuse(node, name + " is a whole number from 0 to 1000000", "write one") : number == null ? null : number.intValueExact();
    }

    private Supplier<Step> show(Fields f) {
        f.required("show", forms::text);
        String checkpoint = f.required("on", forms::text);
        Person by = by(f);
        return () -> new Step.Show(checkpoint, by);
    }

    private Supplier<Step> tell(Fields f) {
        Set<Role> to = f.required("tell", forms.setOf(forms::role));
        String about = f.required("about", forms::text);
        String checkpoint = f.required("on", forms::text);
        Person by = by(f);
        return () -> new Step.Tell(to, about, checkpoint, by);
    }

    private Supplier<Step> determine(Fields f) {
        List<String> thresholds = f.required("determine", forms.someOf(forms::text));
        List<Role> as = f.required("as", forms.someOf(forms::role));
        Determination.Conclusion conclusion = f.required("conclusion", forms.choice(Determination.Conclusion.class));
        Determination.Ground basis = f.required("basis", forms.choice(Determination.Ground.class));
        String checkpoint = f.required("on", forms::text);
        boolean names = f.optional("names", forms::text).orElse("all").equals("all");
        Optional<String> dissent = f.optional("dissent", forms::text);
        String reasoning = f.required("reasoning", forms::text);
        return () -> new Step.Determine(thresholds, as, conclusion, basis, checkpoint, names, dissent, reasoning);
    }

    private Supplier<Step> assess(Fields f) {
        String kind = f.required("assess", forms::text);
        String checkpoint = f.required("on", forms::text);
        Optional<String> against = f.optional("against", forms::text);
        Optional<BigDecimal> ratio = f.optional("computeRatio", forms::decimal);
        Optional<Role> as = f.optional("as", forms::role);
        Person by = by(f);
        return () -> new Step.Assess(kind, checkpoint, against, ratio, as, by);
    }

    private Supplier<Step> attest(Fields f) {
        String standard = f.required("attest", forms::text);
        Optional<String> criterion = f.optional("criterion", forms::text);
        String where = f.oneOf("on", "configuration").orElse("on");
        String subject = f.required(where, forms::text);
        Attestation.Status status = f.optional("status", forms.choice(Attestation.Status.class)).orElse(Attestation.Status.IN_FORCE);
        Person by = by(f);
        return () -> new Step.Attest(standard, criterion, subject, where.equals("configuration"), status, by);
    }

    private Supplier<Step> review(Fields f) {
        String kind = f.required("review", forms::text);
        String checkpoint = f.required("on", forms::text);
        String configuration = f.required("configuration", forms::text);
        ReviewRound.Result result = f.required("result", forms.choice(ReviewRound.Result.class));
        Integer round = f.optional("round", forms::count).orElse(1);
        Person by = by(f);
        return () -> new Step.Review(kind, checkpoint, configuration, by, round, result);
    }

    private Supplier<Step> monitor(Fields f) {
        String checkpoint = f.required("monitor", forms::text);
        String configuration = f.required("configuration", forms::text);
        Role owner = f.required("owner", forms::role);
        Person by = by(f);
        return () -> new Step.Monitor(checkpoint, configuration, owner, by);
    }

    private Case.Asked question(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Activity activity = f.required("activity", forms.choice(Activity.class));
            String checkpoint = f.required("on", forms::text);
            Optional<String> configuration = f.optional("configuration", forms::text);
            Surface surface = f.required("surface", forms.choice(Surface.class));
            Person by = by(f);
            return () -> new Case.Asked(activity, checkpoint, configuration, surface, by);
        });
    }

    private Case.Expected expected(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            String answer = f.required("answer", forms::text);
            Optional<String> level = f.optional("level", forms::text);
            Optional<String> assessment = f.optional("assessment", forms::text);
            Optional<String> basis = f.optional("basis", forms::text);
            List<Map.Entry<String, String>> standings = f.optionalList("standings", forms.keyed(Function.identity(), _ -> { }, this::word));
            Optional<Set<String>> reasons = f.optional("reasons", forms.listOf(forms::text)).map(Set::copyOf);
            Set<String> notes = Set.copyOf(f.optionalList("notes", forms.listOf(forms::text)));
            Set<String> obligations = Set.copyOf(f.optionalList("obligations", forms.listOf(forms::text)));
            List<Map.Entry<String, Case.ExpectedIndicator>> indicators = f.optionalList("indicators", forms.keyed(Function.identity(), _ -> { }, this::indicator));
            return () -> new Case.Expected(answer, level, assessment, basis, inOrder(standings), reasons, notes, obligations, inOrder(indicators));
        });
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
}
