package loadline.core.policy;

import loadline.core.Digest;

/** A policy as adopted: the digest of the very bytes that were read, what they say, and that as every decision reads it. */
public final class AdoptedPolicy {
    private final Digest text;
    private final Policy policy;
    private final PolicyRules rules;

    /** What the bytes with the digest {@code text} say. */
    public AdoptedPolicy(Digest text, Policy policy) {
        this.text = text;
        this.policy = policy;
        this.rules = new PolicyRules(policy);
    }

    /** Digest of the bytes. */
    public Digest text() {
        return text;
    }

    /** What they say. */
    public Policy policy() {
        return policy;
    }

    /** The same as every decision reads it. */
    public PolicyRules rules() {
        return rules;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdoptedPolicy that && text.equals(that.text) && policy.equals(that.policy);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "policy `" + policy.id() + "`, " + text;
    }
}
