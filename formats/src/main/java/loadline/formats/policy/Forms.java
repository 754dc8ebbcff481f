package loadline.formats.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Name;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.formats.Problem;

/** The forms every document of the language is made of: text, numbers, dates, choices, lists, mappings. */
public final class Forms {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?");
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SPAN =
            Pattern.compile("P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?|PT(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}S)?");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Problems problems;

    /** Forms that record what is wrong in {@code problems}. */
    public Forms(Problems problems) {
        this.problems = problems;
    }

    /** Any text, also an empty one. */
    public String anyText(String name, Yaml node) {
        if (node instanceof Yaml.Scalar scalar && scalar.isText()) {
            return scalar.text();
        }
        return refuse(node, name + " is text, not " + node.described(), "write text, in quotes where it reads as a number or truth value");
    }

    /** Text with something in it. */
    public String text(String name, Yaml node) {
        String text = anyText(name, node);
        return text != null && text.isBlank() ? refuse(node, name + " says something, and here it is empty", "write it out") : text;
    }

    /** Text of at most {@code longest} characters. */
    public Form<String> textUpTo(int longest) {
        return (name, node) -> {
            String text = anyText(name, node);
            boolean fits = text == null || text.length() <= longest;
            return fits ? text : refuse(node, name + " has at most " + longest + " characters, not " + text.length(), "shorten it");
        };
    }

    /** An identifier, made of its name by {@code maker}. */
    public <T> Form<T> named(Function<String, T> maker) {
        return (name, node) -> {
            String text = anyText(name, node);
            if (text == null || Name.isName(text)) {
                return text == null ? null : maker.apply(text);
            }
            return refuse(node, name + " is letters, digits and `-._/@`, starting with a letter or digit, at most 120 long, not " + Problem.quote(text), "write such a name");
        };
    }

    /** A name without {@code @}: the name or the version in {@code name@version}. */
    public String plainName(String name, Yaml node) {
        String text = named(Function.identity()).read(name, node);
        return text != null && text.indexOf('@') >= 0 ? refuse(node, name + " holds no `@`, unlike " + Problem.quote(text), "remove it") : text;
    }

    /** {@code name@version}. */
    public <T> Form<T> versioned(Function<String, T> maker) {
        return (name, node) -> {
            String text = anyText(name, node);
            if (text == null || Stream.of(text.split("@", -1)).allMatch(Name::isName) && text.split("@", -1).length == 2) {
                return text == null ? null : maker.apply(text);
            }
            return refuse(node, name + " is written `name@version`, not " + Problem.quote(text), "write a name, `@` and a version");
        };
    }

    /** A role. */
    public Role role(String name, Yaml node) {
        return named(Role::new).read(name, node);
    }

    /** {@code sha256:} and 64 digits. */
    public Digest digest(String name, Yaml node) {
        String text = anyText(name, node);
        if (text == null || DIGEST.matcher(text).matches()) {
            return text == null ? null : new Digest(text);
        }
        return refuse(node, name + " is `sha256:` and 64 lower-case hexadecimal digits, not " + Problem.quote(text), "write the digest of the text that was read");
    }

    /** An exact decimal, as a number or as text; never read as binary floating point. */
    public BigDecimal decimal(String name, Yaml node) {
        if (!(node instanceof Yaml.Scalar scalar) || scalar.kind() == Yaml.Kind.TRUTH || scalar.kind() == Yaml.Kind.NOTHING) {
            return refuse(node, name + " is a decimal number, not " + node.described(), "write a number such as `0.05`");
        }
        if (!DECIMAL.matcher(scalar.text()).matches()) {
            return refuse(node, name + " is a decimal number of at most 15 digits before and after the point, not " + Problem.quote(scalar.text()), "write a number such as `0.05`");
        }
        return new BigDecimal(scalar.text());
    }

    /** A share: from 0 to 1. */
    public BigDecimal share(String name, Yaml node) {
        return decimal(name, node, "is from 0 to 1", d -> d.signum() >= 0 && d.compareTo(BigDecimal.ONE) <= 0);
    }

