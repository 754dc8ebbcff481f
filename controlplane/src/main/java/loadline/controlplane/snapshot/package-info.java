/**
 * What a writer keeps beside its log so that the next one need not read every statement again: a cache, and nothing else.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.snapshot.Part}: entries in a row as they were read, and what they were read from;
 *   <li>{@link loadline.controlplane.snapshot.Snapshot}: all entries below one tree head;
 *   <li>{@link loadline.controlplane.snapshot.SnapshotFile}: the file it lies in, {@code snapshot} in the workspace;
 *   <li>{@link loadline.controlplane.snapshot.Program}: which program made it.
 * </ul>
 *
 * <p>Rules: it is used only where the same program made it, the log's key signed it, it is of the very tree head that the
 * journal's bytes give, and every payload it was read from is there, or not there, as it was. Whatever else is found, and
 * whatever goes wrong, means that it is not used: the log is read anew. Nothing rests on it: whoever opens a log to read, to
 * check or to verify reads every entry.
 *
 * <p>Not chosen: the folded facts. Folding takes a few milliseconds, and entries are what the fold is tested on.
 */
package loadline.controlplane.snapshot;
