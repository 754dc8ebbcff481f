/**
 * How a tree head comes to be signed, once and for good.
 *
 * <ul>
 *   <li>{@link loadline.log.head.Rehash}: the root that the journal's bytes give, by a path of its own;
 *   <li>{@link loadline.log.head.Guard}: the last head signed on this machine, kept outside the log's folder;
 *   <li>{@link loadline.log.head.HeadSigner}: signs a head after asking both;
 *   <li>{@link loadline.log.head.NotAdopted}: the guard does not know a log that has entries.
 * </ul>
 *
 * Rules: a head is signed only if the journal, read again from disk, gives its root; only if it continues the guard's; and it
 * leaves the signer only after the guard has it on disk. So a folder restored from an old backup, a copy that went its own way
 * and a flipped bit in memory are found before anything contradictory is signed. A log that was moved here is adopted by a
 * person, once.
 *
 * <p>Not chosen: the guard inside the log's folder, where a restored backup would bring its own old guard; trust in the head
 * file alone, for the same reason; a silent first adoption of a log with entries, since it may be the older of two copies.
 */
package loadline.log.head;
