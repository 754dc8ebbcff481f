/**
 * What an outsider runs: bytes and the outsider's own {@link loadline.formats.trust.Trust trust file} in, a
 * {@link loadline.verify.Verification} out. No network, no key, no clock.
 *
 * <ul>
 *   <li>{@link loadline.verify.Verify}: one decision with what it rests on ({@code bundle}), or a whole log ({@code log});
 *   <li>{@link loadline.verify.Step}: what is checked, in order; a refutation names the first step that failed;
 *   <li>{@link loadline.verify.LogFiles}: where a log's journal, payloads and tree head lie.
 * </ul>
 *
 * Rules: keys, quorums and policy digests come from the trust file, never from what is verified; without one the outcome is
 * at best {@link loadline.verify.Verification.ConsistentOnly}; every outcome says what was not established. A refutation is a
 * value; an exception is a machine that failed, and neither verifies nor refutes.
 *
 * <p>Not chosen: carrying on after a failed step to list all failures, since later steps would judge bytes that an earlier one
 * has shown to be worth nothing.
 */
package loadline.verify;
