package loadline.log.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import loadline.log.Malformed;
import loadline.log.text.Shown;
import loadline.log.text.StrictDecimal;

/** The name of one file of a tiled log: which it is of its kind, and how many of {@value #WIDTH} places are filled. */
public sealed interface TileName {
    /** How many hashes or entries a full file has. */
    int WIDTH = 256;

    /** How many levels of the tree one level of tiles spans. */
    int BITS = 8;

    /** The hashes {@code index * 256} and following of a level; level 0 has the leaf hashes, each next one the roots of 256. */
    record Hashes(int level, long index, int width) implements TileName {
        /** @throws Malformed if level, index or width is out of bounds */
        public Hashes {
            if (level < 0 || level > HIGHEST_LEVEL) {
                throw new Malformed("a tile's level is 0 to " + HIGHEST_LEVEL + ", not " + level);
            }
            check(index, width);
        }

        /** The last, partial tile of a level in a tree of this size. @throws Malformed if the level ends in a full one */
        public static Hashes last(int level, long size) {
            long hashes = size >>> BITS * level;
            return new Hashes(level, hashes / WIDTH, (int) (hashes % WIDTH));
        }

        @Override
        public Hashes of(int otherWidth) {
            return new Hashes(level, index, otherWidth);
        }
    }

    /** The entries {@code index * 256} and following. */
    record Entries(long index, int width) implements TileName {
        /** @throws Malformed if index or width is out of bounds */
        public Entries {
            check(index, width);
        }

        @Override
        public Entries of(int otherWidth) {
            return new Entries(index, otherWidth);
        }
    }

    /** The highest level: above it one file would span more entries than a size can count. */
    int HIGHEST_LEVEL = 7;

    long index();

    int width();

    /** The same file with another number of places filled. */
    TileName of(int otherWidth);

    default boolean isFull() {
        return width() == WIDTH;
    }

    /** The path below the log's prefix, with slashes. */
    default String path() {
        String start = this instanceof Hashes hashes ? "tile/" + hashes.level() + "/" : "tile/entries/";
        return start + digits(index()) + (isFull() ? "" : ".p/" + width());
    }

    /**
     * The name that this path below a log's prefix spells.
     *
     * @throws Malformed if it spells none, or not in the only accepted way
     */
    static TileName read(String path) {
        Matcher found = TilePath.FORM.matcher(path);
        if (!found.matches()) {
            throw refused(path);
        }
        long index = StrictDecimal.read("a tile's index", plain(found.group(2)));
        int width = found.group(3) == null ? WIDTH : Integer.parseInt(found.group(3));
        TileName read = found.group(1).equals("entries") ? new Entries(index, width) : new Hashes(Integer.parseInt(found.group(1)), index, width);
        if (!read.path().equals(path)) {
            throw refused(path);
        }
        return read;
    }

    private static String plain(String groups) {
        String digits = groups.replace("x", "").replace("/", "").replaceFirst("^0+", "");
        return digits.isEmpty() ? "0" : digits;
    }

    private static String digits(long index) {
        List<String> groups = new ArrayList<>();
        groups.add("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.addFirst("x%03d".formatted(rest % 1000));
        }
        return String.join("/", groups);
    }

    private static void check(long index, int width) {
        if (index < 0 || index > Long.MAX_VALUE / WIDTH) {
            throw new Malformed("a tile's index is 0 to " + Long.MAX_VALUE / WIDTH + ", not " + index);
        }
        if (width < 1 || width > WIDTH) {
            throw new Malformed("a tile has 1 to " + WIDTH + " places filled, not " + width);
        }
    }

    private static Malformed refused(String path) {
        return new Malformed("a tile's path is `tile/<level or entries>/<index in groups of three digits>` and for a partial one `.p/<width>`, not " + Shown.of(path));
    }
}
