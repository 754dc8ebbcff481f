package loadline.statistics.conformance;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import loadline.core.statistics.Bound;
import loadline.statistics.Figure;
import loadline.statistics.Interval;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The figures that a method answers, by name. Undefined becomes null. */
final class Answers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode byName = JSON.objectNode();

    ObjectNode json() {
        return byName;
    }

    Answers put(String name, Figure figure) {
        return put(name, json(figure));
    }

    Answers put(String name, double number) {
        return put(name, Figure.of(number));
    }

    Answers put(String name, long whole) {
        return put(name, JSON.numberNode(whole));
    }

    Answers put(String name, String text) {
        return put(name, JSON.stringNode(text));
    }

    Answers put(String name, boolean holds) {
        return put(name, JSON.booleanNode(holds));
    }

    Answers put(String name, Bound bound) {
        return put(name, bound.value().map(b -> Figure.of(b.doubleValue())).orElse(Figure.undefined("no bound")));
    }

    /** Null if neither end is known. */
    Answers put(String name, Interval interval) {
        return put(name, interval.isKnown() ? JSON.arrayNode().add(json(interval.lower())).add(json(interval.upper())) : JSON.nullNode());
    }

    Answers put(String name, double[] numbers) {
        ArrayNode array = JSON.arrayNode();
        Arrays.stream(numbers).forEach(number -> array.add(json(Figure.of(number))));
        return put(name, array);
    }

    Answers put(String name, Collection<Integer> wholes) {
        ArrayNode array = JSON.arrayNode();
        wholes.forEach(array::add);
        return put(name, array);
    }

    /** A count of steps from 1; undefined where it is empty. */
    Answers put(String name, Optional<Integer> step) {
        return put(name, step.<JsonNode>map(JSON::numberNode).orElse(JSON.nullNode()));
    }

    Answers put(String name, Answers inner) {
        return put(name, inner.byName);
    }

    private Answers put(String name, JsonNode value) {
        byName.set(name, value);
        return this;
    }

    private static JsonNode json(Figure figure) {
        return figure.value().isPresent() ? JSON.numberNode(figure.value().getAsDouble()) : JSON.nullNode();
    }
}
