package loadline.core.policy;

import loadline.core.Name;
import loadline.core.Rule;

/** One version of a developer's protocol: {@code spring-protocol@1}. */
public record ProtocolId(String name, String version) implements Comparable<ProtocolId> {
    public ProtocolId {
        Name.of("a protocol's name", name);
        Name.of("a protocol's version", version);
        Rule.require(name.indexOf('@') < 0 && version.indexOf('@') < 0, "a protocol's name and version hold no `@`");
    }

    /** Reads {@code name@version}. */
    public static ProtocolId of(String text) {
        int at = text.indexOf('@');
        Rule.require(at > 0, () -> "a protocol is named `name@version`, such as `spring-protocol@1`, not `" + text + "`");
        return new ProtocolId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(ProtocolId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
