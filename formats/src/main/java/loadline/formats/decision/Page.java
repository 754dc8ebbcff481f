package loadline.formats.decision;

import java.util.ArrayList;
import java.util.List;

/** Nodes as lines of at most {@value #COLUMNS} columns, each level two further in. Columns are counted in code points. */
public final class Page {
    /** How wide a page is. */
    public static final int COLUMNS = 100;

    private static final int STEP = 2;
    private static final int HANGING = 4;
    private static final int DEEPEST = 40;

    private final StringBuilder out = new StringBuilder();

    private Page() {}

    /** The node and all under it, each line ended. */
    public static String of(Node node) {
        Page page = new Page();
        page.append(node, 0);
        return page.out.toString();
    }

    private void append(Node node, int indent) {
        String lead = " ".repeat(indent);
        for (String line : wrapped(node.text(), COLUMNS - indent, COLUMNS - indent - HANGING)) {
            out.append(lead).append(line).append('\n');
            lead = " ".repeat(indent + HANGING);
        }
        for (Node child : node.children()) {
            append(child, Math.min(indent + STEP, DEEPEST));
        }
    }

    /** The text in lines of at most {@code width} columns, broken at spaces, and inside a word only where it is wider than a line. */
    static List<String> wrapped(String text, int width) {
        return wrapped(text, width, width);
    }

    private static List<String> wrapped(String text, int first, int others) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            int width = lines.isEmpty() ? first : others;
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
                width = others;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (columns(line) > width) {
                int cut = line.offsetByCodePoints(0, width);
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
                width = others;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    static int columns(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
