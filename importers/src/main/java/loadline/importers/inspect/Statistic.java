package loadline.importers.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the numbers of all items become one metric. */
sealed interface Statistic {
    /** One item after its epochs were reduced. */
    record Item(double value, Optional<String> cluster) {}

    /** The values the metric may have; empty where the items do not say enough to repeat it. There is at least one item. */
    List<Double> of(List<Item> items);

    /**
     * The metric of that name with these options; empty if its rule is not known here or draws random numbers. Any option
     * but {@code cluster} changes the rule in a way a log does not describe.
     */
    static Optional<Statistic> named(String name, Map<String, Object> options) {
        Object cluster = options.get("cluster");
        if (options.entrySet().stream().anyMatch(option -> option.getValue() != null && !option.getKey().equals("cluster"))) {
            return Optional.empty();
        }
        return switch (name.startsWith("inspect_ai/") ? name.substring("inspect_ai/".length()) : name) {
            case "accuracy", "mean" -> Optional.of(new Mean());
            case "std" -> Optional.of(new Std());
            case "var" -> Optional.of(new Var());
            case "stderr" -> Optional.of(cluster == null ? new Stderr() : new ClusteredStderr());
            default -> Optional.empty();
        };
    }

    /** Arithmetic mean; {@code accuracy} is the same over the numbers of the scores. */
    record Mean() implements Statistic {
        @Override
        public List<Double> of(List<Item> items) {
            return List.of(mean(items));
        }
    }

    /** Sample standard deviation; 0 for one item. */
    record Std() implements Statistic {
        @Override
        public List<Double> of(List<Item> items) {
            return List.of(Math.sqrt(variance(items, 1)));
        }
    }

    /** Sample variance; older writers divided by n instead of n-1. */
    record Var() implements Statistic {
        @Override
        public List<Double> of(List<Item> items) {
            return List.of(variance(items, 1), variance(items, 0));
        }
    }

    /** Standard error of the mean; 0 for one item. */
    record Stderr() implements Statistic {
        @Override
        public List<Double> of(List<Item> items) {
            return List.of(Math.sqrt(variance(items, 1) / items.size()));
        }
    }

    /** Standard error of the mean where the items of a cluster move together, corrected for the number of clusters. */
    record ClusteredStderr() implements Statistic {
        @Override
        public List<Double> of(List<Item> items) {
            double mean = mean(items);
            Map<String, Double> sums = new HashMap<>();
            for (Item item : items) {
                if (item.cluster().isEmpty()) {
                    return List.of();
                }
                sums.merge(item.cluster().get(), item.value() - mean, Double::sum);
            }
            double clusters = sums.size();
            double square = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
            return clusters < 2 ? List.of() : List.of(Math.sqrt(square * clusters / (clusters - 1)) / items.size());
        }
    }

    private static double mean(List<Item> items) {
        OptionalDouble mean = items.stream().mapToDouble(Item::value).average();
        return mean.orElseThrow();
    }

    private static double variance(List<Item> items, int lost) {
        if (items.size() < 2) {
            return 0;
        }
        double mean = mean(items);
        return items.stream().mapToDouble(item -> (item.value() - mean) * (item.value() - mean)).sum() / (items.size() - lost);
    }
}
