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
 * <p>A writer leaves a {@code snapshot} of the entries it knows, and the next one takes it up instead of reading every
 * statement again, if it can: see {@link loadline.controlplane.snapshot}. It is no part of the log: nobody who reads, checks
 * or verifies looks at it, and it may be removed at any time.
 */
package loadline.controlplane.workspace;
