package loadline.formats;

import java.util.Comparator;

/**
 * One thing wrong with a document, where, and how to mend it.
 *
 * @param file the name the reader was given
 * @param line counted from 1; 0 where the problem concerns the file as a whole
 * @param column counted from 1 in characters (code points); 0 where the problem concerns the file as a whole
 * @param message the rule and what was found instead, in one line
 * @param whatToDo in one line
 */
public record Problem(String file, int line, int column, String message, String whatToDo) implements Comparable<Problem> {
    private static final int LONGEST_INPUT = 60;
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column).thenComparing(Problem::message).thenComparing(Problem::whatToDo);

    public Problem {
        if (line < 0 || column < 0 || line == 0 != (column == 0)) {
            throw new IllegalArgumentException("a position counts lines and columns from 1, or is 0:0 for the whole file, not " + line + ":" + column);
        }
    }

    /** A problem of the file as a whole. */
    public static Problem ofFile(String file, String message, String whatToDo) {
        return new Problem(file, 0, 0, message, whatToDo);
    }

    /** Input as messages show it: in backticks, on one line, shortened, nothing in it that a terminal would obey. */
    public static String quote(String input) {
        StringBuilder shown = new StringBuilder("`");
        input.codePoints().limit(LONGEST_INPUT).map(Problem::visible).forEach(shown::appendCodePoint);
        return shown.append(input.codePointCount(0, input.length()) > LONGEST_INPUT ? "...`" : "`").toString();
    }

    /** Text without anything in it that a terminal would obey, whatever the document holds: such characters become U+FFFD. */
    public static String plain(String text) {
        return text.codePoints().map(Problem::visible).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** {@code codePoint}, or U+FFFD where it steers a terminal or hides: controls, format characters, separators, surrogates. */
    private static int visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> 0xFFFD;
            default -> codePoint;
        };
    }

    /** Orders problems by file and place. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code file:line:column: message; whatToDo}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + message + "; " + whatToDo;
    }
}
