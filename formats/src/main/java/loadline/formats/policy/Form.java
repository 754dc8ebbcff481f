package loadline.formats.policy;

/** Makes one value of a node. */
@FunctionalInterface
public interface Form<T> {
    /**
     * The value, or null where the node is not of this form. Who answers null has recorded why; what was read is used only if
     * nothing was recorded.
     *
     * @param name what messages call the node, such as {@code `modality`}
     */
    T read(String name, Yaml node);
}
