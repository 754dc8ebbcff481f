package loadline.log.journal;

import java.io.IOException;

/** What follows the last sound record of a journal, and whether a crash explains it. */
final class Remainder {
    /** What a disk writes whole or not at all, in bytes. */
    private static final int SECTOR = 512;
    private final Window window;
    private final long start;
    private final long index;

    /** The bytes from {@code start}, where the record of {@code index} would be, to the end of the window. */
    Remainder(Window window, long start, long index) {
        this.window = window;
        this.start = start;
        this.index = index;
    }

    /**
     * Whether it is only an end that was never finished: no sound record of this or a later index is in it, or the sound ones
     * stand behind a hole where the disk had not yet written a part of the last group. A hole is zeros that fill a sector, or
     * the rest of the sector in which the group began; it is believed only where a writer was at work, so that the file ends
     * in the zeros it had reserved, and only within the length of one group.
     */
    boolean isUnfinished() throws IOException {
        long sound = nextSound();
        return sound < 0 || endsInZeros() && missingRecordsFit(sound) && hasHoleBefore(sound) && isWithinOneGroup();
    }

    /** Whether the file ends in zeros, as it does while a writer has room reserved. */
    boolean endsInZeros() throws IOException {
        long last = Math.max(start, window.end() - JournalRecord.HEADER_BYTES);
        return window.end() - last == JournalRecord.HEADER_BYTES && isZero(last, window.end());
    }

    /** Where a sound record of this or a later index begins after the start; -1 if none does. */
    private long nextSound() throws IOException {
        for (long place = start + 1; place <= window.end() - JournalRecord.HEADER_BYTES; place++) {
            long claimed = window.longAt(place);
            boolean possible = claimed >= index && claimed - index <= window.end() / JournalRecord.HEADER_BYTES;
            if (possible && Walk.soundAt(window, place).isPresent()) {
                return place;
            }
        }
        return -1;
    }

    /** Whether the records between this index and that of the sound one can have filled the bytes between. */
    private boolean missingRecordsFit(long sound) throws IOException {
        long missing = window.longAt(sound) - index;
        return missing * JournalRecord.HEADER_BYTES <= sound - start && sound - start <= missing * (JournalRecord.HEADER_BYTES + JournalRecord.LONGEST_ENTRY);
    }

    /** The leading zeros of an index may be its own or those of a hole, so a hole may reach into the sound record that far. */
    private boolean hasHoleBefore(long sound) throws IOException {
        long until = sound + leadingZeros(window.longAt(sound));
        long boundary = (start / SECTOR + 1) * SECTOR;
        if (boundary <= until && boundary - start > leadingZeros(index) && isZero(start, boundary)) {
            return true;
        }
        for (long sector = boundary; sector + SECTOR <= until; sector += SECTOR) {
            if (isZero(sector, sector + SECTOR)) {
                return true;
            }
        }
        return false;
    }

    /** How many of the eight bytes that spell an index are zeros before the first that is not. */
    private static int leadingZeros(long index) {
        return Long.numberOfLeadingZeros(index) / Byte.SIZE;
    }

    /** Whether what is not zero lies within the length of one group. */
    private boolean isWithinOneGroup() throws IOException {
        for (long at = start + Journal.LARGEST_BATCH; at < window.end(); at++) {
            if (window.byteAt(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(long from, long to) throws IOException {
        for (long at = from; at < to; at++) {
            if (window.byteAt(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
