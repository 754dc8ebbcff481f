package loadline.formats.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.TimeSpan;
import loadline.core.policy.Activity;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Level;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.formats.Problem;

/** What policies and protocols share: references, scopes, demands, gates and their conditions. */
final class ConditionForms {
    private static final Map<String, Condition> WORDS = Map.of(
            "assessmentCurrent", new Condition.AssessmentCurrent(), "determined", new Condition.Determined(), "monitored", new Condition.Monitored(),
            "followUpAssessed", new Condition.FollowUpAssessed());

    private final Problems problems;
    private final Forms forms;
    private final Names names;
    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, Form<? extends Condition>> atoms;

    ConditionForms(Problems problems, Forms forms, Names names) {
        this.problems = problems;
        this.forms = forms;
        this.names = names;
        this.atoms = Map.ofEntries(
                Map.entry("all", (n, node) -> combined(n, node, Condition.All::new)),
                Map.entry("any", (n, node) -> combined(n, node, Condition.Any::new)),
                Map.entry("atLeast", this::atLeast),
                Map.entry("fromLevel", this::fromLevel),
                Map.entry("levelAtMost", (n, node) -> atom(node, level(n, node), Condition.LevelAtMost::new)),
                Map.entry("cleared", (n, node) -> atom(node, threshold(n, node), Condition.Cleared::new)),
                Map.entry("demandsMet", (n, node) -> atom(node, forms.setOf(forms.choice(Standard.Axis.class)).read(n, node), Condition.DemandsMet::new)),
                Map.entry("reportFiled", (n, node) -> atom(node, report(n, node), Condition.ReportFiled::new)),
                Map.entry("published", (n, node) -> atom(node, report(n, node), Condition.Published::new)),
                Map.entry("noticeGiven", this::noticeGiven),
                Map.entry("approved", this::approved),
                Map.entry("reviewSufficient", (n, node) -> atom(node, kind(n, node), Condition.ReviewSufficient::new)),
                Map.entry("caseAccepted", this::caseAccepted),
                Map.entry("residualAtMost", this::residualAtMost),
                Map.entry("boundedBy", this::boundedBy),
                Map.entry("found", this::found),
                Map.entry("forecastBeyond", this::forecastBeyond),
                Map.entry("updatedSinceStop", (n, node) -> atom(node, reference(Names.Kind.STOP, StopId::new).read(n, node), Condition.UpdatedSinceStop::new)));
    }

    /** The levels conditions may name, which are known before any condition is read. */
    void know(Collection<Level> ladder) {
        ladder.forEach(level -> levels.put(level.name(), level));
    }

    ClauseId clause(String name, Yaml node) {
        return reference(Names.Kind.CLAUSE, ClauseId::new).read(name, node);
    }

    ThresholdId threshold(String name, Yaml node) {
        return reference(Names.Kind.THRESHOLD, ThresholdId::new).read(name, node);
    }

    ReportId report(String name, Yaml node) {
        return reference(Names.Kind.REPORT, ReportId::new).read(name, node);
    }

    private StandardId standard(String name, Yaml node) {
        return reference(Names.Kind.STANDARD, StandardId::new).read(name, node);
    }

    /** A level by name. One that is not known keeps its name until its use is reported. */
    Level level(String name, Yaml node) {
        return reference(Names.Kind.LEVEL, text -> levels.getOrDefault(text, new Level(0, text))).read(name, node);
    }

    /** An id that must be held. */
    <T> Form<T> reference(Names.Kind kind, Function<String, T> maker) {
        return (name, node) -> {
            T id = forms.named(maker).read(name, node);
            if (id != null && node instanceof Yaml.Scalar scalar) {
                names.use(kind, scalar);
            }
            return id;
        };
    }

