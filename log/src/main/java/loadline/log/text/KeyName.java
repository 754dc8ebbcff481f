package loadline.log.text;

import loadline.log.Malformed;

/** The rule for key names: not empty, at most 255 bytes, without control characters, Unicode spaces and plus. */
public final class KeyName {
    private static final int LONGEST = 255;
    /** The one Unicode space that Java's two questions about spaces both miss. */
    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    /** The name. @throws Malformed if it breaks the rule */
    public static String checked(String name) {
        boolean length = !name.isEmpty() && StrictText.write("a key name", name).length <= LONGEST;
        if (!length || name.codePoints().anyMatch(KeyName::isBarred)) {
            throw new Malformed("a key name is 1 to " + LONGEST + " bytes without spaces, control characters and `+`, not " + Shown.of(name));
        }
        return name;
    }

    private static boolean isBarred(int c) {
        return c == '+' || c < 0x20 || c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
