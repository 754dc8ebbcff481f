package loadline.importers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import loadline.core.Digest;

/** Takes the SHA-256 digest of the bytes that are read through it. */
public final class DigestedStream extends FilterInputStream {
    private static final long STEP = 8L << 20;

    private final MessageDigest digest;
    private final long total;
    private final Progress progress;
    private long read;
    private long told;

    /** Passes on {@code in}, {@code total} bytes long, and tells {@code progress} every few megabytes. */
    public DigestedStream(InputStream in, long total, Progress progress) {
        super(in);
        this.total = total;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got > 0) {
            digest.update(into, offset, got);
            read += got;
            if (read - told >= STEP || read == total) {
                told = read;
                progress.at(read, total);
            }
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads to the end. */
    public void drain() throws IOException {
        byte[] rest = new byte[1 << 16];
        int got;
        do {
            got = read(rest, 0, rest.length);
        } while (got >= 0);
    }

    /** The digest of everything read; can be asked for once. */
    public Digest digest() {
        return Digest.ofHex(HexFormat.of().formatHex(digest.digest()));
    }
}
