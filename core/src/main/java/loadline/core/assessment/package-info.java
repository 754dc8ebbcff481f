/**
 * From results to verdicts. {@link loadline.core.assessment.Assess} turns runs into
 * {@link loadline.core.assessment.Estimate estimates} (bounds, once, recorded);
 * {@link loadline.core.assessment.Judge} compares recorded estimates with an indicator's line and gives an
 * {@link loadline.core.assessment.IndicatorVerdict}; {@link loadline.core.assessment.Verdict} is the threshold's.
 *
 * <p>Rules: runs of one plan pool, runs of different plans never do; a defect keeps a result from ruling out, never from
 * crossing; what is unknown is evaluated under every reading and the least favourable stands; undefined is undefined,
 * never 0.
 */
package loadline.core.assessment;
