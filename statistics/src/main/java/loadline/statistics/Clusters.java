package loadline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Rule;

/**
 * Values in clusters, in an order that depends on the values alone: neither the order of rows nor the labels of clusters
 * can change a bit of what is made from them.
 */
final class Clusters {
    private final List<double[]> sorted;
    private final int n;

    private Clusters(List<double[]> sorted, int n) {
        this.sorted = sorted;
        this.n = n;
    }

    /** The values by label. Throws if the lengths differ, there is nothing, or a label is blank. */
    static Clusters of(double[] values, List<String> labels) {
        Rule.require(values.length == labels.size(), () -> "each value names its cluster: `" + values.length + "` values and `" + labels.size() + "` labels");
        Rule.require(values.length > 0, "no values, so they have no mean");
        Map<String, Integer> known = new HashMap<>();
        int[] cluster = new int[values.length];
        int[] sizes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            String label = labels.get(i);
            Rule.require(label != null && !label.isBlank(), "every value names its cluster; one without is an error, not a cluster of its own");
            cluster[i] = known.computeIfAbsent(label, _ -> known.size());
            sizes[cluster[i]]++;
        }
        List<double[]> sorted = new ArrayList<>();
        for (int c = 0; c < known.size(); c++) {
            sorted.add(new double[sizes[c]]);
        }
        for (int i = 0; i < values.length; i++) {
            sorted.get(cluster[i])[--sizes[cluster[i]]] = values[i];
        }
        sorted.forEach(Arrays::sort);
        sorted.sort(Comparator.<double[]>comparingInt(members -> members.length).thenComparing(Arrays::compare));
        return new Clusters(sorted, values.length);
    }

    /** How many values. */
    int n() {
        return n;
    }

    /** How many clusters. */
    int count() {
        return sorted.size();
    }

    double[] sizes() {
        return sorted.stream().mapToDouble(members -> members.length).toArray();
    }

    /** For each cluster the sum of its values. */
    double[] sums() {
        return sorted.stream().mapToDouble(Sums::inOrder).toArray();
    }

    /** For each cluster the sum of its values less {@code mean}. */
    double[] residuals(double mean) {
        return sorted.stream().mapToDouble(members -> Sums.inOrder(Arrays.stream(members).map(x -> x - mean).toArray())).toArray();
    }
}