    /** An error probability: above 0 and below 0.5. */
    public BigDecimal alpha(String name, Yaml node) {
        return decimal(name, node, "is above 0 and below 0.5", d -> d.signum() > 0 && d.compareTo(HALF) < 0);
    }

    /** A number from 0 on. */
    public BigDecimal notNegative(String name, Yaml node) {
        return decimal(name, node, "is at least 0", d -> d.signum() >= 0);
    }

    /** A number above 1. */
    public BigDecimal aboveOne(String name, Yaml node) {
        return decimal(name, node, "is above 1", d -> d.compareTo(BigDecimal.ONE) > 0);
    }

    private BigDecimal decimal(String name, Yaml node, String rule, Predicate<BigDecimal> holds) {
        BigDecimal number = decimal(name, node);
        boolean fine = number == null || holds.test(number);
        return fine ? number : refuse(node, name + " " + rule + ", not `" + number.toPlainString() + "`", "write a number that does");
    }

    /** A whole number from 1 to 999999999. */
    public Integer count(String name, Yaml node) {
        if (node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.INTEGER && WHOLE.matcher(scalar.text()).matches()) {
            return Integer.valueOf(scalar.text());
        }
        return refuse(node, name + " is a whole number from 1 to 999999999, not " + node.described(), "write one without quotes");
    }

    /** True or false. */
    public Boolean truth(String name, Yaml node) {
        if (node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.TRUTH) {
            return scalar.text().toLowerCase(Locale.ROOT).equals("true");
        }
        return refuse(node, name + " is `true` or `false`, not " + node.described(), "write one of them without quotes");
    }

    /** The word {@code true}, for keys that are there or not. */
    public Boolean onlyTrue(String name, Yaml node) {
        Boolean truth = truth(name, node);
        return truth == null || truth ? truth : refuse(node, name + " is `true` where it stands at all", "write `true`, or leave it out and use another key");
    }

    /** The word {@code false}, for bounds: one that is {@code true} would bound nothing. */
    public Boolean onlyFalse(String name, Yaml node) {
        Boolean truth = truth(name, node);
        return truth == null || !truth ? truth : refuse(node, name + " is `false` where it stands at all: `true` would bound nothing", "write `false`, or leave it out");
    }

