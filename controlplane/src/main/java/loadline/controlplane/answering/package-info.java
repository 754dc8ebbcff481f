/**
 * Questions answered from the log.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.answering.Deciding}: asked at a head, answered, recorded;
 *   <li>{@link loadline.controlplane.answering.Replaying}: as of an earlier head, recorded nowhere;
 *   <li>{@link loadline.controlplane.answering.Supposing}: with acts that nobody signed, recorded nowhere;
 *   <li>{@link loadline.controlplane.answering.Engine}: the program that answers.
 * </ul>
 *
 * <p>Rules: only an answer that was recorded at its head may bear a permit; a replay and a hypothetical answer say what they
 * are, whatever they answer.
 */
package loadline.controlplane.answering;
