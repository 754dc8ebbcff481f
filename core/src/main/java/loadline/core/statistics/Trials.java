package loadline.core.statistics;

import loadline.core.Rule;

/**
 * Independent yes-or-no items: {@code successes} of {@code attempted}. An item counts once, however many epochs it ran.
 * Throws unless 0 <= successes <= attempted.
 */
public record Trials(int successes, int attempted) {
    public Trials {
        Rule.require(0 <= successes && successes <= attempted,
                "successes lie between 0 and the attempts, not `" + successes + "` of `" + attempted + "`");
    }
}
