package loadline.formats.policy;

import java.util.function.BiFunction;
import loadline.core.policy.Policy;
import loadline.formats.Parsed;
import loadline.formats.Sha256;

/** Reads a policy document: one version of a published framework. */
public final class PolicyYaml {
    private PolicyYaml() {}

    /**
     * The policy, or every problem of the document: its YAML, its keys and values, and what it refers to and does not hold.
     *
     * @param fileName for messages
     */
    public static Parsed<Policy> read(String fileName, byte[] bytes) {
        return read(fileName, bytes, (root, problems) -> new PolicyForms(problems).policy(root));
    }

    /** Reads a document by the form of its root, which answers null where it recorded a problem. */
    public static <T> Parsed<T> read(String fileName, byte[] bytes, BiFunction<Yaml, Problems, T> form) {
        Problems problems = new Problems(fileName);
        T value = YamlDocument.read(bytes, problems).map(root -> form.apply(root, problems)).orElse(null);
        return value == null || problems.hasAny() ? new Parsed.Rejected<>(problems.all()) : new Parsed.Accepted<>(value, Sha256.of(bytes));
    }
}
