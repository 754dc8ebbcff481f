package loadline.log.cosign;

import java.util.Arrays;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.text.Shown;
import loadline.log.text.StrictDecimal;
import loadline.log.text.StrictText;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/**
 * Two tree heads of one log, of one size, with two roots: proof that the log showed two views, for anyone who has the log's
 * key. Nothing is established until {@link #verify} returns.
 */
public record SplitView(SignedNote first, SignedNote second) {
    /** The most that is read, in bytes. */
    public static final int LONGEST = 2 * SignedNote.LONGEST + 128;

    private static final String VERSION = "loadline-split-view/v1\n";

    /** @throws Malformed unless both are tree heads of one origin and one size whose roots differ */
    public SplitView {
        TreeHead one = TreeHead.read(first.unverifiedText());
        TreeHead other = TreeHead.read(second.unverifiedText());
        boolean split = one.origin().equals(other.origin()) && one.size() == other.size() && !one.root().equals(other.root());
        if (!split) {
            throw new Malformed("a split view is two tree heads of one origin and one size with two roots, not " + one.size() + " `" + one.root().base64() + "` of " + Shown.of(one.origin())
                    + " and " + other.size() + " `" + other.root().base64() + "` of " + Shown.of(other.origin()));
        }
    }

    /**
     * The split view that these bytes spell: a version line, the decimal length of the first note in bytes, and both notes.
     *
     * @throws Malformed if they spell none
     */
    public static SplitView read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Malformed("a split view has at most " + LONGEST + " bytes, not " + bytes.length);
        }
        int version = VERSION.length();
        int lengthEnd = indexOfNewline(bytes, version);
        if (lengthEnd < 0 || !Arrays.equals(bytes, 0, version, StrictText.write("a version", VERSION), 0, version)) {
            throw new Malformed("a split view begins with `loadline-split-view/v1` and a line with the length of its first note");
        }
        long length = StrictDecimal.read("the length of a note", StrictText.read("a length", Arrays.copyOfRange(bytes, version, lengthEnd)));
        int start = lengthEnd + 1;
        if (length > bytes.length - start) {
            throw new Malformed("the first note of a split view has " + length + " bytes, but only " + (bytes.length - start) + " follow");
        }
        int middle = start + (int) length;
        return new SplitView(SignedNote.read(Arrays.copyOfRange(bytes, start, middle)), SignedNote.read(Arrays.copyOfRange(bytes, middle, bytes.length)));
    }

    /** The bytes of the file; the same as were read. */
    public byte[] write() {
        int length = first.write().length;
        return StrictText.write("a split view", VERSION + length + "\n" + first + second);
    }

    /**
     * Returns if the log's key signed both.
     *
     * @return the root of the first
     * @throws NotAuthentic if it did not, or is of another origin
     */
    public Hash verify(VerifierKey log) {
        SignedTreeHead one = SignedTreeHead.open(first, log);
        SignedTreeHead.open(second, log);
        return one.head().root();
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at < bytes.length ? at : -1;
    }
}
