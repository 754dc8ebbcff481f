package loadline.importers.inspect;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import loadline.importers.Imported;

/**
 * The members of a zip archive as its central directory lists them, in that order, duplicates included. The directory alone
 * counts: bytes no entry points to (a header rewritten in place leaves such) are never read. The layout is read strictly, so
 * that no other reader can see another directory: nothing before, between or after the parts.
 */
final class Archive {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_BYTES = 56;
    private static final int LOCAL_BYTES = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZSTD = 93;

    private final FileChannel channel;
    private final long bytes;
    private final List<Member> members;
    private final long directoryAt;

    /** One entry of the directory. The name is a label: it is never used as a path. */
    record Member(String name, int flags, int method, long crc, long compressed, long size, long at) {}

    private record Directory(long at, long size, long entries) {}

    private Archive(FileChannel channel) throws IOException {
        this.channel = channel;
        this.bytes = channel.size();
        Directory directory = directory();
        this.directoryAt = directory.at();
        this.members = entries(directory);
    }

    /** Opens the archive; throws {@link Refusal} if its directory is damaged or too large. */
    static Archive open(FileChannel channel) throws IOException {
        return new Archive(channel);
    }

    /** All members, in the directory's order. */
    List<Member> members() {
        return members;
    }

    /**
     * The decompressed bytes of a member, which end with a {@link Refusal} if they are not as many as the directory says or
     * their checksum is another. Throws {@link Refusal} if the member breaks a limit or uses an unknown compression.
     */
    MemberStream open(Member member) throws IOException {
        requireWithinCaps(member);
        byte[] local = at(member.at(), LOCAL_BYTES);
        ByteBuffer header = little(local);
        if (header.getInt(0) != LOCAL) {
            throw Refusal.damaged("a member of the archive does not begin where its directory says");
        }
        long data = member.at() + LOCAL_BYTES + u16(header, 26) + u16(header, 28);
        if (data + member.compressed() > directoryAt) {
            throw Refusal.damaged("a member of the archive runs into its directory");
        }
        return new MemberStream(decompressed(member, new Slice(data, member.compressed())), member.size(), member.crc());
    }

    private void requireWithinCaps(Member member) {
        if ((member.flags() & 1) != 0) {
            throw Refusal.of(Imported.Code.NOT_A_LOG, "a member of the archive is encrypted; export the log without a password");
        }
        if (member.size() > Caps.MEMBER_BYTES) {
            throw Refusal.above("MEMBER_BYTES", Caps.MEMBER_BYTES, "a member of the archive has " + member.size() + " bytes");
        }
        if (member.size() > Caps.RATIO_FREE_BYTES && member.size() / Math.max(1, member.compressed()) > Caps.RATIO) {
            throw Refusal.above("RATIO", Caps.RATIO,
                    "a member of the archive grows from " + member.compressed() + " to " + member.size() + " bytes");
        }
    }

    private InputStream decompressed(Member member, InputStream raw) throws IOException {
        return switch (member.method()) {
            case STORED -> raw;
            case DEFLATED -> new Deflated(raw);
            case ZSTD -> new ZstdInputStream(raw);
            default -> throw Refusal.of(Imported.Code.NOT_A_LOG,
                    "a member of the archive uses compression method " + member.method() + "; stored, deflate and zstd are read");
        };
    }

    private Directory directory() throws IOException {
        int tail = (int) Math.min(bytes, END_BYTES + 0xffff);
        ByteBuffer end = little(at(bytes - tail, tail));
        int at = tail - END_BYTES;
        while (at >= 0 && end.getInt(at) != END) {
            at--;
        }
        if (at < 0) {
            throw Refusal.damaged("the archive has no end record: it is cut off");
        }
        if (at + END_BYTES + u16(end, at + 20) != tail) {
            throw Refusal.damaged("bytes follow the archive's end record");
        }
        long endAt = bytes - tail + at;
        Directory directory = new Directory(u32(end, at + 16), u32(end, at + 12), u16(end, at + 10));
        return checked(endAt >= LOCATOR_BYTES ? directory64(endAt, directory) : new Placed(directory, endAt));
    }

    private record Placed(Directory directory, long endsAt) {}

    private Placed directory64(long endAt, Directory directory) throws IOException {
        ByteBuffer locator = little(at(endAt - LOCATOR_BYTES, LOCATOR_BYTES));
        if (locator.getInt(0) != LOCATOR_64) {
            return new Placed(directory, endAt);
        }
        long at = locator.getLong(8);
        if (at < 0 || at != endAt - LOCATOR_BYTES - END_64_BYTES) {
            throw Refusal.damaged("the archive's long end record is not where it should be");
        }
        ByteBuffer end = little(at(at, END_64_BYTES));
        if (end.getInt(0) != END_64) {
            throw Refusal.damaged("the archive's long end record is damaged");
        }
        return new Placed(new Directory(end.getLong(48), end.getLong(40), end.getLong(32)), at);
    }

