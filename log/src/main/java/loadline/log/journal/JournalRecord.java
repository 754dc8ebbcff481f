package loadline.log.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import loadline.log.merkle.Hash;

/** One record: an entry with its index and the hash of the record before. What is read stays a slice of the file, checked first. */
record JournalRecord(long index, Hash previous, byte[] entry) {
    static final int HEADER_BYTES = 48;
    static final int LONGEST_ENTRY = 65_535;
    /** What stands for the record before the first. */
    static final Hash NONE = Hash.of(new byte[Hash.BYTES]);

    private static final int LENGTH_AT = 8;
    private static final int CRC_AT = 12;
    private static final int PREVIOUS_AT = 16;

    /** The record's bytes on disk. */
    byte[] bytes() {
        ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + entry.length);
        record.putLong(index).putInt(entry.length).putInt(0).put(previous.bytes()).put(entry);
        return record.putInt(CRC_AT, crc(record.flip())).array();
    }

    /** The length of the entry that a header claims; negative or too long if the header is no header. */
    static int claimedLength(ByteBuffer header) {
        return header.getInt(LENGTH_AT);
    }

    static long claimedIndex(ByteBuffer header) {
        return header.getLong(0);
    }

    static Hash claimedPrevious(ByteBuffer header) {
        byte[] previous = new byte[Hash.BYTES];
        header.get(PREVIOUS_AT, previous);
        return Hash.of(previous);
    }

    static boolean isLength(int claimed) {
        return 0 <= claimed && claimed <= LONGEST_ENTRY;
    }

    /** Whether these bytes, exactly, spell a record, going by its CRC. */
    static boolean isSound(ByteBuffer bytes) {
        return bytes.getInt(CRC_AT) == crc(bytes);
    }

    /** The entry in the bytes of a record. */
    static ByteBuffer entryIn(ByteBuffer bytes) {
        return bytes.slice(HEADER_BYTES, bytes.limit() - HEADER_BYTES);
    }

    /** As {@link #entryIn}, copied. */
    static byte[] entryOf(ByteBuffer bytes) {
        byte[] entry = new byte[bytes.limit() - HEADER_BYTES];
        bytes.get(HEADER_BYTES, entry);
        return entry;
    }

    private static int crc(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.slice(0, CRC_AT));
        crc.update(record.slice(PREVIOUS_AT, record.limit() - PREVIOUS_AT));
        return (int) crc.getValue();
    }
}
