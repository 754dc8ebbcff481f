package loadline.formats.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;
import loadline.log.Malformed;

/** Texts as YAML, for one reading of one log: a protocol is read with the policy of that name that was read last. */
public final class YamlTexts implements Texts {
    private final Map<PolicyId, Policy> read = new HashMap<>();

    @Override
    public Policy policy(byte[] text) {
        Policy policy = accepted(PolicyYaml.read("policy", text));
        read.put(policy.id(), policy);
        return policy;
    }

    @Override
    public Optional<Protocol> protocol(byte[] text, PolicyId serves) {
        return Optional.ofNullable(read.get(serves)).map(policy -> accepted(ProtocolYaml.read("protocol", text, policy)));
    }

    private static <T> T accepted(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Accepted<T>(T value, var _) -> value;
            case Parsed.Rejected<T>(List<Problem> problems) -> throw new Malformed("the adopted text has " + problems.size() + " problems, the first: " + problems.getFirst());
        };
    }
}
