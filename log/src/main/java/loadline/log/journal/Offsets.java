package loadline.log.journal;

import java.util.Arrays;

/** Where each record begins, by index. */
final class Offsets {
    private static final int MOST = 1 << 30;

    private long[] offsets = new long[1024];
    private int size;

    int size() {
        return size;
    }

    void add(long offset) {
        if (size == MOST) {
            throw new IllegalStateException("a journal has at most " + MOST + " entries; begin another log");
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = offset;
    }

    long at(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("the journal has the entries 0 to " + (size - 1) + ", not " + index);
        }
        return offsets[(int) index];
    }
}
