package loadline.statistics.conformance;

import tools.jackson.databind.node.ObjectNode;

/**
 * One case.
 *
 * @param place    where it stands in its file: {@code cases[3]}
 * @param expected figures by name; null is undefined
 */
public record Case(String place, String id, String method, ObjectNode inputs, ObjectNode expected, Tolerance tolerance) {
    /** How far an answer may lie from what is expected: the larger of the two. */
    public record Tolerance(double relative, double absolute) {}
}
