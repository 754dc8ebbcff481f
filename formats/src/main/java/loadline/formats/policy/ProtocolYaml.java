package loadline.formats.policy;

import java.util.Optional;
import java.util.function.Function;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;

/** Reads a protocol document: a developer's operational plan under one policy. */
public final class ProtocolYaml {
    private ProtocolYaml() {}

    /**
     * The protocol, or every problem of the document. It is read with the policy it serves, whose levels, thresholds,
     * standards, reports and clauses it names: a protocol under a policy that {@code known} does not find is refused.
     *
     * @param fileName for messages
     * @param known finds the policies it may serve
     */
    public static Parsed<Protocol> read(String fileName, byte[] bytes, Function<PolicyId, Optional<Policy>> known) {
        return PolicyYaml.read(fileName, bytes, (root, problems) -> ProtocolForms.protocol(root, problems, known));
    }

    /** As above, for a protocol under {@code policy}. */
    public static Parsed<Protocol> read(String fileName, byte[] bytes, Policy policy) {
        return read(fileName, bytes, id -> id.equals(policy.id()) ? Optional.of(policy) : Optional.empty());
    }

    /** As above, for a protocol under a built-in policy. */
    public static Parsed<Protocol> read(String fileName, byte[] bytes) {
        return read(fileName, bytes, id -> switch (BuiltIn.policy(id)) {
            case Parsed.Accepted<Policy>(Policy policy, var _) -> Optional.of(policy);
            case Parsed.Rejected<Policy> _ -> Optional.empty();
        });
    }
}
