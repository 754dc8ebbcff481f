package loadline.log.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hashes of all perfect subtrees of one height, left to right, in pages so that growing copies nothing. */
final class Level {
    private static final int PER_PAGE = 256;

    private final List<byte[]> pages = new ArrayList<>();
    private long size;

    long size() {
        return size;
    }

    void append(Hash hash) {
        int slot = (int) (size % PER_PAGE);
        if (slot == 0) {
            pages.add(new byte[PER_PAGE * Hash.BYTES]);
        }
        System.arraycopy(hash.bytes(), 0, pages.getLast(), slot * Hash.BYTES, Hash.BYTES);
        size++;
    }

    Hash at(long position) {
        if (position < 0 || position >= size) {
            throw new IllegalStateException("no subtree " + position + " among " + size);
        }
        int slot = (int) (position % PER_PAGE) * Hash.BYTES;
        return Hash.owned(Arrays.copyOfRange(pages.get((int) (position / PER_PAGE)), slot, slot + Hash.BYTES));
    }
}
