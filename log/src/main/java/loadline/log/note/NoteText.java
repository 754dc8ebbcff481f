package loadline.log.note;

import loadline.log.Malformed;
import loadline.log.text.Shown;

/** The rule for the text that is signed: it ends in a newline and has no other character below U+0020. */
final class NoteText {
    private NoteText() {}

    static String checked(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("a note text ends in a newline; this one ends in " + Shown.of(text.substring(Math.max(0, text.length() - 20))));
        }
        refuseControls(text);
        return text;
    }

    static void refuseControls(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Malformed("a note has no control character but the newline; look for tabs and carriage returns");
        }
    }
}
