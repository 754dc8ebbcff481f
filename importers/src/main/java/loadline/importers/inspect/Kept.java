package loadline.importers.inspect;

/** Counts the characters that are kept, so that many long names fill no more memory than one limit allows. */
final class Kept {
    private long chars;

    /** Counts a text and gives it back; throws {@link Refusal} beyond {@link Caps#KEPT_CHARS}. */
    String add(String text) {
        chars += text.length();
        if (chars > Caps.KEPT_CHARS) {
            throw Refusal.above("KEPT_CHARS", Caps.KEPT_CHARS, "the ids and names of the log have more characters together");
        }
        return text;
    }
}
