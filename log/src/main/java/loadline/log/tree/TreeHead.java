package loadline.log.tree;

import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.text.Shown;
import loadline.log.text.StrictDecimal;
import loadline.log.text.StrictText;

/**
 * The state of a log: whose it is, how many entries it has (0 to 2^63-1), and the root of the Merkle tree over them. Its text
 * is the body of what C2SP calls a checkpoint. Unsigned it is only a claim.
 */
public record TreeHead(String origin, long size, Hash root) {
    private static final int LONGEST_ORIGIN = 255;

    /** @throws Malformed if the origin is not one line of 1 to 255 bytes, the size is negative, or an empty tree has another root than {@link Hash#empty} */
    public TreeHead {
        boolean line = !origin.isEmpty() && origin.chars().allMatch(c -> c >= 0x20);
        if (!line || StrictText.write("an origin", origin).length > LONGEST_ORIGIN) {
            throw new Malformed("an origin is one line of 1 to " + LONGEST_ORIGIN + " bytes, not " + Shown.of(origin));
        }
        if (size < 0) {
            throw new Malformed("a tree size is at least 0, not " + size);
        }
        if (size == 0 && !root.equals(Hash.empty())) {
            throw new Malformed("the tree of size 0 has the root `" + Hash.empty().base64() + "`, not `" + root.base64() + "`");
        }
    }

    /**
     * The tree head that a note text spells.
     *
     * @throws Malformed if it is not the three lines origin, decimal size and base64 root, each ended by a newline
     */
    public static TreeHead read(String text) {
        String[] lines = text.split("\n", 5);
        if (lines.length == 5) {
            throw new Malformed("a tree head is three lines; extension lines are not read: " + Shown.of(lines[3]));
        }
        if (lines.length < 4 || !lines[3].isEmpty()) {
            throw new Malformed("a tree head is three lines, each ended by a newline, not " + Shown.of(text));
        }
        return new TreeHead(lines[0], StrictDecimal.read("a tree size", lines[1]), Hash.ofBase64(lines[2]));
    }

    /** The text that is signed: three lines, each ended by a newline. */
    public String write() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
