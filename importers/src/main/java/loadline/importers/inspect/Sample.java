package loadline.importers.inspect;

import java.util.Map;
import java.util.Optional;
import loadline.core.evaluation.SampleOutcome.Limit;

/**
 * What is kept of one sample in one epoch.
 *
 * @param id {@code s:} and the text, or {@code i:} and the number
 * @param scores by scorer, in the log's order; the scorer's name is empty where an old log names none
 * @param cluster the value of the metadata field by which standard errors are clustered, if the log names one
 */
record Sample(
        String id, int epoch, Map<String, Score> scores, boolean errored, boolean invalidated, Optional<Limit> limit,
        Optional<String> cluster, boolean retried, boolean fellBack) {

    /** The item and the epoch in words; no other item in no other epoch has the same. */
    String pair() {
        return pair(id, epoch);
    }

    static String pair(String id, int epoch) {
        return id + " epoch " + epoch;
    }

    /** The id without its kind: Inspect does not tell 1 from "1" when it reduces epochs. */
    String plainId() {
        return id.substring(2);
    }

    Sample withCluster(Optional<String> found) {
        return new Sample(id, epoch, scores, errored, invalidated, limit, found, retried, fellBack);
    }
}