    private static Directory checked(Placed placed) {
        Directory directory = placed.directory();
        if (directory.entries() < 0 || directory.entries() > Caps.MEMBERS) {
            throw Refusal.above("MEMBERS", Caps.MEMBERS, "the archive claims " + directory.entries() + " members");
        }
        if (directory.size() < 0 || directory.size() > Caps.DIRECTORY_BYTES) {
            throw Refusal.above("DIRECTORY_BYTES", Caps.DIRECTORY_BYTES, "the archive's directory has " + directory.size() + " bytes");
        }
        if (directory.at() < 0 || directory.at() + directory.size() != placed.endsAt()) {
            throw Refusal.damaged("the archive's directory does not end where its end record begins");
        }
        return directory;
    }

    private List<Member> entries(Directory directory) throws IOException {
        List<Member> found = new ArrayList<>();
        Slice slice = new Slice(directory.at(), directory.size());
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(slice, 1 << 16))) {
            for (long i = 0; i < directory.entries(); i++) {
                found.add(entry(in));
            }
            if (in.read() >= 0) {
                throw Refusal.damaged("the archive's directory holds more than the members it counts");
            }
        } catch (EOFException e) {
            throw Refusal.damaged("the archive's directory is cut off");
        }
        return List.copyOf(found);
    }

    private static Member entry(DataInputStream in) throws IOException {
        byte[] fixed = new byte[46];
        in.readFully(fixed);
        ByteBuffer entry = little(fixed);
        if (entry.getInt(0) != ENTRY) {
            throw Refusal.damaged("an entry of the archive's directory is damaged");
        }
        byte[] name = new byte[u16(entry, 28)];
        in.readFully(name);
        byte[] extra = new byte[u16(entry, 30)];
        in.readFully(extra);
        in.skipNBytes(u16(entry, 32));
        long[] sizes = {u32(entry, 24), u32(entry, 20), u32(entry, 42)};
        widen(sizes, little(extra));
        if (sizes[0] < 0 || sizes[1] < 0 || sizes[2] < 0) {
            throw Refusal.damaged("an entry of the archive's directory has a negative size");
        }
        return new Member(new String(name, StandardCharsets.UTF_8), u16(entry, 8), u16(entry, 10), u32(entry, 16), sizes[1], sizes[0], sizes[2]);
    }

    /** Puts the 64-bit values of the extra field in the place of the 32-bit values that say "see there". */
    private static void widen(long[] sizes, ByteBuffer extra) {
        int at = 0;
        while (at + 4 <= extra.capacity()) {
            int id = u16(extra, at);
            int length = u16(extra, at + 2);
            int end = at + 4 + length;
            if (id == 1 && end <= extra.capacity()) {
                int value = at + 4;
                for (int i = 0; i < sizes.length && value + 8 <= end; i++) {
                    if (sizes[i] == 0xffffffffL) {
                        sizes[i] = extra.getLong(value);
                        value += 8;
                    }
                }
                return;
            }
            at = end;
        }
    }

    private byte[] at(long position, int length) throws IOException {
        if (position < 0 || position + length > bytes) {
            throw Refusal.damaged("the archive is cut off");
        }
        byte[] read = new byte[length];
        ByteBuffer into = ByteBuffer.wrap(read);
        while (into.hasRemaining()) {
            if (channel.read(into, position + into.position()) < 0) {
                throw Refusal.damaged("the archive is cut off");
            }
        }
        return read;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int u16(ByteBuffer from, int at) {
        return from.getShort(at) & 0xffff;
    }

    private static long u32(ByteBuffer from, int at) {
        return from.getInt(at) & 0xffffffffL;
    }

    /** Frees the decompressor's native memory when it is closed. */
    private static final class Deflated extends InflaterInputStream {
        Deflated(InputStream raw) {
            super(raw, new Inflater(true), 1 << 13);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** A part of the file. */
    private final class Slice extends InputStream {
        private long position;
        private final long end;

        Slice(long from, long length) {
            if (from + length > bytes || from + length < from) {
                throw Refusal.damaged("the archive is cut off");
            }
            this.position = from;
            this.end = from + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position >= end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - position);
            int got = channel.read(ByteBuffer.wrap(into, offset, wanted), position);
            position += Math.max(got, 0);
            return got;
        }
    }
}
