package loadline.formats.decision;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line for people, and the lines that belong under it.
 *
 * @param text one line; what could break it or steer a terminal is replaced when the node is made
 */
public record Node(String text, List<Node> children) {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    public Node {
        text = UNSEEN.matcher(text).replaceAll("\uFFFD");
        children = List.copyOf(children);
    }

    /** A node with these under it. */
    public static Node of(String text, Node... children) {
        return new Node(text, List.of(children));
    }
}
