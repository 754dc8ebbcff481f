package loadline.log.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import loadline.log.LogBroken;
import loadline.log.merkle.Hash;

/** A walk over the records of a journal, checking each one's CRC, index and link to the one before. */
final class Walk {
    private final Window window;
    private long offset;
    private long index;
    private Hash last;

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
     * The next record; empty at the end, and where no whole record with a sound CRC follows.
     *
     * @throws LogBroken if a sound record follows that has another index or does not continue the chain
     */
    Optional<JournalRecord> next() throws IOException {
        Optional<JournalRecord> found = recordAt(offset);
        if (found.isPresent()) {
            requireContinues(found.get());
            byte[] bytes = found.get().bytes();
            last = Hash.sha256(bytes);
            offset += bytes.length;
            index++;
        }
        return found;
    }

    /** Whether a sound record of this or a later index begins anywhere after the next record's place: then this is no torn end. */
    boolean hasSoundRecordLater() throws IOException {
        for (long later = offset + 1; later <= window.end() - JournalRecord.HEADER_BYTES; later++) {
            long claimed = JournalRecord.claimedIndex(window.bytes(later, JournalRecord.HEADER_BYTES));
            boolean possible = claimed >= index && claimed - index <= window.end() / JournalRecord.HEADER_BYTES;
            if (possible && recordAt(later).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<JournalRecord> recordAt(long place) throws IOException {
        long left = window.end() - place;
        if (left < JournalRecord.HEADER_BYTES) {
            return Optional.empty();
        }
        int length = JournalRecord.claimedLength(window.bytes(place, JournalRecord.HEADER_BYTES));
        if (!JournalRecord.isLength(length) || left < JournalRecord.HEADER_BYTES + length) {
            return Optional.empty();
        }
        ByteBuffer bytes = window.bytes(place, JournalRecord.HEADER_BYTES + length);
        return JournalRecord.read(bytes);
    }

    private void requireContinues(JournalRecord found) {
        if (found.index() != index) {
            throw new LogBroken("the journal has index " + found.index() + " where " + index + " belongs, at offset " + offset + "; restore it from a backup");
        }
        if (!found.previous().equals(last)) {
            throw new LogBroken("entry " + index + " at offset " + offset + " does not continue the chain: it follows a record with hash `" + found.previous().hex()
                    + "` but the one before has `" + last.hex() + "`; a record was replaced");
        }
    }
}
