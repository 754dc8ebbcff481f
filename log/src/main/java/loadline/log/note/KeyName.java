package loadline.log.note;

import loadline.log.Malformed;
import loadline.log.text.Shown;
import loadline.log.text.StrictText;

/** The rule for key names: not empty, at most 255 bytes, without control characters, Unicode spaces and plus. */
final class KeyName {
    private static final int LONGEST = 255;
    /** The one Unicode space that Java's two questions about spaces both miss. */
    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    static String checked(String name) {
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
