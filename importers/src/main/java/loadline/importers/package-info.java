/**
 * Reads other people's result formats into {@link loadline.core.evaluation.EvaluationRun}:
 * {@link loadline.importers.inspect.InspectLogs} for Inspect logs. It answers with {@link loadline.importers.Imported}.
 *
 * <p>Rules: whatever the bytes are, reading ends with a run or a refusal, never with an exception other than one about the
 * disk; a refusal carries the digest of the file, so that it can be logged; only outcomes, counts and findings are kept.
 */
package loadline.importers;
