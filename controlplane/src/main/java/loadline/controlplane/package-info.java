/**
 * The shell around the rules: gather, decide, record, act, with one class a use.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.keys}: whose keys sign, and where they lie;
 *   <li>{@link loadline.controlplane.workspace}: a log on disk, read and written;
 *   <li>{@link loadline.controlplane.snapshot}: what spares a writer to read every statement again;
 *   <li>{@link loadline.controlplane.recording}: acts that count, appended;
 *   <li>{@link loadline.controlplane.evidence}: result files into runs, refusals and estimates;
 *   <li>{@link loadline.controlplane.answering}: decide, replay, suppose;
 *   <li>{@link loadline.controlplane.beside}: work that need not wait for its turn.
 * </ul>
 *
 * <p>Rules: nothing that bears on a decision lives outside the log and its payloads (a snapshot is a copy that may be removed);
 * an act that would not count is refused before it is appended; what is appended counts for everyone, so nothing is recorded on
 * the way to an answer that is not the answer itself.
 */
package loadline.controlplane;
