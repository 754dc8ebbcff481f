package loadline.log.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file up to an end fixed beforehand, read in large pieces. The end is fixed because a writer may be appending
 * meanwhile: what lies before a size once seen does not change.
 */
final class Window {
    private static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private final long end;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long start;

    Window(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    long end() {
        return end;
    }

    /** The {@code length} bytes from {@code offset}; they lie before the end and are at most one piece. */
    ByteBuffer bytes(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + piece.limit()) {
            fill(offset);
        }
        return piece.slice((int) (offset - start), length);
    }

    /** The byte at {@code offset}, which lies before the end. */
    byte byteAt(long offset) throws IOException {
        if (offset < start || offset >= start + piece.limit()) {
            fill(offset);
        }
        return piece.get((int) (offset - start));
    }

    /** The eight bytes from {@code offset} as a number; they lie before the end. */
    long longAt(long offset) throws IOException {
        if (offset < start || offset + Long.BYTES > start + piece.limit()) {
            fill(offset);
        }
        return piece.getLong((int) (offset - start));
    }

    private void fill(long offset) throws IOException {
        ByteBuffer filling = ByteBuffer.allocate((int) Math.min(PIECE, end - offset));
        while (filling.hasRemaining()) {
            if (channel.read(filling, offset + filling.position()) < 0) {
                throw new EOFException("the journal was cut to " + channel.size() + " bytes while it was read up to " + end + ", perhaps by a writer recovering from a crash; read it again");
            }
        }
        piece = filling.flip();
        start = offset;
    }
}
