package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.Person;

/**
 * One round of review of a configuration by one reviewer. The reviewer signs the result; an invitation anyone may log.
 *
 * @param kind what was reviewed: {@code red-team}
 */
public record ReviewRound(String kind, Digest weights, Digest configuration, Person reviewer, int round, Result result, Digest document) {
    /** How a round stands. */
    public enum Result { INVITED, SUFFICIENT, INSUFFICIENT }
}
