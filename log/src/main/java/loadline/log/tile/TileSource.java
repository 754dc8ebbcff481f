package loadline.log.tile;

import java.io.IOException;
import java.util.Optional;

/** Where the files of a tiled log come from: a folder, a web server. Nothing it gives is believed. */
@FunctionalInterface
public interface TileSource {
    /** The bytes of a file; empty if there is none of this name. */
    Optional<byte[]> read(TileName name) throws IOException;
}
