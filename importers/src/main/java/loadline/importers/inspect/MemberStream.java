package loadline.importers.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Passes on exactly the bytes the directory promised: no more, no fewer, with the promised checksum. */
final class MemberStream extends FilterInputStream {
    private final CRC32 seen = new CRC32();
    private final long promised;
    private final long checksum;
    private long passed;

    MemberStream(InputStream in, long promised, long checksum) {
        super(in);
        this.promised = promised;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got < 0) {
            requireWhole();
            return got;
        }
        seen.update(into, offset, got);
        passed += got;
        if (passed > promised) {
            throw Refusal.damaged("a member of the archive has more bytes than its directory says");
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left, so that the checksum is checked to the end. */
    void drain() throws IOException {
        byte[] rest = new byte[1 << 13];
        int got;
        do {
            got = read(rest, 0, rest.length);
        } while (got >= 0);
    }

    private void requireWhole() {
        if (passed != promised || seen.getValue() != checksum) {
            throw Refusal.damaged("a member of the archive is damaged: its length or checksum is not what the directory says");
        }
    }
}
