package loadline.formats.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.decision.Facts;
import loadline.core.decision.Outlook;
import loadline.core.decision.Outlook.Item;
import loadline.core.model.Subject;
import loadline.core.policy.PolicyId;

/** What waits to be done as a table of {@value Page#COLUMNS} columns, most pressing first. */
public final class OutlookText {
    private static final int[] WIDTHS = {8, 10, 40, 18, 20};
    private static final List<String> TITLES = List.of("", "when", "what", "who", "under");

    private OutlookText() {}

    /** The outlook of the facts: how much there is of each kind, then one row a thing. */
    public static String of(Facts facts) {
        return of(Outlook.of(facts), facts);
    }

    /** These items as a table; names are looked up in {@code facts}. */
    static String of(List<Item> items, Facts facts) {
        Sources sources = new Sources(facts);
        List<Node> head = new ArrayList<>();
        if (facts.reconstructed()) {
            head.add(Node.of("RECONSTRUCTION: facts were logged after the dates they claim"));
        }
        head.add(Node.of(Explanation.SELF_ATTESTED));
        StringBuilder out = new StringBuilder(Page.of(new Node(headline(items) + "; as of " + Times.minute(facts.asOf()) + ", tree size " + facts.treeSize(), head)));
        if (!items.isEmpty()) {
            append(out, TITLES);
            rows(items).forEach((row, some) -> append(out, cells(row, some, sources)));
        }
        return out.toString();
    }

    private static String headline(List<Item> items) {
        String counts = Arrays.stream(Outlook.Kind.values()).filter(kind -> count(items, kind) > 0).map(kind -> count(items, kind) + " " + words(kind)).collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing is due, lapsing or waited for" : counts;
    }

    private static long count(List<Item> items, Outlook.Kind kind) {
        return items.stream().filter(i -> i.kind() == kind).count();
    }

    private static String words(Outlook.Kind kind) {
        return switch (kind) {
            case STOPPED -> "stopped";
            case OVERDUE -> "overdue";
            case DUE -> "due";
            case LAPSING -> "lapsing";
            case WAITING -> "waiting";
        };
    }

    /** What items that share a row have in common. Criteria of one standard do. */
    private record Row(Outlook.Kind kind, String what, Optional<Subject> subject, String who, String when, Optional<PolicyId> policy) {}

    private static Map<Row, List<Item>> rows(List<Item> items) {
        return items.stream().collect(Collectors.groupingBy(OutlookText::row, LinkedHashMap::new, Collectors.toList()));
    }

    private static Row row(Item item) {
        String what = item.what() == Outlook.What.CRITERION ? "standard " + Pair.ofCriterion(item.about()).first() + ": " : words(item.what()) + " " + item.about();
        return new Row(item.kind(), what, item.subject(), who(item), item.when().map(Times::day).orElse(""), item.policy());
    }

    private static String words(Outlook.What what) {
        return switch (what) {
            case PAYLOAD -> "payload missing";
            case STOP -> "stop";
            case REVIEW -> "review";
            case ASSESSMENT -> "assessment";
            case PLAN -> "plan";
            case DETERMINATION -> "determination";
            case CRITERION -> "criterion";
            case APPROVAL -> "approval";
            case OBLIGATION -> "obligation";
        };
    }

    private static String who(Item item) {
        Stream<String> persons = item.persons().stream().sorted().map(Person::id);
        return Stream.concat(item.role().stream().map(Object::toString), persons).collect(Collectors.joining(", "));
    }

    private static List<String> cells(Row row, List<Item> items, Sources sources) {
        String criteria = items.stream().filter(i -> i.what() == Outlook.What.CRITERION).map(i -> Pair.ofCriterion(i.about()).second()).collect(Collectors.joining(", "));
        String subject = row.subject().map(s -> " of " + subject(s, sources)).orElse("");
        Stream<String> clauses = items.stream().flatMap(i -> i.clause().stream()).map(Object::toString).distinct();
        String under = Stream.concat(row.policy().stream().map(Object::toString), clauses).collect(Collectors.joining(" "));
        return List.of(words(row.kind()), row.when(), row.what() + criteria + subject, row.who(), under);
    }

    private static String subject(Subject subject, Sources sources) {
        return switch (subject) {
            case Subject.Deployment(Digest weights, Digest configuration) -> sources.weights(weights) + " in " + configuration.brief();
            case Subject.Weights(Digest weights) -> sources.weights(weights);
            case Subject.TrainingRun(Digest weights) -> sources.weights(weights);
        };
    }

    private static void append(StringBuilder out, List<String> cells) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            columns.add(Page.wrapped(Node.of(cells.get(i)).text(), WIDTHS[i]));
        }
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                String cell = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                row.append(cell).append(" ".repeat(Math.max(0, WIDTHS[i] + 1 - Page.columns(cell))));
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
    }
}
