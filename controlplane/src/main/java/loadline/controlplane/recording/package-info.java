/**
 * Acts into the log.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.recording.Recording}: appends acts that would count, and the estimates they call for;
 *   <li>{@link loadline.controlplane.recording.Outcome}: recorded, or refused with the reason;
 *   <li>{@link loadline.controlplane.recording.Fit}: whether an act names what the rules in force know.
 * </ul>
 *
 * <p>Rules: the fold is run on the log with the act in it before anything is appended; what it would drop is refused. An act
 * that names a threshold, report or standard which no policy in force holds would count for nothing, so it is refused too.
 */
package loadline.controlplane.recording;
