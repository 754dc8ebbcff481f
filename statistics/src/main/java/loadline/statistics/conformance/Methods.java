package loadline.statistics.conformance;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every method by the name that case files give it. */
final class Methods {
    static final Map<String, Method> ALL = all();

    private Methods() {}

    private static Map<String, Method> all() {
        Map<String, Method> all = new TreeMap<>();
        Stream.of(Quantiles.METHODS, Proportions.METHODS, Means.METHODS, Judges.METHODS, Streams.METHODS, Trends.METHODS, Sizes.METHODS, Resamples.METHODS)
                .forEach(some -> some.forEach((name, method) -> {
                    if (all.put(name, method) != null) {
                        throw new IllegalStateException("two methods are called `" + name + "`");
                    }
                }));
        return Map.copyOf(all);
    }
}
