package loadline.core;

/** The shape shared by identifiers: letters, digits, {@code - . _ /} and {@code @}, starting with a letter or digit, at most 120 long. */
public final class Name {
    private Name() {}

    /** Whether {@code text} has the shape of an identifier. */
    public static boolean isName(String text) {
        if (text == null || text.isEmpty() || text.length() > 120) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && (i == 0 || "-._/@".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** {@code text} if it is an identifier. Throws naming {@code what} otherwise. */
    public static String of(String what, String text) {
        Rule.require(isName(text), () -> what + " is letters, digits and `-._/@`, starting with a letter or digit, not `" + text + "`");
        return text;
    }
}
