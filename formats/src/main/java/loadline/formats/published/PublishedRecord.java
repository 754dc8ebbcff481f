package loadline.formats.published;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.Aggregate.Arm;
import loadline.core.evaluation.Aggregate.Items;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.statistics.SpreadKind;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Form;
import loadline.formats.policy.Forms;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.Problems;
import loadline.formats.policy.Yaml;

/**
 * Reads published figures:
 * <pre>{@code
 * model: Claude Opus 4
 * results:
 *   - task: bioweapons-acquisition-uplift
 *     model: Claude Opus 4
 *     mean: "0.63"
 *     successes: unknown
 *     items: {least: 8, most: 10}
 *     unit: participants
 *     spread: "0.13"
 *     spreadKind: unknown
 *     control: {mean: "0.25", spread: "0.13", items: {least: 8, most: 10}}
 *     aggregation: mean
 *     attempts: unknown
 *     source: Claude 4 system card p.93
 * }</pre>
 * A document may also hold one result without the frame. {@code weights} and {@code plan} (digests) may be left out.
 */
public final class PublishedRecord {
    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    private final Problems problems;
    private final Forms forms;
    private final Digest document;

    private PublishedRecord(Problems problems, Digest document) {
        this.problems = problems;
        this.forms = new Forms(problems);
        this.document = document;
    }

    /** The runs of a document, or everything that is wrong with it. {@code fileName} is for messages. */
    public static Parsed<List<EvaluationRun>> read(String fileName, byte[] bytes) {
        Digest document = Sha256.of(bytes);
        return PolicyYaml.read(fileName, bytes, (root, problems) -> new PublishedRecord(problems, document).runs(root));
    }

    private List<EvaluationRun> runs(Yaml root) {
        boolean framed = root instanceof Yaml.Mapping mapping && mapping.entries().stream().anyMatch(e -> e.key().text().equals("results"));
        if (!framed) {
            EvaluationRun run = run("a published result", root);
            return run == null ? null : List.of(run);
        }
        return forms.fields("a record of published results", root, fields -> {
            fields.required("model", forms::text);
            List<EvaluationRun> runs = fields.required("results", forms.someOf(this::run));
            return () -> runs;
        });
    }

    private EvaluationRun run(String name, Yaml node) {
        return forms.fields("a published result", node, fields -> {
            String task = fields.required("task", forms::text);
            String model = fields.required("model", forms::text);
            Optional<Digest> weights = fields.optional("weights", forms::digest);
            Optional<Digest> plan = fields.optional("plan", forms::digest);
            Supplier<Aggregate> aggregate = aggregate(node, fields);
            return () -> run(task, model, plan, weights, aggregate.get());
        });
    }

    private EvaluationRun run(String task, String model, Optional<Digest> plan, Optional<Digest> weights, Aggregate aggregate) {
        int items = aggregate.items().map(Items::most).orElse(-1);
        return new EvaluationRun(
                document, "published", UNKNOWN, document.value(), EvaluationRun.Status.PUBLISHED, task, UNKNOWN, model, plan, weights,
                new EvaluationRun.Counts(items, 0, 0, 0, 0, 0, 0), Map.of(), List.of(), new EvaluationRun.Result.Published(aggregate),
                List.of(new Finding(Finding.Code.NOTE, "entered by hand from a publication; there are no samples to derive it from")));
    }

    private Supplier<Aggregate> aggregate(Yaml node, Fields fields) {
        Optional<BigDecimal> mean = fields.required("mean", orUnknown(forms::decimal));
        Optional<BigDecimal> successes = fields.required("successes", orUnknown(forms::notNegative));
        Optional<Items> items = fields.required("items", orUnknown(this::items));
        String unit = fields.required("unit", forms::text);
        Optional<BigDecimal> spread = fields.required("spread", orUnknown(forms::notNegative));
        SpreadKind spreadKind = fields.required("spreadKind", forms.choice(SpreadKind.class));
        Optional<Arm> control = fields.required("control", orWords(List.of(NONE, UNKNOWN), this::control));
        String aggregation = fields.required("aggregation", forms::text);
        Optional<Integer> attempts = fields.required("attempts", orUnknown(forms::count));
        String source = fields.required("source", forms::text);
        if (isUnknown(mean) && isUnknown(successes)) {
            problems.add(node.at(), "neither `mean` nor `successes` is known, so the result says nothing", "give at least one of them");
        }
        requireFit(node, successes, items);
        return () -> new Aggregate(mean, successes, items, unit, spread, spreadKind, control, aggregation, attempts.orElse(0), source);
    }

    /** A part that could not be read is null, and was reported. */
    private static boolean isUnknown(Optional<?> part) {
        return part != null && part.isEmpty();
    }

    private void requireFit(Yaml node, Optional<BigDecimal> successes, Optional<Items> items) {
        boolean bothKnown = successes != null && items != null && successes.isPresent() && items.isPresent();
        if (bothKnown && successes.get().compareTo(BigDecimal.valueOf(items.get().most())) > 0) {
            problems.add(node.at(), "`successes` is `" + successes.get().toPlainString() + "`, more than the " + items.get().most() + " `items`",
                    "count both in the same unit");
        }
    }

    private Items items(String name, Yaml node) {
        if (!(node instanceof Yaml.Mapping)) {
            Integer exactly = forms.count(name, node);
            return exactly == null ? null : new Items(exactly, exactly);
        }
        return forms.fields(name, node, fields -> {
            Integer least = fields.required("least", forms::count);
            Integer most = fields.required("most", forms::count);
            return () -> new Items(least, most);
        });
    }

    private Arm control(String name, Yaml node) {
        return forms.fields(name, node, fields -> {
            BigDecimal mean = fields.required("mean", forms::decimal);
            Optional<BigDecimal> spread = fields.required("spread", orUnknown(forms::notNegative));
            Optional<Items> items = fields.required("items", orUnknown(this::items));
            return () -> new Arm(mean, spread, items);
        });
    }

    private static <T> Form<Optional<T>> orUnknown(Form<T> form) {
        return orWords(List.of(UNKNOWN), form);
    }

    /** One of the words, or the form. */
    private static <T> Form<Optional<T>> orWords(List<String> words, Form<T> form) {
        return (name, node) -> {
            if (node instanceof Yaml.Scalar scalar && scalar.isText() && words.contains(scalar.text())) {
                return Optional.empty();
            }
            T value = form.read(name, node);
            return value == null ? null : Optional.of(value);
        };
    }
}
