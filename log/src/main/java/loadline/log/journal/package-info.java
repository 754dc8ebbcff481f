/**
 * The journal: every entry in order in one append-only file, the source of truth from which tree, tiles and proofs can be made
 * again.
 *
 * <p>The file begins with 16 bytes: {@code LOADLINE}, the format version 1 and a CRC32C of both. Each record is 48 bytes and
 * the entry; numbers are big-endian:
 * <pre>
 * u64 index             0, 1, 2 ...
 * u32 length            of the entry, 0 to 65535 (what C2SP tlog-tiles can publish)
 * u32 CRC32C            over index, length, previous and entry
 * 32 bytes previous     SHA-256 of the whole record before; zeros in the first
 * entry
 * </pre>
 * The CRC finds what a disk or a crash did; the chain of hashes finds a record that is sound in itself but was replaced.
 *
 * <ul>
 *   <li>{@link loadline.log.journal.Journal}: append, read, walk. One writer at a time, held off by a lock on the file
 *       {@code <journal>.lock}, which is never removed; any number of readers;
 *   <li>{@link loadline.log.journal.ConditionalAppend}: appended, or refused because the journal has moved on;
 *   <li>{@link loadline.log.journal.TornTail}: what opening removed after a crash.
 * </ul>
 *
 * An append returns once the entries are on disk: what was acknowledged is there after a crash. What was not may be there or
 * not. Threads that append at the same time share one force. A busy writer reserves room after the last record, zeros, and
 * gives it back on closing.
 *
 * <p>A crash leaves at most an unfinished end, which the next writer removes and reports: unreadable bytes with no sound record
 * after them, or, since a disk writes sectors in any order, with sound ones after a hole of unwritten zeros within one group.
 * Anything else that is unreadable is not a crash but damage: {@link loadline.log.LogBroken}, and nothing is removed. The one
 * damage that looks like a crash is that to the very last record; the last signed tree head tells them apart, and whoever opens
 * a journal compares its size with that.
 *
 * <p>Not chosen: an embedded database, whose file outsiders could not check with a page of code; removing damage in the
 * middle of the last batch, since an acknowledged record might be in it.
 */
package loadline.log.journal;
