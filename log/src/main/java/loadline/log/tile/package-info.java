/**
 * A log as static files that any web server can serve (C2SP tlog-tiles), and proofs made from them.
 *
 * <ul>
 *   <li>{@link loadline.log.tile.TileName}: {@code tile/0/x001/067}, {@code tile/entries/000.p/17};
 *   <li>{@link loadline.log.tile.HashTile}, {@link loadline.log.tile.EntryBundle}: what is in such a file;
 *   <li>{@link loadline.log.tile.TileSource}: where the files are; {@link loadline.log.tile.TileFolder} is a folder of them;
 *   <li>{@link loadline.log.tile.TileWriter}: makes the files of a growing log;
 *   <li>{@link loadline.log.tile.TiledTree}: entries and proofs under one tree head, taken from files that nobody needs to
 *       trust.
 * </ul>
 *
 * Files are derived: delete them all and the next publication makes the same ones from the journal. A full file never changes.
 * A partial one belongs to the sizes of published tree heads and may be gone once the full one is there.
 *
 * <p>Not chosen: pruning. A log that speaks of decisions is small, and an absent entry is what it exists to exclude.
 */
package loadline.log.tile;
