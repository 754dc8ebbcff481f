package loadline.log.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import loadline.log.LogBroken;

/** The first bytes of a journal: what it is, in which version. */
final class FileHeader {
    static final int BYTES = 16;

    private static final byte[] MAGIC = "LOADLINE".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKED_BYTES = 12;

    private FileHeader() {}

    static byte[] bytes() {
        return sealed(VERSION);
    }

    /** Throws {@link LogBroken} unless the file begins with the header of a version that is read here. */
    static void check(FileChannel channel) throws IOException {
        if (channel.size() < BYTES) {
            throw new LogBroken("a journal has at least " + BYTES + " bytes, this file " + channel.size() + "; restore it from a backup");
        }
        ByteBuffer found = new Window(channel, BYTES).bytes(0, BYTES);
        int version = found.getInt(MAGIC.length);
        if (!found.equals(ByteBuffer.wrap(sealed(version)))) {
            throw new LogBroken("the first " + BYTES + " bytes are not those of a journal; it is another file, or was damaged at its start");
        }
        if (version != VERSION) {
            throw new LogBroken("the journal has format " + version + " and this Loadline reads " + VERSION + "; use a newer Loadline");
        }
    }

    private static byte[] sealed(int version) {
        ByteBuffer header = ByteBuffer.allocate(BYTES).put(MAGIC).putInt(version);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, CHECKED_BYTES);
        return header.putInt((int) crc.getValue()).array();
    }
}
