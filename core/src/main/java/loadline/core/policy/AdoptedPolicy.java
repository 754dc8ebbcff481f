package loadline.core.policy;

import loadline.core.Digest;

/** A policy as adopted: the digest of the very bytes that were read, and what they say. */
public record AdoptedPolicy(Digest text, Policy policy) {}
