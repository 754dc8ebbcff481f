package loadline.log.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import loadline.log.LogBroken;
import loadline.log.merkle.Hash;
import loadline.log.merkle.Hasher;

/** A walk over the records of a journal, checking each one's CRC, index and link to the one before. */
final class Walk {
    private final Window window;
    private final Hasher hasher = new Hasher();
    private long offset;
    private long index;
    private Hash last;
    private ByteBuffer record = ByteBuffer.allocate(JournalRecord.HEADER_BYTES);

    /** A walk from the record of {@code index} at {@code offset}, the one before it having the hash {@code last}. */
    Walk(Window window, long offset, long index, Hash last) {
        this.window = window;
        this.offset = offset;
        this.index = index;
        this.last = last;
    }

    /** Where the next record begins. */
    long offset() {
        return offset;
    }

    /** The index of the next record. */
    long index() {
        return index;
    }

    /** The hash of the last record walked over. */
    Hash last() {
        return last;
    }

    boolean isAtEnd() {
        return offset == window.end();
    }

    /**
     * Steps over the next record; false at the end, and where no whole record with a sound CRC follows.
     *
     * @throws LogBroken if a sound record follows that has another index or does not continue the chain
     */
    boolean advance() throws IOException {
        Optional<ByteBuffer> found = soundAt(window, offset);
        if (found.isEmpty()) {
            return false;
        }
        record = found.get();
        requireContinues();
        last = hasher.sha256(record);
        offset += record.limit();
        index++;
        return true;
    }

    /** The entry stepped over last. */
    byte[] entry() {
        return JournalRecord.entryOf(record);
    }

    /** The leaf hash of the entry stepped over last. */
    Hash leaf() {
        return hasher.leaf(JournalRecord.entryIn(record));
    }

    /** The bytes of the record at {@code place}, if a whole one with a sound CRC is there. */
    static Optional<ByteBuffer> soundAt(Window window, long place) throws IOException {
        long left = window.end() - place;
        if (left < JournalRecord.HEADER_BYTES) {
            return Optional.empty();
        }
        int length = JournalRecord.claimedLength(window.bytes(place, JournalRecord.HEADER_BYTES));
        if (!JournalRecord.isLength(length) || left < JournalRecord.HEADER_BYTES + length) {
            return Optional.empty();
        }
        return Optional.of(window.bytes(place, JournalRecord.HEADER_BYTES + length)).filter(JournalRecord::isSound);
    }

    private void requireContinues() {
        long found = JournalRecord.claimedIndex(record);
        if (found != index) {
            throw LogBroken.at(index, "the journal has index " + found + " where " + index + " belongs, at offset " + offset + "; restore it from a backup");
        }
        Hash previous = JournalRecord.claimedPrevious(record);
        if (!previous.equals(last)) {
            throw LogBroken.at(index, "entry " + index + " at offset " + offset + " does not continue the chain: it follows a record with hash `" + previous.hex()
                    + "` but the one before has `" + last.hex() + "`; a record was replaced");
        }
    }
}
