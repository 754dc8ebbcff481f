package loadline.core.policy;

import loadline.core.Digest;

/** A protocol as adopted: the digest of the very bytes that were read, and what they say. */
public record AdoptedProtocol(Digest text, Protocol protocol) {}
