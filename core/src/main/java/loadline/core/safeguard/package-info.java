/**
 * Safeguards as facts: {@link loadline.core.safeguard.Attestation} says that one criterion of a standard is met for
 * weights or a configuration, by whom, on which evidence.
 *
 * <p>Rules: the newest attestation of a criterion speaks; attesting the same evidence again refreshes nothing; planned is
 * not in force.
 */
package loadline.core.safeguard;
