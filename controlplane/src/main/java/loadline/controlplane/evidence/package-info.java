/**
 * Result files into the log.
 *
 * <ul>
 *   <li>{@link loadline.controlplane.evidence.ResultFiles}: reads files of any known format, without a workspace;
 *   <li>{@link loadline.controlplane.evidence.ImportEvaluations}: records what was read, run by run and refusal by refusal, and the estimates
 *       that {@link loadline.core.decision.EstimatesDue} then calls for.
 * </ul>
 *
 * <p>Rules: a refused file is recorded by its digest; recording a file again refreshes nothing; an estimate is computed at the
 * smallest error probability that any threshold needs, for every version of the protocol that still bears on the result.
 */
package loadline.controlplane.evidence;
