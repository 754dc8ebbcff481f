package loadline.core.statistics;

import loadline.core.Rule;

/**
 * One scored item and the cluster (author, task family, shared text) whose items may move together. Throws unless the
 * cluster is named and the score lies in [0, 1].
 */
public record Observation(String cluster, double score) {
    public Observation {
        Rule.require(cluster != null && !cluster.isBlank(), "an observation names its cluster; items that share nothing have a cluster each");
        Rule.require(score >= 0 && score <= 1, () -> "a score lies in [0, 1], not `" + score + "` in cluster `" + cluster + "`");
    }
}
