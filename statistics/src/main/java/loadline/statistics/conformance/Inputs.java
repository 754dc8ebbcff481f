package loadline.statistics.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import loadline.statistics.Level;
import tools.jackson.databind.JsonNode;

/** The inputs of a case by name. Whatever is missing or of another kind is refused with its place. */
final class Inputs {
    private final String place;
    private final JsonNode values;

    Inputs(String place, JsonNode values) {
        this.place = place;
        this.values = values;
    }

    double number(String name) {
        return number(at(name), needed(name));
    }

    BigDecimal decimal(String name) {
        number(name);
        return needed(name).decimalValue();
    }

    int whole(String name) {
        return whole(at(name), needed(name));
    }

    String text(String name) {
        JsonNode value = needed(name);
        if (!value.isString()) {
            throw refused(at(name), "a string is expected here");
        }
        return value.asString();
    }

    Level level() {
        return new Level(number("level"));
    }

    /** The level, or 95% where the case does not name one. */
    Level levelOrUsual() {
        return has("level") ? level() : new Level(0.95);
    }

    double[] numbers(String name) {
        return numbers(at(name), needed(name));
    }

    /** Empty where the input is absent or null. */
    Optional<double[]> mayNumbers(String name) {
        return has(name) ? Optional.of(numbers(name)) : Optional.empty();
    }

    int[] wholes(String name) {
        return list(at(name), needed(name), Inputs::whole).stream().mapToInt(Integer::intValue).toArray();
    }

    List<double[]> rows(String name) {
        return list(at(name), needed(name), Inputs::numbers);
    }

    double[][] table(String name) {
        return rows(name).toArray(double[][]::new);
    }

    /** Names of clusters: strings, or numbers taken as names. */
    List<String> labels(String name) {
        return list(at(name), needed(name), (where, value) -> {
            if (!value.isString() && !value.isNumber()) {
                throw refused(where, "the name of a cluster is expected here");
            }
            return value.asString();
        });
    }

    Optional<List<String>> mayLabels(String name) {
        return has(name) ? Optional.of(labels(name)) : Optional.empty();
    }

    /** The elements of an array of objects. */
    List<Inputs> objects(String name) {
        return list(at(name), needed(name), Inputs::new);
    }

    /** The elements of an array of arrays, as they are. */
    List<List<JsonNode>> nested(String name) {
        return list(at(name), needed(name), (where, row) -> list(where, row, (_, value) -> value));
    }

    boolean has(String name) {
        return values.hasNonNull(name);
    }

    private JsonNode needed(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw refused(place, "input `" + name + "` is missing");
        }
        return value;
    }

    private String at(String name) {
        return place + "." + name;
    }

    private static double number(String where, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw refused(where, "a number is expected here");
        }
        return value.asDouble();
    }

    private static int whole(String where, JsonNode value) {
        double number = number(where, value);
        if (number != (int) number) {
            throw refused(where, "a whole number of 32 bits is expected here");
        }
        return (int) number;
    }

    private static double[] numbers(String where, JsonNode value) {
        return list(where, value, Inputs::number).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static <T> List<T> list(String where, JsonNode value, BiFunction<String, JsonNode, T> read) {
        if (!value.isArray()) {
            throw refused(where, "an array is expected here");
        }
        List<T> made = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            made.add(read.apply(where + "[" + i + "]", value.get(i)));
        }
        return made;
    }

    private static IllegalArgumentException refused(String where, String rule) {
        return new IllegalArgumentException(where + ": " + rule);
    }
}
