package loadline.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import loadline.core.Rule;
import loadline.core.statistics.Normal;
import loadline.core.statistics.SplitMix;

/** Resampling a mean, for display. Draws follow from a seed and the sorted values, so neither row order nor labels matter. */
public final class Bootstrap {
    private static final int MOST_SUMS = 2_000_000;

    private Bootstrap() {}

    /**
     * The distribution of the mean of a resample, by enumeration of all n^n.
     *
     * @param sums         ways to reach each sum
     * @param n            values
     * @param acceleration of the bias-corrected interval; undefined without variance
     */
    public record Exact(NavigableMap<BigDecimal, BigInteger> sums, int n, Figure standardError, Figure acceleration, Figure belowMean) {
        /** The smallest mean with at least this share of resamples at or below it. */
        public double quantile(BigDecimal p) {
            BigDecimal wanted = p.multiply(new BigDecimal(BigInteger.valueOf(n).pow(n)));
            BigInteger reached = BigInteger.ZERO;
            for (var sum : sums.entrySet()) {
                reached = reached.add(sum.getValue());
                if (new BigDecimal(reached).compareTo(wanted) >= 0) {
                    return mean(sum.getKey());
                }
            }
            return mean(sums.lastKey());
        }

        private double mean(BigDecimal sum) {
            return sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64).doubleValue();
        }
    }

    /** All resamples. Throws if their means are too many to list. */
    public static Exact exactly(double[] values) {
        Moments moments = Moments.of(values);
        NavigableMap<BigDecimal, BigInteger> sums = new TreeMap<>(List.of(BigDecimal.ZERO).stream().collect(java.util.stream.Collectors.toMap(x -> x, _ -> BigInteger.ONE)));
        for (int draw = 0; draw < values.length; draw++) {
            NavigableMap<BigDecimal, BigInteger> next = new TreeMap<>();
            for (var sum : sums.entrySet()) {
                for (double value : values) {
                    next.merge(sum.getKey().add(BigDecimal.valueOf(value)), sum.getValue(), BigInteger::add);
                }
                Rule.require(next.size() <= MOST_SUMS, "resamples have too many different means to list; draw them at random");
            }
            sums = next;
        }
        BigDecimal own = Arrays.stream(values).mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigInteger below = sums.headMap(own, false).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigDecimal all = new BigDecimal(BigInteger.valueOf(values.length).pow(values.length));
        return new Exact(sums, values.length, Figure.of(values.length > 1, Math.sqrt(moments.populationVariance() / values.length), "one value has no spread"),
                acceleration(values), Figure.of(new BigDecimal(below).divide(all, MathContext.DECIMAL64).doubleValue()));
    }

    /**
     * Resamples drawn at random.
     *
     * @param percentile    quantiles of the resampled means
     * @param biasCorrected bias-corrected and accelerated (Efron 1987); undefined without variance
     */
    public record Drawn(Figure standardError, Interval percentile, Interval biasCorrected) {}

    /** {@code replicates} resamples of independent values. */
    public static Drawn drawn(double[] values, Level level, int replicates, long seed) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] means = new double[replicates];
        for (int b = 0; b < replicates; b++) {
            SplitMix random = SplitMix.of(seed, b);
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += sorted[random.below(sorted.length)];
            }
            means[b] = sum / sorted.length;
        }
        Arrays.sort(means);
        return new Drawn(Moments.of(means).standardDeviation(), percentile(means, level), biasCorrected(means, sorted, level));
    }

    /** As {@link #drawn}, whole clusters at a time; the mean is over items. */
    public static Drawn clusters(double[] values, List<String> labels, Level level, int replicates, long seed) {
        Clusters clusters = Clusters.of(values, labels);
        double[] sums = clusters.sums();
        double[] sizes = clusters.sizes();
        double[] means = new double[replicates];
        for (int b = 0; b < replicates; b++) {
            SplitMix random = SplitMix.of(seed, b);
            double sum = 0;
            double size = 0;
            for (int i = 0; i < sums.length; i++) {
                int cluster = random.below(sums.length);
                sum += sums[cluster];
                size += sizes[cluster];
            }
            means[b] = sum / size;
        }
        Arrays.sort(means);
        if (sums.length < 2) {
            String reason = "one cluster says nothing about the spread between clusters";
            return new Drawn(Figure.undefined(reason), Interval.undefined(reason), Interval.undefined(reason));
        }
        return new Drawn(Moments.of(means).standardDeviation(), percentile(means, level), Interval.undefined("not made for clusters"));
    }

    private static Interval percentile(double[] sorted, Level level) {
        return sorted[0] == sorted[sorted.length - 1] ? Interval.undefined("no variance means no information")
                : Interval.of(quantile(sorted, level.tail()), quantile(sorted, 1 - level.tail()));
    }

    private static Interval biasCorrected(double[] sorted, double[] values, Level level) {
        double mean = Moments.of(values).mean();
        long below = Arrays.stream(sorted).filter(m -> m < mean).count();
        long notAbove = Arrays.stream(sorted).filter(m -> m <= mean).count();
        double share = (below + notAbove) / (2.0 * sorted.length);
        if (!(acceleration(values) instanceof Figure.Known(double a)) || share <= 0 || share >= 1) {
            return Interval.undefined("no variance means no information");
        }
        double bias = Normal.quantile(share);
        return Interval.of(quantile(sorted, adjusted(bias, a, -level.z())), quantile(sorted, adjusted(bias, a, level.z())));
    }

    private static double adjusted(double bias, double acceleration, double z) {
        return Normal.atMost(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }

    private static Figure acceleration(double[] values) {
        Moments moments = Moments.of(values);
        double cubes = Sums.of(Arrays.stream(values).map(x -> (x - moments.mean()) * (x - moments.mean()) * (x - moments.mean())).toArray());
        return Figure.of(moments.squares() > 0, cubes / (6 * moments.squares() * Math.sqrt(moments.squares())), "no variance");
    }

    /** The quantile of sorted values, linear between neighbours. */
    static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        return below + 1 == sorted.length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
