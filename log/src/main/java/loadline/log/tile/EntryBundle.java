package loadline.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loadline.log.Malformed;

/** The bytes of an entry bundle: for each entry its length in two bytes, the higher first, and the entry. */
public final class EntryBundle {
    /** The longest entry, in bytes. */
    public static final int LONGEST_ENTRY = 0xffff;

    /** The most bytes of a bundle. */
    public static final int LONGEST = TileName.WIDTH * (2 + LONGEST_ENTRY);

    private EntryBundle() {}

    /** @throws Malformed unless there are 1 to 256 entries, none longer than {@link #LONGEST_ENTRY} */
    public static byte[] write(List<byte[]> entries) {
        HashTile.requireWidth(entries.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new Malformed("an entry of a bundle has at most " + LONGEST_ENTRY + " bytes, not " + entry.length);
            }
            bytes.write(entry.length >>> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /** The {@code width} entries that these bytes spell. @throws Malformed if they end early or late */
    public static List<byte[]> read(byte[] bytes, int width) {
        HashTile.requireWidth(width);
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        for (int i = 0; i < width; i++) {
            int length = at + 2 <= bytes.length ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : Integer.MAX_VALUE;
            if (length > bytes.length - at - 2) {
                throw new Malformed("a bundle of " + width + " entries ends within entry " + i);
            }
            entries.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (at != bytes.length) {
            throw new Malformed("a bundle of " + width + " entries has " + (bytes.length - at) + " bytes after its last");
        }
        return entries;
    }
}
