package loadline.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;

/** The bytes of a tile: its hashes one after the other. */
public final class HashTile {
    private HashTile() {}

    /** @throws Malformed unless there are 1 to 256 hashes */
    public static byte[] write(List<Hash> hashes) {
        requireWidth(hashes.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.BYTES);
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    /** The {@code width} hashes that these bytes spell. @throws Malformed if there are more or fewer bytes */
    public static List<Hash> read(byte[] bytes, int width) {
        requireWidth(width);
        if (bytes.length != width * Hash.BYTES) {
            throw new Malformed("a tile of " + width + " hashes has " + width * Hash.BYTES + " bytes, not " + bytes.length);
        }
        List<Hash> hashes = new ArrayList<>(width);
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
        }
        return hashes;
    }

    static void requireWidth(int width) {
        if (width < 1 || width > TileName.WIDTH) {
            throw new Malformed("a file of a tiled log has 1 to " + TileName.WIDTH + " places filled, not " + width);
        }
    }
}
