package loadline.log.text;

/** Text from elsewhere as a message may show it: in backticks, on one line, short, with nothing that steers a terminal. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        StringBuilder shown = new StringBuilder("`");
        start.chars().forEach(c -> shown.append(isSafe((char) c) ? (char) c : '?'));
        return shown.append('`').toString();
    }

    private static boolean isSafe(char c) {
        int type = Character.getType(c);
        boolean unseen = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        boolean breaksLine = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        return !unseen && !breaksLine && c != '`';
    }
}
