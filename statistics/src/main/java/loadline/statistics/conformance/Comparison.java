package loadline.statistics.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether an answer is what was expected, and where not. */
final class Comparison {
    private final Case.Tolerance tolerance;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Case.Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** The names of expected figures that were not answered, or otherwise. */
    static List<String> differences(JsonNode expected, JsonNode got, Case.Tolerance tolerance) {
        Comparison comparison = new Comparison(tolerance);
        comparison.compare("", expected, got);
        return List.copyOf(comparison.differences);
    }

    private void compare(String name, JsonNode expected, JsonNode got) {
        if (got == null) {
            differences.add(name);
        } else if (expected.isObject() && got.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                compare(name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), got.get(member.getKey()));
            }
        } else if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(name + "[" + i + "]", expected.get(i), got.get(i));
            }
        } else if (!isSame(expected, got)) {
            differences.add(name);
        }
    }

    private boolean isSame(JsonNode expected, JsonNode got) {
        if (expected.isNumber() && got.isNumber()) {
            double wanted = expected.asDouble();
            double allowed = expected.isIntegralNumber() ? 0 : Math.max(tolerance.absolute(), tolerance.relative() * Math.abs(wanted));
            return Math.abs(got.asDouble() - wanted) <= allowed;
        }
        return isUndefined(expected) ? isUndefined(got) : expected.equals(got);
    }

    /** Null, or an interval of which neither end is known. */
    private static boolean isUndefined(JsonNode value) {
        return value.isNull() || value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isNull);
    }
}
