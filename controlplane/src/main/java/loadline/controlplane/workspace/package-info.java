/**
 * A log on disk: the folder {@code journal}, {@code payloads/} and {@code head}.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.workspace.Workspace}: opened to read or to write; its entries and facts;
 *   <li>{@link loadline.controlplane.workspace.Draft}: entries prepared on top of it, folded before they are appended;
 *   <li>{@link loadline.controlplane.workspace.Commit}: appended, or the log moved on meanwhile;
 *   <li>{@link loadline.controlplane.workspace.Signer}: a person with the key that signs.
 * </ul>
 *
 * <p>Rules: payloads are on disk before the entry that names them; the journal before the signed head; a journal shorter than
 * the head, or with another root, is {@link loadline.log.LogBroken}. What lies beyond the head was left by a crash: a writer
 * checks its signatures and signs a new head, a reader does not see it. Signatures of what lies under the head were checked
 * when it was appended; {@code log fsck} and {@code verify} check them again.
 *
 * <p>Not chosen: a snapshot of folded facts. A thousand entries are read and folded in about a tenth of a second once the
 * program is warm, and a snapshot is one more thing that may lie.
 */
package loadline.controlplane.workspace;
