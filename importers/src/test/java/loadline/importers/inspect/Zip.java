package loadline.importers.inspect;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives that ordinary writers refuse to write: zstd members, duplicates, lies. */
final class Zip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    enum Method { STORED, DEFLATED, ZSTD, ZSTD_FRAMES }

    /** A zip archive of texts, each a name and a content, all compressed the same way. */
    static byte[] of(Method method, String... namesAndTexts) {
        Zip zip = new Zip();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            zip.add(method, namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return zip.bytes();
    }

    Zip add(Method method, String name, String text) {
        return add(method, name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zip add(Method method, String name, byte[] data) {
        return add(number(method), name, packed(method, data), data.length, crc(data));
    }

    /** A member whose directory entry says what it is told to say. */
    Zip add(int method, String name, byte[] packed, long size, long crc) {
        long at = out.size();
        byte[] label = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer local = little(30).putInt(0x04034b50).putShort((short) 63).putShort((short) 0x800).putShort((short) method)
                .putInt(0).putInt((int) crc).putInt(packed.length).putInt((int) size).putShort((short) label.length).putShort((short) 0);
        out.writeBytes(local.array());
        out.writeBytes(label);
        out.writeBytes(packed);
        ByteBuffer entry = little(46 + label.length).putInt(0x02014b50).putShort((short) 63).putShort((short) 63).putShort((short) 0x800)
                .putShort((short) method).putInt(0).putInt((int) crc).putInt(packed.length).putInt((int) size)
                .putShort((short) label.length).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0)
                .putInt((int) at).put(label);
        directory.add(entry.array());
        return this;
    }

    /** Leaves out the directory entry written last: its bytes become dead ones, as when a header is rewritten in place. */
    Zip forgetLast() {
        directory.removeLast();
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        directory.forEach(all::writeBytes);
        int size = all.size() - out.size();
        all.writeBytes(little(22).putInt(0x06054b50).putInt(0).putShort((short) directory.size()).putShort((short) directory.size())
                .putInt(size).putInt(out.size()).putShort((short) 0).array());
        return all.toByteArray();
    }

    /** The same archive with the long end record and 64-bit sizes that Inspect writes for large logs. */
    byte[] bytes64() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        directory.forEach(entry -> all.writeBytes(widened(entry)));
        long size = all.size() - out.size();
        long endAt = all.size();
        all.writeBytes(little(56).putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
                .putLong(directory.size()).putLong(directory.size()).putLong(size).putLong(out.size()).array());
        all.writeBytes(little(20).putInt(0x07064b50).putInt(0).putLong(endAt).putInt(1).array());
        all.writeBytes(little(22).putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1)
                .putShort((short) 0).array());
        return all.toByteArray();
    }

    private static byte[] widened(byte[] entry) {
        ByteBuffer old = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
        long compressed = old.getInt(20);
        long size = old.getInt(24);
        long at = old.getInt(42);
        old.putInt(20, -1).putInt(24, -1).putInt(42, -1).putShort(30, (short) 28);
        return little(entry.length + 28).put(entry).putShort((short) 1).putShort((short) 24).putLong(size).putLong(compressed).putLong(at).array();
    }

    static long crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return crc.getValue();
    }

    private static int number(Method method) {
        return switch (method) {
            case STORED -> 0;
            case DEFLATED -> 8;
            case ZSTD, ZSTD_FRAMES -> 93;
        };
    }

    private static byte[] packed(Method method, byte[] data) {
        return switch (method) {
            case STORED -> data;
            case DEFLATED -> deflated(data);
            case ZSTD -> Zstd.compress(data);
            case ZSTD_FRAMES -> frames(data);
        };
    }

    private static byte[] frames(byte[] data) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int step = Math.max(1, data.length / 3);
        for (int from = 0; from < data.length; from += step) {
            frames.writeBytes(Zstd.compress(Arrays.copyOfRange(data, from, Math.min(data.length, from + step))));
        }
        return frames.toByteArray();
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
