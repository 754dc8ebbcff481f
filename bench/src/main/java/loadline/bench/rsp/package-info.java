/**
 * RSP-BENCH-1: one policy of 12 thresholds, 25 safeguards and 6 approvals, and 256 cases of 40 results each, made from
 * seeds ({@link loadline.bench.rsp.Workload}), so that every engine decides the same. {@link loadline.bench.rsp.Expected}
 * says what must come out; {@link loadline.bench.rsp.LoadlineEngine} puts the workload into Loadline's own words: a policy
 * and a protocol as text, a log for each case.
 *
 * <p>Rules: an engine is timed only after all 256 answers agree; what an engine may prepare before it is asked (facts
 * folded, programs compiled, maps built) it prepares for all cases.
 */
package loadline.bench.rsp;
