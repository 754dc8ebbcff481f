package loadline.formats.statement;

import java.util.Optional;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;

/** Reads the texts that adopted policies and protocols are known by, in the order of the log. */
public interface Texts {
    /** What a policy's text says. @throws IllegalArgumentException if it is none that can be read */
    Policy policy(byte[] text);

    /**
     * What a protocol's text says; empty if the policy it serves was not read before, as where that one's text is absent.
     *
     * @throws IllegalArgumentException if it is none that can be read
     */
    Optional<Protocol> protocol(byte[] text, PolicyId serves);
}