    Scope scope(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Set<Activity> activities = f.required("activities", forms.allOr(Activity.class));
            Set<Surface> surfaces = f.required("surfaces", forms.allOr(Surface.class));
            return () -> new Scope(activities, surfaces);
        });
    }

    Demand demand(String name, Yaml node) {
        return forms.fields("a demand", node, this::demand);
    }

    /** The keys of a demand, also where a mapping holds more than them. */
    Supplier<Demand> demand(Fields f) {
        StandardId standard = f.required("standard", this::standard);
        Scope before = f.required("before", this::scope);
        return () -> new Demand(standard, before);
    }

    /** A gate; {@code unwritten} is its clause where it names none, and absent where it must name one. */
    Gate gate(GateId id, Yaml node, Optional<ClauseId> unwritten) {
        return forms.fields("a gate", node, f -> {
            Scope scope = f.required("scope", this::scope);
            Condition requires = f.required("requires", this::condition);
            Gate.Otherwise otherwise = f.required("otherwise", forms.choice(Gate.Otherwise.class));
            ClauseId clause = unwritten.isPresent() ? f.optional("clause", this::clause).or(() -> unwritten).get() : f.required("clause", this::clause);
            return () -> new Gate(id, scope, requires, otherwise, clause);
        });
    }

    /** A condition: one word, or a mapping with one key. */
    Condition condition(String name, Yaml node) {
        return switch (node) {
            case Yaml.Scalar word -> word(name, word);
            case Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries) when entries.size() == 1 -> keyed(entries.getFirst());
            case Yaml.Mapping mapping -> forms.refuse(mapping, "a condition has one key, not " + mapping.entries().size(), "combine conditions in a list under `all` or `any`");
            case Yaml.Sequence list -> forms.refuse(list, "a condition is a word or a mapping with one key, not a list", "write `all: [...]` or `any: [...]`");
        };
    }

    private Condition word(String name, Yaml.Scalar word) {
        if (word.isText() && WORDS.containsKey(word.text())) {
            return WORDS.get(word.text());
        }
        if (word.isText() && atoms.containsKey(word.text())) {
            return forms.refuse(word, "condition `" + word.text() + "` says nothing of what it asks for", "write `" + word.text() + ": ...`");
        }
        return forms.refuse(word, name + " is no condition: " + word.described(), suggestion(word.text()));
    }

    private Condition keyed(Yaml.Entry entry) {
        Form<? extends Condition> form = atoms.get(entry.key().text());
        if (form == null) {
            boolean bare = WORDS.containsKey(entry.key().text());
            return forms.refuse(entry.key(), bare ? "condition `" + entry.key().text() + "` takes no value" : "there is no condition " + Problem.quote(entry.key().text()),
                    bare ? "write the word alone" : suggestion(entry.key().text()));
        }
        return form.read("`" + entry.key().text() + "`", entry.value());
    }

    private String suggestion(String written) {
        List<String> known = Stream.concat(atoms.keySet().stream(), WORDS.keySet().stream()).sorted().toList();
        return Nearest.to(written, known).map(near -> "write `" + near + "`").orElse("use one of " + known.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", ")));
    }

    private <A> Condition atom(Yaml node, A part, Function<A, Condition> maker) {
        return part == null ? null : forms.made(node, () -> maker.apply(part));
    }

    private Condition combined(String name, Yaml node, Function<List<Condition>, Condition> maker) {
        List<Condition> parts = forms.someOf(this::condition).read(name, node);
        return parts == null ? null : forms.made(node, () -> maker.apply(parts));
    }

    private Condition atLeast(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Integer count = f.required("count", forms::count);
            List<Condition> parts = f.required("of", forms.someOf(this::condition));
            if (count != null && parts != null && count > parts.size()) {
                problems.add(f.at(), name + " counts " + count + " of " + parts.size() + " parts, which never holds", "count at most " + parts.size() + ", or list more parts");
            }
            return () -> new Condition.AtLeast(count, parts);
        });
    }

    private Condition fromLevel(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Level level = f.required("level", this::level);
            Condition then = f.required("then", this::condition);
            return () -> new Condition.FromLevel(level, then);
        });
    }

    private Condition noticeGiven(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            var to = f.required("to", forms::role);
            ReportId about = f.required("about", this::report);
            return () -> new Condition.NoticeGiven(to, about);
        });
    }

    private Condition approved(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            var by = f.required("by", forms::role);
            Optional<TimeSpan> maxAge = f.optional("maxAge", forms::span);
            return () -> new Condition.Approved(by, maxAge);
        });
    }

    private Condition caseAccepted(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            String kind = f.required("kind", this::kind);
            var by = f.required("by", forms::role);
            return () -> new Condition.CaseAccepted(kind, by);
        });
    }

    private Condition residualAtMost(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            String category = f.required("category", this::kind);
            var when = f.required("when", forms.choice(Condition.ResidualAtMost.When.class));
            Level level = f.required("level", this::level);
            return () -> new Condition.ResidualAtMost(category, when, level);
        });
    }

    private Condition boundedBy(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            Optional<Integer> accounts = f.optional("accounts", forms::count);
            Optional<Boolean> tools = f.optional("tools", forms::onlyFalse);
            Optional<TimeSpan> autonomy = f.optional("autonomy", forms::span);
            Optional<Boolean> fineTuning = f.optional("fineTuning", forms::onlyFalse);
            Optional<Integer> attempts = f.optional("attempts", forms::count);
            if (Stream.of(accounts, tools, autonomy, fineTuning, attempts).allMatch(Optional::isEmpty)) {
                problems.add(f.at(), name + " names no bound, so anything would be within it", "name one of `accounts`, `tools`, `autonomy`, `fineTuning`, `attempts`");
            }
            return () -> new Condition.BoundedBy(new SurfaceBounds(accounts.map(OptionalLong::of).orElseGet(OptionalLong::empty), tools, autonomy, fineTuning,
                    attempts.map(OptionalInt::of).orElseGet(OptionalInt::empty)));
        });
    }

    private Condition found(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            var kind = f.required("kind", forms.choice(Condition.Found.Kind.class));
            var by = f.required("by", forms::role);
            return () -> new Condition.Found(kind, by);
        });
    }

    private Condition forecastBeyond(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            ThresholdId threshold = f.required("threshold", this::threshold);
            TimeSpan ahead = f.required("ahead", forms::span);
            TimeSpan maxAge = f.required("maxAge", forms::span);
            return () -> new Condition.ForecastBeyond(threshold, ahead, maxAge);
        });
    }

    private String kind(String name, Yaml node) {
        return forms.named(Function.<String>identity()).read(name, node);
    }
}