    /** A calendar date. */
    public LocalDate date(String name, Yaml node) {
        String text = anyText(name, node);
        try {
            if (text == null || DATE.matcher(text).matches()) {
                return text == null ? null : LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // a day the calendar does not have: the same answer as for any other text
        }
        return refuse(node, name + " is a date, not " + Problem.quote(text), "write year, month and day, such as `2025-05-14`");
    }

    /** A length of time. */
    public TimeSpan span(String name, Yaml node) {
        String text = anyText(name, node);
        if (text == null || SPAN.matcher(text).matches()) {
            return text == null ? null : TimeSpan.of(text);
        }
        return refuse(node, name + " is a length of time, not " + Problem.quote(text), "write ISO 8601, such as `P6M`, `P30D` or `PT72H`");
    }

    /** One word of a closed set: the constants of {@code words} in lower case with hyphens. */
    public <E extends Enum<E>> Form<E> choice(Class<E> words) {
        return (name, node) -> {
            String text = anyText(name, node);
            return text == null ? null : Stream.of(words.getEnumConstants()).filter(e -> word(e).equals(text)).findFirst().orElseGet(() -> refuseWord(name, node, text, words));
        };
    }

    private <E extends Enum<E>> E refuseWord(String name, Yaml node, String text, Class<E> words) {
        List<String> known = Stream.of(words.getEnumConstants()).map(Forms::word).toList();
        String listed = known.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
        return refuse(node, name + " is one of " + listed + ", not " + Problem.quote(text), Nearest.to(text, known).map(near -> "write `" + near + "`").orElse("choose one of them"));
    }

    /** How a constant is written: {@code FINE_TUNING_API} as {@code fine-tuning-api}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list in which nothing stands twice. */
    public <T> Form<List<T>> listOf(Form<T> item) {
        return (name, node) -> {
            if (!(node instanceof Yaml.Sequence(Yaml.Place _, List<Yaml> items))) {
                return refuse(node, name + " is a list, not " + node.described(), "write `[...]`, also around a single item");
            }
            List<T> values = new ArrayList<>();
            Set<T> seen = new HashSet<>();
            for (Yaml each : items) {
                T value = item.read("an item of " + name, each);
                if (value != null && !seen.add(value)) {
                    problems.add(each.at(), name + " holds " + (each instanceof Yaml.Scalar ? each.described() : "the same item") + " twice", "remove one");
                }
                values.add(value);
            }
            return values;
        };
    }

    /** A list in which nothing stands twice and something stands. */
    public <T> Form<List<T>> someOf(Form<T> item) {
        return (name, node) -> {
            List<T> values = listOf(item).read(name, node);
            return values != null && values.isEmpty() ? refuse(node, name + " lists at least one, and here none", "list one") : values;
        };
    }

    /** A set, from a list in which something stands. */
    public <T> Form<Set<T>> setOf(Form<T> item) {
        return (name, node) -> {
            List<T> values = someOf(item).read(name, node);
            return values == null ? null : new HashSet<>(values);
        };
    }

    /** The word {@code all}, or a list of words of a closed set. */
    public <E extends Enum<E>> Form<Set<E>> allOr(Class<E> words) {
        return (name, node) -> {
            if (node instanceof Yaml.Scalar scalar && scalar.isText() && scalar.text().equals("all")) {
                return EnumSet.allOf(words);
            }
            if (node instanceof Yaml.Sequence) {
                return setOf(choice(words)).read(name, node);
            }
            return refuse(node, name + " is `all` or a list, not " + node.described(), "write `all`, or a list such as `[" + word(words.getEnumConstants()[0]) + "]`");
        };
    }

    /** What stands under an id. */
    @FunctionalInterface
    public interface Part<I, T> {
        /** The value, or null where the node is not of this form, which was then recorded. */
        T read(I id, Yaml node);
    }

    /** A mapping from ids, made by {@code maker}, to parts. {@code declare} is told each id as it stands. */
    public <I, T> Form<List<T>> keyed(Function<String, I> maker, Consumer<Yaml.Scalar> declare, Part<I, T> part) {
        return (name, node) -> {
            if (!(node instanceof Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries))) {
                return refuse(node, name + " is a mapping from ids, not " + node.described(), "write `id: ...` for each, or `{}` for none");
            }
            List<T> values = new ArrayList<>();
            for (Yaml.Entry entry : entries) {
                declare.accept(entry.key());
                values.add(part.read(named(maker).read("an id in " + name, entry.key()), entry.value()));
            }
            return values;
        };
    }

    /**
     * A mapping with known keys. {@code reader} reads them all and answers how to make the value; it is made only if the
     * document has no problem so far, so parts that could not be read never reach a constructor.
     */
    public <T> T fields(String what, Yaml node, Function<Fields, Supplier<T>> reader) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            return refuse(node, what + " is a mapping, not " + node.described(), "write `key: value` for each of its keys");
        }
        Fields fields = new Fields(problems, mapping, what);
        Supplier<T> maker = reader.apply(fields);
        fields.refuseOthers();
        return made(node, maker);
    }

    /** The value, unless the document has a problem so far or its own type refuses it. */
    public <T> T made(Yaml node, Supplier<T> maker) {
        if (problems.hasAny()) {
            return null;
        }
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            return refuse(node, e.getMessage(), "mend what it names");
        }
    }

    /** Records a problem at a node, unless the node itself was refused already. Answers null. */
    public <T> T refuse(Yaml node, String message, String whatToDo) {
        if (!(node instanceof Yaml.Scalar scalar) || scalar.kind() != Yaml.Kind.REFUSED) {
            problems.add(node.at(), message, whatToDo);
        }
        return null;
    }
}
