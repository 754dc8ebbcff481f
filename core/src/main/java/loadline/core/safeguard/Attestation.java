package loadline.core.safeguard;

import loadline.core.Digest;
import loadline.core.policy.CriterionId;
import loadline.core.policy.StandardId;

/**
 * A signed statement about one criterion of a standard.
 *
 * @param subject digest of the weights for security, of the configuration for every other axis
 * @param evidence digest of what it rests on
 */
public record Attestation(StandardId standard, CriterionId criterion, Digest subject, Status status, Digest evidence) {
    /** How far a criterion is. */
    public enum Status { IN_FORCE, PLANNED, FAILED }
}
