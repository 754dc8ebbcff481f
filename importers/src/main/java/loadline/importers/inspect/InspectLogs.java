package loadline.importers.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import loadline.core.Digest;
import loadline.importers.DigestedStream;
import loadline.importers.Imported;
import loadline.importers.Imported.Code;
import loadline.importers.Progress;

/**
 * Reads Inspect logs, {@code .eval} and {@code .json}, whatever their name: what the bytes are decides. Memory does not grow
 * with the size of the transcripts.
 */
public final class InspectLogs {
    private static final int ARCHIVE = 0x504b0304;
    private static final int EMPTY_ARCHIVE = 0x504b0506;
    private static final int ZSTD = 0x28b52ffd;
    private static final int GZIP = 0x1f8b;
    private static final String POINTER = "version https://git-lfs";

    private InspectLogs() {}

    /**
     * Reads one log.
     *
     * @throws IOException if the file cannot be opened or the disk fails; anything the bytes may say ends in a value
     */
    public static Imported read(Path file, Progress progress) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] first = first(channel);
            return isArchive(first) ? archive(channel, progress) : text(channel, first, progress);
        }
    }

    private static byte[] first(FileChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        byte[] first = in.readNBytes(POINTER.length());
        channel.position(0);
        return first;
    }

    private static boolean isArchive(byte[] first) {
        int magic = magic(first);
        return magic == ARCHIVE || magic == EMPTY_ARCHIVE;
    }

    /** The digest is taken while the members are read; samples are read on all threads and taken in the directory's order. */
    private static Imported archive(FileChannel channel, Progress progress) throws IOException {
        try (Workers workers = new Workers()) {
            Workers.Reading<Digest> digest = workers.begin(() -> digest(channel));
            try {
                Contents contents = EvalFile.read(channel, workers, progress);
                return Conclusion.of(contents, digest.read(), "inspect-eval");
            } catch (Refusal refusal) {
                return refused(digest.read(), refusal);
            } catch (IOException e) {
                return refused(digest.read(), Refusal.damaged("a member of the archive cannot be decompressed: the file is damaged or cut off"));
            }
        }
    }

    private static Digest digest(FileChannel channel) throws IOException {
        DigestedStream whole = new DigestedStream(Channels.newInputStream(channel), channel.size(), Progress.NONE);
        whole.drain();
        return whole.digest();
    }

    /** One pass: the digest is taken of what the parser reads and of what is left after it. */
    private static Imported text(FileChannel channel, byte[] first, Progress progress) throws IOException {
        DigestedStream whole = new DigestedStream(Channels.newInputStream(channel), channel.size(), progress);
        try {
            requireJson(first);
            if (channel.size() > Caps.MEMBER_BYTES) {
                throw Refusal.above("MEMBER_BYTES", Caps.MEMBER_BYTES, "the log has " + channel.size() + " bytes");
            }
            Contents contents = JsonFile.read(whole);
            whole.drain();
            return Conclusion.of(contents, whole.digest(), "inspect-json");
        } catch (Refusal refusal) {
            whole.drain();
            return refused(whole.digest(), refusal);
        }
    }

    private static Imported refused(Digest digest, Refusal refusal) {
        return new Imported.Refused(digest, refusal.code(), List.of(refusal.getMessage()));
    }

    private static void requireJson(byte[] first) {
        if (new String(first, StandardCharsets.ISO_8859_1).startsWith(POINTER)) {
            throw Refusal.of(Code.NOT_A_LOG, "the file is a Git LFS pointer, not the log itself; fetch it with `git lfs pull`");
        }
        if (magic(first) >>> 16 == GZIP || magic(first) == ZSTD) {
            throw Refusal.of(Code.NOT_A_LOG, "the file is compressed as a whole; decompress it first");
        }
        String start = new String(first, StandardCharsets.ISO_8859_1).strip();
        if (start.isEmpty() || start.charAt(0) != '{') {
            throw Refusal.of(Code.NOT_A_LOG, first.length == 0 ? "the file is empty" : "the file is neither a zip archive nor a JSON object");
        }
    }

    private static int magic(byte[] first) {
        int magic = 0;
        for (int i = 0; i < 4; i++) {
            magic = magic << 8 | (i < first.length ? first[i] & 0xff : 0);
        }
        return magic;
    }
}
