/**
 * What was planned, run and measured: {@link loadline.core.evaluation.Plan} (registered before),
 * {@link loadline.core.evaluation.EvaluationRun} (an imported or published result),
 * {@link loadline.core.evaluation.SampleOutcome} (one item, one epoch), {@link loadline.core.evaluation.Finding}.
 *
 * <p>Rules: an outcome that could not be read is never 0; errored, unscored, invalidated and superseded samples stay in
 * sight; only outcome vectors and digests are kept, never transcripts.
 */
package loadline.core.evaluation;
