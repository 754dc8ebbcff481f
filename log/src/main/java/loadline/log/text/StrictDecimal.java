package loadline.log.text;

import loadline.log.Malformed;

/** A whole number from 0 to 2^63-1 in ASCII digits without sign or leading zero. */
public final class StrictDecimal {
    private static final int MOST_DIGITS = 19;

    private StrictDecimal() {}

    /**
     * The number that {@code text} spells.
     *
     * @throws Malformed naming {@code what} if it spells none, or not in the only accepted way
     */
    public static long read(String what, String text) {
        if (!isDecimal(text)) {
            throw refused(what, text);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw refused(what, text);
        }
    }

    private static boolean isDecimal(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain && (text.length() == 1 || text.charAt(0) != '0');
    }

    private static Malformed refused(String what, String text) {
        return new Malformed(what + " is a decimal from 0 to 9223372036854775807 without leading zeros, not " + Shown.of(text));
    }
}
