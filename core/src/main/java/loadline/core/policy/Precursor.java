package loadline.core.policy;

import java.util.List;
import loadline.core.Rule;

/** A capability a policy watches on the way to thresholds (it may call it a checkpoint): ruled out, it rules out all it stands before. */
public record Precursor(ThresholdId id, String wording, List<ThresholdId> before, List<ObligationId> duties, ClauseId clause) {
    public Precursor {
        before = List.copyOf(before);
        duties = List.copyOf(duties);
        Rule.require(!before.isEmpty(), "a precursor stands before at least one threshold");
    }
}
