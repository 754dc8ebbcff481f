package loadline.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadline.core.Rule;

/**
 * Independent values in [0, 1], as a multiset: scores of unrelated items, or one mean for each cluster. Kept sorted, so
 * neither the order of rows nor the labels of clusters can change a bit of what is made from it.
 */
public final class BoundedSample {
    private final double[] ascending;

    private BoundedSample(double[] values) {
        for (double value : values) {
            Rule.require(value >= 0 && value <= 1, () -> "a value of a bounded sample lies in [0, 1], not `" + value + "`");
        }
        this.ascending = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    }

    /** The sample of these values. Throws if one lies outside [0, 1] or is not a number. */
    public static BoundedSample of(double... values) {
        return new BoundedSample(values);
    }

    /**
     * One value a cluster: the mean of its scores, computed exactly and rounded once. What is estimated from it is the
     * <em>mean over clusters</em>, in which a cluster of 40 items weighs as much as a cluster of one; where clusters differ
     * in size that is not the mean over items, and a protocol must say that it means this one.
     */
    public static BoundedSample ofClusterMeans(List<Observation> observations) {
        Map<String, List<Observation>> byCluster =
                observations.stream().collect(Collectors.groupingBy(Observation::cluster, TreeMap::new, Collectors.toList()));
        return new BoundedSample(byCluster.values().stream().mapToDouble(BoundedSample::mean).toArray());
    }

    /** How many independent values: the n of a bound. */
    public int size() {
        return ascending.length;
    }

    /** The mean. Throws if the sample is empty. */
    public double mean() {
        Rule.require(ascending.length > 0, "an empty sample has no mean");
        return exactMean(Arrays.stream(ascending).mapToObj(BigDecimal::new).toList());
    }

    double[] ascending() {
        return ascending.clone();
    }

    private static double mean(List<Observation> cluster) {
        return exactMean(cluster.stream().map(observation -> new BigDecimal(observation.score())).toList());
    }

    private static double exactMean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128).doubleValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedSample sample && Arrays.equals(ascending, sample.ascending);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascending);
    }

    @Override
    public String toString() {
        return Arrays.toString(ascending);
    }
}
