package loadline.core.governance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/**
 * What an accountable person concluded about a threshold, in one of the policy's deciding roles.
 *
 * @param basis what the conclusion rests on
 * @param names statements it names: every adverse run must be among them for a loosening one to count
 * @param dissent what somebody who disagreed wrote, or empty
 */
public record Determination(
        PolicyId policy, ThresholdId threshold, Digest weights, Role as, Conclusion conclusion, Ground basis, Set<Digest> names, String reasoning, Optional<String> dissent) {
    /** What was concluded. */
    public enum Conclusion { NOT_REACHED, REACHED, TREATED_AS_REACHED }

    /** What a conclusion rests on. */
    public enum Ground { EVIDENCE, PRECAUTION, JUDGEMENT }

    public Determination {
        names = Set.copyOf(names);
        Rule.require(!reasoning.isBlank(), "a determination gives its reasoning");
    }

    /** The statements it names, in a fixed order. */
    public List<Digest> namesInOrder() {
        return names.stream().sorted().toList();
    }
}
