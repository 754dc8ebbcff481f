package loadline.core.policy;

import java.util.Optional;
import java.util.Set;
import loadline.core.TimeSpan;

/**
 * One thing a standard asks for.
 *
 * @param surfaces where it is asked for
 * @param maxAge how old an attestation of it may be; absent means it does not age under the policy
 */
public record Criterion(CriterionId id, String text, Set<Surface> surfaces, Optional<TimeSpan> maxAge, ClauseId clause) {
    public Criterion {
        surfaces = Set.copyOf(surfaces);
    }
}
