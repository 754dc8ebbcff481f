package loadline.cli.shell;

import java.util.ArrayList;
import java.util.List;
import loadline.formats.Problem;

/** Rows in columns, for people. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> head) {
        rows.add(head);
    }

    /** A table with these column heads. */
    public static Table of(String... head) {
        return new Table(List.of(head));
    }

    /** Adds a row. Nothing in it reaches the terminal that would steer it. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            row.add(Problem.plain(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    /** The lines; with {@code none} in their place where there is no row. */
    public String orElse(String none) {
        return rows.size() == 1 ? none + "\n" : toString();
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.append(line.toString().stripTrailing()).append('\n');
        }
        return lines.toString();
    }
}
