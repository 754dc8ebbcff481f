package loadline.log.journal;

import java.io.ByteArrayOutputStream;
import loadline.log.merkle.Hash;

/** The records of one group of orders, chained on to what is there. Answers each order as it is added. */
final class Batch {
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private long size;
    private Hash last;

    /** A batch for a journal of {@code size} entries whose last record has the hash {@code last}. */
    Batch(long size, Hash last) {
        this.size = size;
        this.last = last;
    }

    void add(Order order) {
        if (!order.isFor(size)) {
            order.answer(new ConditionalAppend.Moved(size));
            return;
        }
        order.answer(new ConditionalAppend.Appended(size));
        for (byte[] entry : order.entries()) {
            byte[] record = new JournalRecord(size++, last, entry).bytes();
            last = Hash.sha256(record);
            records.writeBytes(record);
        }
    }

    boolean isEmpty() {
        return records.size() == 0;
    }

    int length() {
        return records.size();
    }

    byte[] bytes() {
        return records.toByteArray();
    }

    /** The size of the journal with the batch. */
    long size() {
        return size;
    }

    /** The hash of the batch's last record. */
    Hash last() {
        return last;
    }
}
