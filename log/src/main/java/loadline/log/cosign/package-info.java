/**
 * What others sign on a tree head (C2SP tlog-cosignature v1.1.0), which of them suffice (tlog-policy), and what proves that a
 * log showed two people different things.
 *
 * <ul>
 *   <li>{@link loadline.log.cosign.CosignerKey}: {@code witness.example+0a1b2c3d+BK...}, of type 04 (Ed25519) or 06 (ML-DSA-44);
 *   <li>{@link loadline.log.cosign.Cosigner}: a name and a private key that cosigns;
 *   <li>{@link loadline.log.cosign.Cosignature}: this witness saw this tree head as the largest at second 1763800000;
 *   <li>{@link loadline.log.cosign.Quorum}: the file that C2SP calls a tlog-policy: logs, witnesses, groups and the quorum;
 *   <li>{@link loadline.log.cosign.Attested}: witnessed, self-attested, or short of witnesses;
 *   <li>{@link loadline.log.cosign.SplitView}: two signed tree heads of one size and two roots, which anyone can check.
 * </ul>
 *
 * Rules: a key id must be the one that name, type and key give. Lines by unknown keys are passed over; a bad line by a known
 * key refuses the whole tree head. A cosignature of time 0 says nothing of the largest tree and counts for no quorum. Without
 * a quorum a tree head is self-attested, whoever else signed it.
 *
 * <p>Not chosen: one witness with two keys as one vote; it has two names in the file, and a group of {@code any} makes them one.
 * Two tree heads of different sizes as a proof of fraud: that takes a consistency proof which does not exist.
 */
package loadline.log.cosign;
