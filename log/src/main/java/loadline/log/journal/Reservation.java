package loadline.log.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Room after the last record, written with zeros, so that a force has data to write but no new length to record. A segment
 * of it grows with what was appended since opening: a single append reserves nothing, a busy writer four MiB at a time.
 */
final class Reservation {
    private static final int SMALLEST_SEGMENT = 64 * 1024;
    private static final int LARGEST_SEGMENT = 4 * 1024 * 1024;

    private final FileChannel channel;
    private long length;
    private long appended;

    /** A file of this length, nothing of which is reserved. */
    Reservation(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /** The length of the file, reserved room included. */
    long length() {
        return length;
    }

    /**
     * Sees to room for {@code bytes} at {@code end}, which are written next and may well make the file longer. Where anything is
     * reserved, at least a record header of zeros stays behind them: by it a reader knows that a writer was at work.
     */
    void makeRoom(long end, int bytes) throws IOException {
        appended += bytes;
        long needed = end + bytes;
        if (needed + JournalRecord.HEADER_BYTES <= length) {
            return;
        }
        int segment = (int) Math.min(LARGEST_SEGMENT, appended);
        boolean reserved = segment >= SMALLEST_SEGMENT && hasReserved(needed, segment);
        length = reserved ? needed + segment : Math.max(length, needed);
    }

    /** Cuts off what is reserved after {@code end}. */
    void giveBack(long end) throws IOException {
        if (length > end) {
            channel.truncate(end);
            length = end;
        }
    }

    /** A disk too full for the segment may still take the entries. */
    private boolean hasReserved(long needed, int segment) throws IOException {
        try {
            ByteBuffer zeros = ByteBuffer.allocate(segment);
            while (zeros.hasRemaining()) {
                channel.write(zeros, needed + zeros.position());
            }
            return true;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException _) {
            channel.truncate(length);
            return false;
        }
    }
}
