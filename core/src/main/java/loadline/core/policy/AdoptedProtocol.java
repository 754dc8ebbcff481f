package loadline.core.policy;

import loadline.core.Digest;

/** A protocol as adopted: the digest of the very bytes that were read, what they say, and its lines as every decision reads them. */
public final class AdoptedProtocol {
    private final Digest text;
    private final Protocol protocol;
    private final ProtocolLines lines;

    /** What the bytes with the digest {@code text} say. */
    public AdoptedProtocol(Digest text, Protocol protocol) {
        this.text = text;
        this.protocol = protocol;
        this.lines = new ProtocolLines(protocol);
    }

    /** Digest of the bytes. */
    public Digest text() {
        return text;
    }

    /** What they say. */
    public Protocol protocol() {
        return protocol;
    }

    /** Its lines as every decision reads them. */
    public ProtocolLines lines() {
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdoptedProtocol that && text.equals(that.text) && protocol.equals(that.protocol);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "protocol `" + protocol.id() + "`, " + text;
    }
}
