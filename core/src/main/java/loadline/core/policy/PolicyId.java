package loadline.core.policy;

import loadline.core.Name;
import loadline.core.Rule;

/** One version of one framework: {@code anthropic-rsp@2.2}. The folder of a built-in one is {@code policies/<name>/<version>}. */
public record PolicyId(String name, String version) implements Comparable<PolicyId> {
    public PolicyId {
        Name.of("a policy's name", name);
        Name.of("a policy's version", version);
        Rule.require(name.indexOf('@') < 0 && version.indexOf('@') < 0, "a policy's name and version hold no `@`");
    }

    /** Reads {@code name@version}. */
    public static PolicyId of(String text) {
        int at = text.indexOf('@');
        Rule.require(at > 0, () -> "a policy is named `name@version`, such as `anthropic-rsp@2.2`, not `" + text + "`");
        return new PolicyId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(PolicyId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
