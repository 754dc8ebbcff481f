package loadline.core.policy;

import java.util.List;

/**
 * A named set of safeguard criteria, all of which must be attested. Without criteria it is never met: the policy has not
 * said what would meet it.
 *
 * @param axis what it protects; security attaches to weights, the others to a deployment's configuration
 */
public record Standard(StandardId id, Axis axis, Level level, List<Criterion> criteria, ClauseId clause) {
    /** What a standard protects. */
    public enum Axis { SECURITY, DEPLOYMENT, ALIGNMENT }

    public Standard {
        criteria = List.copyOf(criteria);
    }
}
