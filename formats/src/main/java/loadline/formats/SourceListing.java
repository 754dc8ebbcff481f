package loadline.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows problems with the line of the source they lie on and a caret under the column. What the source holds is shown as
 * plain text whatever it holds: control characters come out as U+FFFD, long lines as the part around the column.
 *
 * <pre>
 * policy.yaml:12:5: a clause has no key `qoute`
 *   12 |     qoute: "act as though"
 *      |     ^
 *   do: write `quote`
 * </pre>
 */
public final class SourceListing {
    private static final int WIDEST = 100;

    private final List<String> lines;

    /** A listing of {@code source}; bytes that are not UTF-8 come out as U+FFFD. */
    public SourceListing(byte[] source) {
        this.lines = List.of(new String(source, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1));
    }

    /** All problems, a blank line between two, ending in a line break. */
    public String show(List<Problem> problems) {
        return problems.stream().map(this::show).collect(Collectors.joining("\n"));
    }

    /** One problem, ending in a line break. */
    public String show(Problem problem) {
        if (problem.line() == 0) {
            return problem.file() + ": " + problem.message() + "\n  do: " + problem.whatToDo() + "\n";
        }
        String place = problem.file() + ":" + problem.line() + ":" + problem.column();
        return place + ": " + problem.message() + "\n" + excerpt(problem) + "  do: " + problem.whatToDo() + "\n";
    }

    private String excerpt(Problem problem) {
        if (problem.line() > lines.size()) {
            return "";
        }
        int[] line = Problem.plain(lines.get(problem.line() - 1).replace('\t', ' ')).codePoints().toArray();
        int caret = Math.min(problem.column() - 1, line.length);
        int from = line.length <= WIDEST ? 0 : Math.clamp(caret - WIDEST / 2, 0, line.length - WIDEST);
        int to = Math.min(line.length, from + WIDEST);
        String cutBefore = from > 0 ? "..." : "";
        String cutAfter = to < line.length ? "..." : "";
        String number = String.valueOf(problem.line());
        String shown = cutBefore + new String(line, from, to - from) + cutAfter;
        return "  " + number + " | " + shown + "\n  " + " ".repeat(number.length()) + " | " + " ".repeat(cutBefore.length() + caret - from) + "^\n";
    }
}
